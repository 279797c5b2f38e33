package io.sqsmega.listen;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Signals, once and finally, that nothing more is to be received or started. Thread-safe. */
final class StopSignal {
    private final CountDownLatch requested = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> cause = new AtomicReference<>();

    void request() {
        requested.countDown();
    }

    /** Stops because of an unrecoverable error; the first error counts. */
    void fail(Throwable thrown) {
        cause.compareAndSet(null, thrown);
        request();
    }

    boolean isRequested() {
        return requested.getCount() == 0;
    }

    void await() throws InterruptedException {
        requested.await();
    }

    /** Waits for the given time, or until the signal comes. */
    void pause(Duration atMost) throws InterruptedException {
        boolean ignored = requested.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Throws the error that was the cause, if there is one. */
    void rethrow() {
        Throwable thrown = cause.get();
        if (thrown instanceof Error error) {
            throw error;
        } else if (thrown instanceof RuntimeException failed) {
            throw failed;
        }
    }
}
