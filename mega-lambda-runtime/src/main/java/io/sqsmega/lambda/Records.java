package io.sqsmega.lambda;

import io.sqsmega.codec.BodyText;
import io.sqsmega.codec.SqsEventReader;
import io.sqsmega.codec.SqsRecord;
import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.payload.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts the records of an SQS event from JSON to messages, and has the checks for all kinds of records. */
final class Records {
    private static final BodyText EMPTY = BodyText.of("");

    private Records() {}

    /**
     * Reads all records before any is processed, because an event of another kind must fail as a whole.
     *
     * @throws IllegalArgumentException if this is not an SQS event
     */
    static List<Message> read(InputStream event) throws IOException {
        List<@Nullable SqsRecord> records = SqsEventReader.read(event);
        if (records == null) {
            throw missing();
        }
        List<Message> messages = new ArrayList<>(records.size());
        for (SqsRecord record : records) {
            messages.add(read(record, messages.size()));
        }
        return messages;
    }

    private static Message read(@Nullable SqsRecord record, int index) {
        if (record == null) {
            throw withoutId(index);
        }
        Message.Builder message = message(record.messageId(), record.body(), index)
                .receiptHandle(record.receiptHandle())
                .queueArn(record.eventSourceArn())
                .systemAttributes(record.attributes())
                .flaw(record.flaw());
        for (Map.Entry<String, SqsRecord.Attribute> entry :
                record.messageAttributes().entrySet()) {
            SqsRecord.Attribute attribute = entry.getValue();
            message.attribute(
                    entry.getKey(), attribute(attribute.dataType(), attribute.stringValue(), attribute.binaryValue()));
        }
        return message.build();
    }

    /** @throws IllegalArgumentException if there is no id: the response could not name the message without it */
    static Message.Builder message(@Nullable String id, @Nullable BodyText body, int index) {
        if (id == null || id.isEmpty()) {
            throw withoutId(index);
        }
        return Message.builder(id, body == null ? EMPTY : body);
    }

    static MessageAttribute attribute(@Nullable String dataType, @Nullable String text, @Nullable Bytes bytes) {
        return MessageAttribute.received(dataType, text, bytes);
    }

    static IllegalArgumentException missing() {
        return new IllegalArgumentException(
                "event must be an SQS event with Records, got none: is the function's event source a queue?");
    }

    static IllegalArgumentException withoutId(int index) {
        return new IllegalArgumentException("Records[" + index
                + "] must have a messageId, got none: is the function's event source a queue, or that of"
                + " its pipe?");
    }
}
