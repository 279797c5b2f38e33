package io.sqsmega.listen;

import io.sqsmega.message.Message;
import java.time.Duration;

/** A message that is kept hidden: until when, and how many requests for that are out. Thread-safe. */
final class HeldMessage {
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Message message;
    private final long visibilityNanos;
    /** When the 12 hours have passed, seen from a request that takes as long as it may. */
    private final long lastNanos;

    private long hiddenUntil;
    private long askedAt;
    private int requests;
    private boolean isLetGo;

    HeldMessage(Message message, SourceQueue queue, long receivedAt) {
        this.message = message;
        this.visibilityNanos = queue.visibilityTimeout().toNanos();
        this.lastNanos = receivedAt + LONGEST.minus(queue.requestTimeout()).toNanos();
        this.hiddenUntil = receivedAt + visibilityNanos;
    }

    Message message() {
        return message;
    }

    /** Whether a request is due; then it counts as out until {@link #end}. */
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

    /** For how long it can be hidden from now on: the visibility timeout, or what is left of the 12 hours. */
    int seconds(long now) {
        return (int) Math.max(1, Math.min(visibilityNanos, lastNanos - now) / SECOND);
    }

    /** @param hiddenFor how many seconds it is hidden from the beginning of the request; 0 if that failed */
    synchronized void end(long begun, int hiddenFor) {
        long until = begun + hiddenFor * SECOND;
        if (hiddenFor > 0 && until - hiddenUntil > 0) {
            hiddenUntil = until;
            if (!canBeExtended(begun)) {
                Failure.log(message + " is in work for nearly 12 hours; SQS then gives it to a subscriber once more");
            }
        }
        requests--;
        notifyAll();
    }

    synchronized boolean isLetGo() {
        return isLetGo;
    }

    /** Returns when no request is out. */
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
