package io.sqsmega.dispatch;

import io.sqsmega.Internal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The report of a batch that a handler was given, or that a listener received with one request: when it begins and when
 * it has ended. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class BatchReport {
    private final int size;
    private final @Nullable String requestId;
    private final @Nullable Duration timeLeft;
    private final Duration duration;
    private final List<MessageReport> messages;

    /**
     * A report.
     *
     * @param messages empty at the beginning
     * @hidden
     */
    @Internal
    public BatchReport(
            int size,
            @Nullable String requestId,
            @Nullable Duration timeLeft,
            Duration duration,
            List<MessageReport> messages) {
        this.size = size;
        this.requestId = requestId;
        this.timeLeft = timeLeft;
        this.duration = duration;
        this.messages = List.copyOf(messages);
    }

    /** {@return the number of messages} */
    public int size() {
        return size;
    }

    /** {@return the id of the invocation, or null in a listener and if the handler was given no context} */
    public @Nullable String requestId() {
        return requestId;
    }

    /**
     * {@return what is left of the function's timeout, or null in a listener and if the handler was given no context}
     */
    public @Nullable Duration timeLeft() {
        return timeLeft;
    }

    /** {@return the time since the beginning of the batch: zero at the beginning} */
    public Duration duration() {
        return duration;
    }

    /** {@return the reports of all messages, in the order of the records; none at the beginning} */
    public List<MessageReport> messages() {
        return messages;
    }

    /** For example {@code BatchReport[10 messages, request 8a5c, PT0.2S]}. */
    @Override
    public String toString() {
        return "BatchReport[" + size + " messages, request " + requestId + ", " + duration + "]";
    }
}
