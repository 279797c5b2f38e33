package io.sqsmega.lambda;

import io.sqsmega.dispatch.Lane;
import java.util.Collection;

/** Who runs the lanes of a batch. */
@FunctionalInterface
interface Workers {
    /**
     * One lane after the other, on the calling thread. A subscriber that hangs is waited for; a call to a service is
     * not.
     */
    Workers CALLING_THREAD = new CallingThread();

    /** Returns when every slot has its outcome. */
    void run(Collection<Lane> lanes, Invocation invocation);

    /** A class, since a lambda here would cost every cold start. */
    final class CallingThread implements Workers {
        @Override
        public void run(Collection<Lane> lanes, Invocation invocation) {
            for (Lane lane : lanes) {
                invocation.run(lane);
            }
        }
    }
}
