package io.sqsmega.lambda;

import io.sqsmega.codec.document.EncodedText;
import io.sqsmega.message.SqsFields;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a record in Lambda's event that most messages are processed without. They are read on demand;
 * {@link SqsEventReader} has checked them before. Immutable and thread-safe: several threads may read equal values.
 */
final class EventRecord implements SqsFields {
    private final EncodedText event;
    private final @Nullable String queueArn;
    private final int messageIdAt;
    private final int receiptHandleAt;
    private final int systemAttributesAt;
    private @Nullable String messageId;
    private @Nullable Map<String, String> systemAttributes;

    /**
     * @param messageIdAt the offset of the value
     * @param receiptHandleAt the offset of the value, or -1 if there is none
     * @param systemAttributesAt the offset of the value, or -1 if there is none
     */
    EventRecord(
            EncodedText event,
            @Nullable String queueArn,
            int messageIdAt,
            int receiptHandleAt,
            int systemAttributesAt) {
        this.event = event;
        this.queueArn = queueArn;
        this.messageIdAt = messageIdAt;
        this.receiptHandleAt = receiptHandleAt;
        this.systemAttributesAt = systemAttributesAt;
    }

    @Override
    public String messageId() {
        String read = messageId;
        if (read == null) {
            read = String.valueOf(SqsEventReader.text(event, messageIdAt));
            messageId = read;
        }
        return read;
    }

    @Override
    public @Nullable String queueArn() {
        return queueArn;
    }

    @Override
    public @Nullable String receiptHandle() {
        return receiptHandleAt < 0 ? null : SqsEventReader.text(event, receiptHandleAt);
    }

    @Override
    public @Nullable Instant receivedAt() {
        return null;
    }

    @Override
    public Map<String, String> systemAttributes() {
        Map<String, String> read = systemAttributes;
        if (read == null) {
            read = systemAttributesAt < 0 ? Map.of() : SqsEventReader.systemAttributes(event, systemAttributesAt);
            systemAttributes = read;
        }
        return read;
    }
}
