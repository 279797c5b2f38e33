package io.sqsmega.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.sqsmega.codec.BodyText;
import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.payload.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts the records of an SQS event, read as objects by the runtime client, to messages. */
final class SqsRecords {
    private SqsRecords() {}

    /**
     * Converts all records before any is processed, because an event of another kind must fail as a whole.
     *
     * @throws IllegalArgumentException if this is not an SQS event
     */
    static List<Message> read(@Nullable SQSEvent event) {
        if (event == null) {
            throw Records.missing();
        }
        return read(event.getRecords());
    }

    /** @throws IllegalArgumentException if one of them is not an SQS record, or the list is null */
    static List<Message> read(@Nullable List<SQSMessage> records) {
        if (records == null) {
            throw Records.missing();
        }
        List<Message> messages = new ArrayList<>(records.size());
        for (SQSMessage record : records) {
            messages.add(read(record, messages.size()));
        }
        return Collections.unmodifiableList(messages);
    }

    private static Message read(@Nullable SQSMessage record, int index) {
        if (record == null
                || record.getMessageId() == null
                || record.getMessageId().isEmpty()) {
            throw Records.withoutId(index);
        }
        Message.Builder message = Message.builder(record.getMessageId(), text(record.getBody()))
                .receiptHandle(record.getReceiptHandle())
                .queueArn(record.getEventSourceArn())
                .systemAttributes(withoutNulls(record.getAttributes()));
        for (Map.Entry<String, SQSEvent.MessageAttribute> attribute :
                withoutNulls(record.getMessageAttributes()).entrySet()) {
            message.attribute(attribute.getKey(), attribute(attribute.getValue()));
        }
        return message.build();
    }

    private static BodyText text(@Nullable String body) {
        return body == null ? Records.EMPTY : BodyText.of(body);
    }

    private static MessageAttribute attribute(SQSEvent.MessageAttribute attribute) {
        ByteBuffer binary = attribute.getBinaryValue();
        return MessageAttribute.received(
                attribute.getDataType(), attribute.getStringValue(), binary == null ? null : bytes(binary));
    }

    private static Bytes bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return Bytes.of(bytes);
    }

    private static <V> Map<String, V> withoutNulls(@Nullable Map<String, V> map) {
        Map<String, V> clean = new HashMap<>();
        if (map != null) {
            for (Map.Entry<String, V> entry : map.entrySet()) {
                if (entry.getKey() != null && entry.getValue() != null) {
                    clean.put(entry.getKey(), entry.getValue());
                }
            }
        }
        return clean;
    }
}
