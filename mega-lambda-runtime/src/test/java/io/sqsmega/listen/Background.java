package io.sqsmega.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A listener that listens on a thread of its own, until the end of the block. */
final class Background implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final SqsListener listener;
    private final Thread thread;
    private volatile @Nullable Throwable thrown;

    private Background(SqsListener listener) {
        this.listener = listener;
        this.thread = new Thread(this::listen, "listen");
    }

    static Background of(SqsListener.Builder builder) {
        Background background = new Background(builder.build());
        background.thread.start();
        return background;
    }

    /** A listener that is paused before it listens. */
    static Background paused(SqsListener.Builder builder) {
        Background background = new Background(builder.build());
        background.listener.pause();
        background.thread.start();
        return background;
    }

    private void listen() {
        try {
            listener.listen();
        } catch (Throwable thrown) {
            this.thrown = thrown;
        }
    }

    SqsListener listener() {
        return listener;
    }

    /** Waits for what must come, and fails if it does not. */
    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time is up, waiting for: " + what).isLessThan(deadline);
            pause();
        }
    }

    /** As a request waits for its answer that nobody can break off. */
    static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What came out of {@code listen()}, when it has ended. */
    @Nullable
    Throwable end() throws InterruptedException {
        thread.join(SOON.toMillis());
        assertThat(thread.isAlive()).as("listen() must have ended").isFalse();
        return thrown;
    }

    @Override
    public void close() throws InterruptedException {
        listener.close();
        assertThat(end()).isNull();
    }
}
