package io.sqsmega.settle;

import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message in a dead-letter queue. To learn why no subscriber wants it, call the handler's {@code explain(message())}.
 *
 * <p>Immutable and thread-safe.
 *
 * @param message the message; its receive count is that of the dead-letter queue
 * @since 0.1
 */
public record DeadLetter(Message message) {
    /**
     * Checks that the message is not null.
     *
     * @param message the message as it was before it was refused
     */
    public DeadLetter {
        Objects.requireNonNull(message, "message must not be null");
    }

    /** {@return why the message was refused, or null if the queue's redrive policy moved it} */
    public @Nullable String reason() {
        return attribute(SqsDeadLetterQueue.REASON);
    }

    /** {@return the name of the subscriber that refused the message, or null if no subscriber did} */
    public @Nullable String refusedBy() {
        return attribute(SqsDeadLetterQueue.SUBSCRIBER);
    }

    /** {@return the ARN of the queue from which the message was refused, or null if that is not known} */
    public @Nullable String refusedFrom() {
        return attribute(SqsDeadLetterQueue.QUEUE);
    }

    /** {@return when the message was refused, or null if that is not known} */
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
