package io.sqsmega.message;

import io.sqsmega.Internal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a queue delivered a message. An implementation may read it on demand: most messages are processed without it.
 * Immutable and thread-safe.
 *
 * @since 0.1
 * @hidden
 */
@Internal
public interface Delivery {
    /** Returns the id from SQS. */
    String messageId();

    /** Returns the ARN of the queue, or null if it is not known. */
    @Nullable
    String queueArn();

    /** Returns the handle of this receive, or null if the message was not received from SQS. */
    @Nullable
    String receiptHandle();

    /** Returns the system attributes, with the names of the SQS API. The map cannot be changed. */
    Map<String, String> systemAttributes();

    /** A delivery that was read as a whole. */
    record Known(
            String messageId,
            @Nullable String queueArn,
            @Nullable String receiptHandle,
            Map<String, String> systemAttributes)
            implements Delivery {}
}
