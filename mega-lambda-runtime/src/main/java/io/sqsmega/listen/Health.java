package io.sqsmega.listen;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Counts the requests of one kind, and records since when all of them have failed. Thread-safe. */
final class Health {
    private static final long FINE = 0;

    private final AtomicLong failingSince = new AtomicLong(FINE);
    private final LongAdder requests = new LongAdder();
    private volatile boolean everSucceeded;

    void succeeded() {
        requests.increment();
        everSucceeded = true;
        failingSince.set(FINE);
    }

    void failed() {
        requests.increment();
        failingSince.compareAndSet(FINE, System.nanoTime() | 1);
    }

    /** Forgets past failures, because no requests were sent for a while. */
    void forgive() {
        failingSince.set(FINE);
    }

    long requests() {
        return requests.sum();
    }

    boolean everSucceeded() {
        return everSucceeded;
    }

    boolean isFailingFor(Duration tooLong) {
        long since = failingSince.get();
        return since != FINE && System.nanoTime() - since >= tooLong.toNanos();
    }
}
