package io.sqsmega.dispatch;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one message, for a {@link MessageObserver}: ids, names, counts and durations, never contents.
 *
 * @param messageId the id that SQS gave it
 * @param eventName what its MEGA event is called, cut to 200 code points and without control characters; null if it is
 *     none
 * @param receiveCount how many times it was received
 * @param outcome what becomes of it, and at whom
 * @param duration from the raw record to the outcome
 * @since 0.1
 */
public record MessageReport(
        String messageId, @Nullable String eventName, int receiveCount, Outcome outcome, Duration duration) {
    /** Checks that nothing is null that must not be. */
    public MessageReport {
        Objects.requireNonNull(messageId, "messageId must not be null");
        Objects.requireNonNull(outcome, "outcome must not be null");
        Objects.requireNonNull(duration, "duration must not be null");
    }

    /** Whether any subscriber matched. */
    public boolean isMatched() {
        return !outcome.subscribers().isEmpty();
    }
}
