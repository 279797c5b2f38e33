package io.sqsmega.cli;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Limits the number of messages per second. Not thread-safe. */
final class Pace {
    private static final Duration LONGEST = Duration.ofHours(12);

    private final long nanosBetween;
    private long next = System.nanoTime();

    /** @param perSecond may be infinite */
    Pace(double perSecond) {
        this.nanosBetween = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
    }

    /** Returns how long this number of messages takes, at most 12 hours. */
    Duration timeFor(int count) {
        return Duration.ofNanos(Math.min(nanosBetween, LONGEST.toNanos() / count) * count);
    }

    /** Waits until the next message is due. */
    void await() {
        long wait = next - System.nanoTime();
        if (wait > 0) {
            try {
                TimeUnit.NANOSECONDS.sleep(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommandException(ExitCode.INTERRUPTED, "interrupted", e);
            }
        }
        next = Math.max(next, System.nanoTime() - nanosBetween) + nanosBetween;
    }
}
