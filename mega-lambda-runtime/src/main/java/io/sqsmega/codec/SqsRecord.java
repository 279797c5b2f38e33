package io.sqsmega.codec;

import io.sqsmega.Internal;
import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.InvalidPayloadException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record of an SQS event, as far as a message is made of it. What the event does not have is null.
 *
 * <p>Immutable, as long as nobody changes the maps. Prints its id, never its body, receipt handle or attributes.
 *
 * @param messageId the id that SQS gave the message
 * @param body the body as it came
 * @param receiptHandle the handle of this receive
 * @param eventSourceArn the queue
 * @param attributes what the queue knows about the message
 * @param messageAttributes what the sender said beside the body
 * @param flaw why a message attribute cannot be read, which is then missing; null if all can
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
     * @param dataType {@code String}, {@code Number}, {@code Binary}, perhaps with a custom label
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
