package io.sqsmega.snapstart;

import static io.sqsmega.match.Matchers.match;

import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.EventPattern;
import io.sqsmega.subscribe.Result;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;

/** Says what it finds when the snapshot is taken. Made by Lambda's runtime client, so it is public. */
public final class SnapshotFunction extends MegaSqsHandler {
    private static final Witness WITNESS = new Witness();
    private static @Nullable SnapshotFunction instance;

    static {
        // Registered before the handler is made, so called after it: CRaC goes backwards.
        Core.getGlobalContext().register(WITNESS);
    }

    public SnapshotFunction() {
        on(EventPattern.builder().name(match("[a-z]+")).build(), (payload, message) -> Result.OK);
        on(EventPattern.named("again"), (payload, message) -> Result.RETRY_LATER);
        instance = this;
        // What is held weakly only is gone.
        System.gc();
    }

    private String tryToRegister() {
        try {
            on(EventPattern.any(), (payload, message) -> Result.OK);
            return "registered";
        } catch (IllegalStateException refused) {
            return "refused";
        }
    }

    private static final class Witness implements Resource {
        @Override
        public void beforeCheckpoint(Context<? extends Resource> context) {
            System.out.println("at the snapshot: " + (instance == null ? "no handler" : instance.tryToRegister()));
        }

        @Override
        public void afterRestore(Context<? extends Resource> context) {
            System.out.println(new Restored());
        }
    }

    /** To be found among the classes that were loaded: those behind it were not in the snapshot. */
    static final class Restored {
        @Override
        public String toString() {
            return "restored";
        }
    }
}
