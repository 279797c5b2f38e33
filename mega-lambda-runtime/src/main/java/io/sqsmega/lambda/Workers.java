package io.sqsmega.lambda;

import io.sqsmega.dispatch.Lane;
import java.util.Collection;

/** Runs the lanes of a batch. */
@FunctionalInterface
interface Workers {
    /**
     * Runs one lane after the other on the calling thread. Waits for a subscriber that hangs, but not for a call to a
     * service.
     */
    Workers CALLING_THREAD = new CallingThread();

    /** Runs the lanes. Returns when every slot has its outcome. */
    void run(Collection<Lane> lanes, Invocation invocation);

    /** A class, because a lambda would cost time in every cold start. */
    final class CallingThread implements Workers {
        @Override
        public void run(Collection<Lane> lanes, Invocation invocation) {
            for (Lane lane : lanes) {
                invocation.run(lane);
            }
        }
    }
}
