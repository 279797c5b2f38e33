package io.sqsmega.publish;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The service's receipt for a message that it accepted.
 *
 * @param messageId the id that the service gave the message
 * @param sequenceNumber the message's number in the order of a FIFO queue or topic; else null
 * @since 0.1
 */
public record PublishReceipt(String messageId, @Nullable String sequenceNumber) {
    /**
     * Checks that the message id is not null.
     *
     * @param messageId the id that the service gave to the message
     * @param sequenceNumber the sequence number of a FIFO queue or topic; null on others
     */
    public PublishReceipt {
        Objects.requireNonNull(messageId, "messageId must not be null");
    }
}
