package io.sqsmega.listen;

import java.util.concurrent.Semaphore;

/** How much more can be started at once. Pollers take room before they receive, so nothing waits for a thread. */
final class Room {
    private final Semaphore free;
    private volatile boolean closed;

    Room(int size) {
        this.free = new Semaphore(size);
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

    void giveBack(int places) {
        free.release(places);
    }

    /** Wakes who waits, one after the other: each passes the one place on. */
    void close() {
        closed = true;
        free.release();
    }
}
