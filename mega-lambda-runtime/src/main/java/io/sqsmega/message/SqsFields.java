package io.sqsmega.message;

import io.sqsmega.Internal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a message that come from SQS and not from its sender. Most messages are processed without most of them,
 * so an implementation may read them on demand. Immutable and thread-safe.
 *
 * @since 0.1
 * @hidden
 */
@Internal
public interface SqsFields {
    /** Returns the id from SQS. */
    String messageId();

    /** Returns the ARN of the queue, or null if it is not known. */
    @Nullable
    String queueArn();

    /** Returns the handle of this receive, or null if the message was not received from SQS. */
    @Nullable
    String receiptHandle();

    /** Returns when a listener received the message, or null if that is not known. */
    @Nullable
    Instant receivedAt();

    /** Returns the system attributes, with the names of the SQS API. The map cannot be changed. */
    Map<String, String> systemAttributes();

    /** Returns a system attribute, or null if there is none of this name. */
    default @Nullable String systemAttribute(String name) {
        return systemAttributes().get(name);
    }

    /** Fields that were read before. */
    record Known(
            String messageId,
            @Nullable String queueArn,
            @Nullable String receiptHandle,
            @Nullable Instant receivedAt,
            Map<String, String> systemAttributes)
            implements SqsFields {}
}
