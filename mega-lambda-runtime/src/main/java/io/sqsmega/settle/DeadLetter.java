package io.sqsmega.settle;

import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message in a dead-letter queue. To see why no subscriber wants it, ask the handler: {@code explain(message())}.
 *
 * <p>Immutable and thread-safe.
 *
 * @param message the message; its receive count is that of the dead-letter queue
 * @since 0.1
 */
public record DeadLetter(Message message) {
    /** Checks that nothing is null that must not be. */
    public DeadLetter {
        Objects.requireNonNull(message, "message must not be null");
    }

    /** Why it was refused, or null if the queue's redrive policy moved it. */
    public @Nullable String reason() {
        return attribute(SqsDeadLetterQueue.REASON);
    }

    /** The subscriber that refused it, or null if none did. */
    public @Nullable String refusedBy() {
        return attribute(SqsDeadLetterQueue.SUBSCRIBER);
    }

    /** The ARN of the queue that it was refused from, or null if that is not known. */
    public @Nullable String refusedFrom() {
        return attribute(SqsDeadLetterQueue.QUEUE);
    }

    /** When it was refused, or null if that is not known. */
    public @Nullable Instant refusedAt() {
        String time = attribute(SqsDeadLetterQueue.TIME);
        try {
            return time == null ? null : Instant.parse(time);
        } catch (DateTimeParseException notOurs) {
            return null;
        }
    }

    private @Nullable String attribute(String name) {
        MessageAttribute attribute = message.attributes().get(name);
        return attribute == null ? null : attribute.text();
    }
}
