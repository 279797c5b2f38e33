package io.sqsmega.dispatch;

import io.sqsmega.message.Message;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one message: ids, names, counts and durations, and the message itself. Prints no contents. Immutable
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

    /** The message, as it was received. */
    public Message message() {
        return message;
    }

    /** The id that SQS gave the message. */
    public String messageId() {
        return message.id();
    }

    /**
     * The name of the message's MEGA event, cut to 200 code points and without control characters; null if it is no
     * such event.
     */
    public @Nullable String eventName() {
        return eventName;
    }

    /** How many times the message was received. */
    public int receiveCount() {
        return message.receiveCount();
    }

    /** The outcome of the message, and of each subscriber. */
    public Outcome outcome() {
        return outcome;
    }

    /** The time from the raw record to the outcome. */
    public Duration duration() {
        return duration;
    }

    /** Whether any subscriber matched. */
    public boolean isMatched() {
        return !outcome.subscribers().isEmpty();
    }

    /** For example {@code MessageReport[message m-1, event checkout, outcome DONE]}. */
    @Override
    public String toString() {
        String event = eventName == null ? "" : ", event " + eventName;
        return "MessageReport[message " + message.id() + event + ", outcome " + outcome.kind() + "]";
    }
}
