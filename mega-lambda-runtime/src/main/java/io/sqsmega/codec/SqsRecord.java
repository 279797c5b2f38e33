package io.sqsmega.codec;

import io.sqsmega.Internal;
import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.InvalidPayloadException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a record of an SQS event that a message needs. Missing parts are null.
 *
 * <p>Immutable, as long as the maps are not changed. Prints its id, never its body, receipt handle or attributes.
 *
 * @param messageId the id from SQS
 * @param body the unchanged body
 * @param receiptHandle the handle of this receive
 * @param eventSourceArn the ARN of the queue
 * @param attributes the system attributes
 * @param messageAttributes the message attributes of the sender
 * @param flaw why a message attribute cannot be read, which is then missing; null if all can be read
 * @since 0.1
 * @hidden
 */
@Internal
public record SqsRecord(
        @Nullable String messageId,
        @Nullable BodyText body,
        @Nullable String receiptHandle,
        @Nullable String eventSourceArn,
        Map<String, String> attributes,
        Map<String, Attribute> messageAttributes,
        @Nullable InvalidPayloadException flaw) {

    /**
     * One message attribute.
     *
     * @param dataType {@code String}, {@code Number}, {@code Binary}, possibly with a custom label
     * @param stringValue the value, if it is text or a number
     * @param binaryValue the value, if it is bytes
     */
    public record Attribute(
            @Nullable String dataType,
            @Nullable String stringValue,
            @Nullable Bytes binaryValue) {

        @Override
        public String toString() {
            return "Attribute[" + dataType + "]";
        }
    }

    @Override
    public String toString() {
        return "SqsRecord[" + messageId + "]";
    }
}
