package io.sqsmega.listen;

import io.sqsmega.dispatch.FailureLog;
import java.time.Duration;

/**
 * Opens when a number of messages in a row have failed. While it is open, one message is received after each pause; the
 * first success closes it. Not thread-safe.
 */
final class CircuitBreaker {
    static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int MOST_FAILURES = 10_000;

    private final int failuresToOpen;
    private final long pauseNanos;
    private int failures;
    private long nextTry;

    private CircuitBreaker(int failuresToOpen, long pauseNanos) {
        this.failuresToOpen = failuresToOpen;
        this.pauseNanos = pauseNanos;
    }

    static CircuitBreaker of(int failures, Duration pause) {
        return new CircuitBreaker(
                Settings.between(1, MOST_FAILURES, "failures", failures),
                Settings.between(Duration.ofMillis(1), LONGEST_PAUSE, "pause", pause)
                        .toNanos());
    }

    boolean isOpen() {
        return failures >= failuresToOpen;
    }

    /** Returns how many messages may be received now. */
    int available(long now) {
        if (!isOpen()) {
            return Integer.MAX_VALUE;
        }
        return nanosUntilAvailable(now) == 0 ? 1 : 0;
    }

    long nanosUntilAvailable(long now) {
        return isOpen() ? Math.max(0, nextTry - now) : 0;
    }

    /** Records that a request is sent: the next one follows after the pause. */
    void taken(long now) {
        nextTry = now + pauseNanos;
    }

    /** Records that a request has found no message: the next one can follow at once. */
    void foundNothing(long now) {
        nextTry = now;
    }

    void failed(long now) {
        boolean wasOpen = isOpen();
        failures = Math.min(failuresToOpen, failures + 1);
        if (!wasOpen && isOpen()) {
            FailureLog.warn(
                    failures + " messages in a row have failed; the listener receives one message after each pause"
                            + " until one succeeds");
        }
        nextTry = now + pauseNanos;
    }

    void succeeded() {
        failures = 0;
    }
}
