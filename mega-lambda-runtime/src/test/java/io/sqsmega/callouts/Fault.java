package io.sqsmega.callouts;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** What a call out of the framework does to it. */
public enum Fault {
    EXCEPTION,
    CHECKED_EXCEPTION,
    NASTY_ERROR,
    STACK_OVERFLOW,
    INTERRUPT,
    HANG;

    /** Opened when the hanging calls of a test may go. */
    private static volatile CountDownLatch gate = new CountDownLatch(1);

    public boolean isThrown() {
        return compareTo(INTERRUPT) < 0;
    }

    void strike() {
        switch (this) {
            case EXCEPTION -> throw new IllegalStateException("as it is meant");
            case CHECKED_EXCEPTION -> Fault.<RuntimeException>sneakily(new IOException("as it is meant"));
            case NASTY_ERROR -> throw new NastyError();
            case STACK_OVERFLOW -> throw new StackOverflowError();
            case INTERRUPT -> Thread.currentThread().interrupt();
            case HANG -> hang(gate);
        }
    }

    /** Lets go what hangs. */
    public static void release() {
        gate.countDown();
        gate = new CountDownLatch(1);
    }

    /** Minds no interrupt, as a read from a socket does. */
    private static void hang(CountDownLatch gate) {
        while (gate.getCount() > 0) {
            try {
                gate.await();
            } catch (InterruptedException ignored) {
                // as a read from a socket would
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneakily(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
