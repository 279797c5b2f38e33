package io.sqsmega.listen;

import java.util.concurrent.Semaphore;

/**
 * The number of messages that can still be started. Pollers take permits before they receive, so that no message waits
 * for a thread.
 */
final class Permits {
    private final Places free;
    private volatile boolean closed;

    Permits(int size) {
        this.free = new Places(size);
    }

    /** Waits for permits and takes those that are free; returns zero when closed. */
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

    /**
     * @param places the number of permits; negative if more are needed than were taken, because the queue returned more
     *     messages than requested
     */
    void giveBack(int places) {
        if (places < 0) {
            free.reducePermits(-places);
        } else {
            free.release(places);
        }
    }

    /** Wakes the waiting threads one by one: each passes the one free permit on. */
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
