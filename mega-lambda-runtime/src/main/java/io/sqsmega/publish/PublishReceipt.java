package io.sqsmega.publish;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message that the service has taken.
 *
 * @param messageId the id that the service gave it
 * @param sequenceNumber its place in the order, on a FIFO queue or topic; else null
 * @since 0.1
 */
public record PublishReceipt(String messageId, @Nullable String sequenceNumber) {
    /** Checks that nothing is null that must not be. */
    public PublishReceipt {
        Objects.requireNonNull(messageId, "messageId must not be null");
    }
}
