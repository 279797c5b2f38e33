package io.sqsmega.dispatch;

import io.sqsmega.Internal;
import io.sqsmega.message.Message;
import io.sqsmega.message.SnsNotification;
import io.sqsmega.payload.ReadableText;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The report of one message: ids, names, counts and durations, and the message itself. Prints no contents. Immutable
 * and thread-safe.
 *
 * @since 0.1
 */
public final class MessageReport {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Message message;
    private final @Nullable Route route;
    private final @Nullable String eventName;
    private final Outcome outcome;
    private final long nanos;
    private final @Nullable TracedMessage trace;
    private final long endMillis = System.currentTimeMillis();

    /**
     * @param route null if the message was not read, or nobody asks what it holds
     * @param nanos the time from the raw record to the outcome
     * @param trace null if the processing of the message was not begun, or is not traced
     */
    MessageReport(
            Message message,
            @Nullable Route route,
            @Nullable String eventName,
            Outcome outcome,
            long nanos,
            @Nullable TracedMessage trace) {
        this.message = message;
        this.route = route;
        this.eventName = eventName;
        this.outcome = outcome;
        this.nanos = nanos;
        this.trace = trace;
    }

    void endTrace() {
        if (trace != null) {
            trace.end(this);
        }
    }

    /** {@return the message as it was received} */
    public Message message() {
        return message;
    }

    /** {@return the id from SQS} */
    public String messageId() {
        return message.id();
    }

    /**
     * {@return the name of the message's MEGA event, cut to 200 code points and without control characters; null if it
     * is not a MEGA event}
     */
    public @Nullable String eventName() {
        return eventName;
    }

    /** {@return how often the message was received} */
    public int receiveCount() {
        return message.receiveCount();
    }

    /** {@return the outcome of the message and of each subscriber} */
    public Outcome outcome() {
        return outcome;
    }

    /** {@return the time from the raw record to the outcome} */
    public Duration duration() {
        return Duration.ofNanos(nanos);
    }

    /** {@return the ARN of the queue, or null if it is not known} */
    public @Nullable String queue() {
        return cleaned(message.queueArn());
    }

    /** {@return the ARN of the SNS topic, or null if there is no envelope that names one, as with raw delivery} */
    public @Nullable String topic() {
        SnsNotification notification =
                route == null ? null : route.envelope.message().notification();
        return notification == null ? null : cleaned(notification.topicArn());
    }

    /**
     * {@return the domain of the message's MEGA event, cleaned as {@link #eventName}; null if there is none, or if no
     * subscriber accepts such an event, so that it was not read to its end}
     */
    public synchronized @Nullable String domain() {
        return route == null ? null : cleaned(route.domain());
    }

    /**
     * {@return what the message holds, in the words of the log: {@code a MEGA event}, {@code data}, {@code plain text},
     * {@code bytes}, or what it nearly is; null if it was not read}
     */
    public synchronized @Nullable String payloadKind() {
        return route == null ? null : route.kind();
    }

    /** {@return how long ago the message had been sent when its processing began; null if that is not known} */
    public @Nullable Duration age() {
        long millis = ageMillis();
        return millis < 0 ? null : Duration.ofMillis(millis);
    }

    /**
     * Returns {@link #age} in milliseconds, or -1 if it is not known.
     *
     * @hidden
     */
    @Internal
    public long ageMillis() {
        long sent = message.sentMillis();
        return sent == 0 ? -1 : Math.max(0, endMillis - nanos / NANOS_PER_MILLI - sent);
    }

    private static @Nullable String cleaned(@Nullable String text) {
        return text == null ? null : ReadableText.of(text);
    }

    /** {@return whether any subscriber matched} */
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
