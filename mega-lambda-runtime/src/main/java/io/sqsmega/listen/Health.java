package io.sqsmega.listen;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Records since when all requests of one kind have failed. Thread-safe. */
final class Health {
    private static final long FINE = 0;

    private final AtomicLong failingSince = new AtomicLong(FINE);
    private volatile boolean everSucceeded;

    void succeeded() {
        everSucceeded = true;
        failingSince.set(FINE);
    }

    void failed() {
        failingSince.compareAndSet(FINE, System.nanoTime() | 1);
    }

    boolean everSucceeded() {
        return everSucceeded;
    }

    boolean isFailingFor(Duration tooLong) {
        long since = failingSince.get();
        return since != FINE && System.nanoTime() - since >= tooLong.toNanos();
    }
}
