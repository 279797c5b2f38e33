package io.sqsmega.dispatch;

import io.sqsmega.message.Message;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The report of one message: ids, names, counts and durations, and the message itself. Prints no contents. Immutable
 * and thread-safe.
 *
 * @since 0.1
 */
public final class MessageReport {
    private final Message message;
    private final @Nullable String eventName;
    private final Outcome outcome;
    private final Duration duration;

    MessageReport(Message message, @Nullable String eventName, Outcome outcome, Duration duration) {
        this.message = message;
        this.eventName = eventName;
        this.outcome = outcome;
        this.duration = duration;
    }

    /** Returns the message as it was received. */
    public Message message() {
        return message;
    }

    /** Returns the id from SQS. */
    public String messageId() {
        return message.id();
    }

    /**
     * Returns the name of the message's MEGA event, cut to 200 code points and without control characters; null if it
     * is not a MEGA event.
     */
    public @Nullable String eventName() {
        return eventName;
    }

    /** Returns how often the message was received. */
    public int receiveCount() {
        return message.receiveCount();
    }

    /** Returns the outcome of the message and of each subscriber. */
    public Outcome outcome() {
        return outcome;
    }

    /** Returns the time from the raw record to the outcome. */
    public Duration duration() {
        return duration;
    }

    /** Returns whether any subscriber matched. */
    public boolean isMatched() {
        return !outcome.subscribers().isEmpty();
    }

    /** Returns for example {@code MessageReport[message m-1, event checkout, outcome DONE]}. */
    @Override
    public String toString() {
        String event = eventName == null ? "" : ", event " + eventName;
        return "MessageReport[message " + message.id() + event + ", outcome " + outcome.kind() + "]";
    }
}
