package io.sqsmega.listen;

import io.sqsmega.dispatch.FailureLog;
import io.sqsmega.message.Message;
import java.time.Duration;

/**
 * A message that is kept hidden, with the end of its visibility timeout and the number of outstanding requests to
 * extend it. Thread-safe.
 */
final class HeldMessage {
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    final Message message;
    private final long visibilityNanos;
    private final long requestNanos;
    /** The last time at which a request that takes as long as allowed still arrives within the 12 hours. */
    private final long lastNanos;

    private long hiddenUntil;
    private long askedAt;
    private int requests;
    private boolean isLetGo;

    HeldMessage(Message message, SourceQueue queue, long receivedAt) {
        this.message = message;
        this.visibilityNanos = queue.visibilityTimeout.toNanos();
        this.requestNanos = queue.requestTimeout.toNanos();
        this.lastNanos = receivedAt + LONGEST.minus(queue.requestTimeout).toNanos();
        this.hiddenUntil = receivedAt + visibilityNanos;
    }

    /** Returns whether a request is due. If so, it counts as outstanding until {@link #end}. */
    synchronized boolean begin(long now) {
        boolean isDue = now - (hiddenUntil - visibilityNanos) >= visibilityNanos / 3;
        boolean isOverdue = now - askedAt >= visibilityNanos / 8;
        if (isLetGo || !isDue || !canBeExtended(now) || (requests > 0 && !isOverdue)) {
            return false;
        }
        requests++;
        askedAt = now;
        return true;
    }

    private boolean canBeExtended(long now) {
        return lastNanos - hiddenUntil >= SECOND && lastNanos - now >= SECOND;
    }

    /**
     * Returns for how many seconds the message can be hidden from now on: the visibility timeout, or what is left of
     * the 12 hours.
     */
    int seconds(long now) {
        return (int) Math.max(1, Math.min(visibilityNanos, lastNanos - now) / SECOND);
    }

    /**
     * @param hiddenFor for how many seconds the message is hidden, from the beginning of the request; 0 if the request
     *     failed
     */
    synchronized void end(long begun, int hiddenFor) {
        long until = begun + hiddenFor * SECOND;
        if (hiddenFor > 0 && until - hiddenUntil > 0) {
            hiddenUntil = until;
            if (!canBeExtended(begun)) {
                FailureLog.warn(
                        message + " is in work for nearly 12 hours; SQS then gives it to a subscriber once more");
            }
        }
        requests--;
        notifyAll();
    }

    /** Returns the time until a request that takes as long as allowed no longer fits the visibility timeout. */
    synchronized long nanosToSpare(long now) {
        return hiddenUntil - requestNanos - now;
    }

    synchronized boolean isLetGo() {
        return isLetGo;
    }

    /** Waits until no request is outstanding. */
    synchronized void letGo() {
        isLetGo = true;
        boolean interrupted = false;
        while (requests > 0) {
            try {
                wait();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
