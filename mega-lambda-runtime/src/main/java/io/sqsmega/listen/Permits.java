package io.sqsmega.listen;

import java.util.concurrent.Semaphore;

/** How much more can be started at once. Pollers take room before they receive, so nothing waits for a thread. */
final class Permits {
    private final Places free;
    private volatile boolean closed;

    Permits(int size) {
        this.free = new Places(size);
    }

    /** Waits until there is room, and takes what there is; zero when closed. */
    int take(int atMost) throws InterruptedException {
        free.acquire();
        if (closed) {
            free.release();
            return 0;
        }
        int taken = 1;
        while (taken < atMost && free.tryAcquire()) {
            taken++;
        }
        return taken;
    }

    /** @param places negative if more are needed than were taken, since a queue gave more than it was asked for */
    void giveBack(int places) {
        if (places < 0) {
            free.reducePermits(-places);
        } else {
            free.release(places);
        }
    }

    /** Wakes the waiting threads one by one: each passes on the one place that is free then. */
    void close() {
        closed = true;
        free.release(Math.max(0, -free.availablePermits()) + 1);
    }

    private static final class Places extends Semaphore {
        private static final long serialVersionUID = 1;

        Places(int size) {
            super(size);
        }

        @Override
        protected void reducePermits(int places) {
            super.reducePermits(places);
        }
    }
}
