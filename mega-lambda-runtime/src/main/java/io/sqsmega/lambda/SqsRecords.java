package io.sqsmega.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.sqsmega.codec.BodyText;
import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.payload.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records of an SQS event that the runtime client has made objects of, as messages. */
final class SqsRecords {
    private SqsRecords() {}

    /**
     * Reads all of them before any is handled, since an event of another kind must fail as a whole.
     *
     * @throws IllegalArgumentException if this is no SQS event
     */
    static List<Message> read(@Nullable SQSEvent event) {
        if (event == null) {
            throw Records.missing();
        }
        return read(event.getRecords());
    }

    /** @throws IllegalArgumentException if one of these is no SQS record, or there is no list */
    static List<Message> read(@Nullable List<SQSMessage> records) {
        if (records == null) {
            throw Records.missing();
        }
        List<Message> messages = new ArrayList<>(records.size());
        for (SQSMessage record : records) {
            messages.add(read(record, messages.size()));
        }
        return messages;
    }

    private static Message read(@Nullable SQSMessage record, int index) {
        if (record == null) {
            throw Records.withoutId(index);
        }
        Message.Builder message = Records.message(record.getMessageId(), text(record.getBody()), index)
                .receiptHandle(record.getReceiptHandle())
                .queueArn(record.getEventSourceArn())
                .systemAttributes(withoutNulls(record.getAttributes()));
        for (Map.Entry<String, SQSEvent.MessageAttribute> attribute :
                withoutNulls(record.getMessageAttributes()).entrySet()) {
            message.attribute(attribute.getKey(), attribute(attribute.getValue()));
        }
        return message.build();
    }

    private static @Nullable BodyText text(@Nullable String body) {
        return body == null ? null : BodyText.of(body);
    }

    private static MessageAttribute attribute(SQSEvent.MessageAttribute attribute) {
        ByteBuffer binary = attribute.getBinaryValue();
        return Records.attribute(
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
