package io.sqsmega.lambda;

import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Builds a handler's dispatcher before SnapStart takes its snapshot. The handler's constructor cannot do this, because
 * the constructor of the subclass registers subscribers after it.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">Lambda SnapStart
 *     runtime hooks for Java</a>
 */
final class SnapshotHook implements Resource {
    private final MegaSqsHandler handler;

    SnapshotHook(MegaSqsHandler handler) {
        this.handler = handler;
    }

    /** Returns the hook, which the caller must keep: CRaC refers to it weakly. */
    static SnapshotHook register(MegaSqsHandler handler) {
        SnapshotHook hook = new SnapshotHook(handler);
        Core.getGlobalContext().register(hook);
        return hook;
    }

    /**
     * Called after the handler is created.
     *
     * @throws IllegalStateException if it has no subscriber: no snapshot is taken, and the deployment fails
     */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        Priming.through(handler.dispatcher());
    }

    /** Does nothing: the dispatcher has neither connections nor unique values. */
    @Override
    public void afterRestore(Context<? extends Resource> context) {}
}
