package io.sqsmega.lambda;

import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Builds a handler's dispatcher before SnapStart takes its snapshot, which the handler's constructor cannot: the one of
 * the class that extends it goes on registering.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">Lambda SnapStart
 *     runtime hooks for Java</a>
 */
final class SnapshotHook implements Resource {
    private final MegaSqsHandler handler;

    SnapshotHook(MegaSqsHandler handler) {
        this.handler = handler;
    }

    /** Returns what the caller has to keep: CRaC holds it weakly. */
    static SnapshotHook register(MegaSqsHandler handler) {
        SnapshotHook hook = new SnapshotHook(handler);
        Core.getGlobalContext().register(hook);
        return hook;
    }

    /**
     * Called when the handler is made.
     *
     * @throws IllegalStateException if it has no subscriber: no snapshot is taken, and the deployment fails
     */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        Priming.through(handler.dispatcher());
    }

    /** Nothing to do: the dispatcher holds neither connections nor anything unique. */
    @Override
    public void afterRestore(Context<? extends Resource> context) {}
}
