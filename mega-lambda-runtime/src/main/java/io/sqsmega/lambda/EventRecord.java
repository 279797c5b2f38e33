package io.sqsmega.lambda;

import io.sqsmega.codec.document.EncodedText;
import io.sqsmega.codec.json.JsonCursor;
import io.sqsmega.message.SqsFields;
import java.io.IOException;
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
    private final int sentTimestampAt;
    private @Nullable String messageId;
    private @Nullable Map<String, String> systemAttributes;

    /**
     * @param messageIdAt the offset of the value
     * @param receiptHandleAt the offset of the value, or -1 if there is none
     * @param systemAttributesAt the offset of the value, or -1 if there is none
     * @param sentTimestampAt the offset of this system attribute, for which metrics ask, or -1 if there is none
     */
    EventRecord(
            EncodedText event,
            @Nullable String queueArn,
            int messageIdAt,
            int receiptHandleAt,
            int systemAttributesAt,
            int sentTimestampAt) {
        this.event = event;
        this.queueArn = queueArn;
        this.messageIdAt = messageIdAt;
        this.receiptHandleAt = receiptHandleAt;
        this.systemAttributesAt = systemAttributesAt;
        this.sentTimestampAt = sentTimestampAt;
    }

    @Override
    public String messageId() {
        String read = messageId;
        if (read == null) {
            read = String.valueOf(text(messageIdAt));
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
        return text(receiptHandleAt);
    }

    @Override
    public @Nullable Instant receivedAt() {
        return null;
    }

    private @Nullable String text(int at) {
        try {
            return at < 0 ? null : at(at).text("");
        } catch (IOException changed) {
            throw changed(changed);
        }
    }

    @Override
    public Map<String, String> systemAttributes() {
        Map<String, String> read = systemAttributes;
        if (read == null) {
            read = readSystemAttributes();
            systemAttributes = read;
        }
        return read;
    }

    private Map<String, String> readSystemAttributes() {
        try {
            return systemAttributesAt < 0 ? Map.of() : at(systemAttributesAt).systemAttributes();
        } catch (IOException changed) {
            throw changed(changed);
        }
    }

    /** Reads one attribute without the others. */
    @Override
    public @Nullable String systemAttribute(String name) {
        Map<String, String> read = systemAttributes;
        if (read != null) {
            return read.get(name);
        } else if (name.equals(EventValues.SENT_TIMESTAMP)) {
            return text(sentTimestampAt);
        }
        try {
            return systemAttributesAt < 0 ? null : at(systemAttributesAt).systemAttribute(name);
        } catch (IOException changed) {
            throw changed(changed);
        }
    }

    private EventValues at(int offset) {
        return new EventValues(event, new JsonCursor(event, offset));
    }

    private static IllegalStateException changed(IOException cause) {
        return new IllegalStateException("an event must stay as it was when it was read", cause);
    }
}
