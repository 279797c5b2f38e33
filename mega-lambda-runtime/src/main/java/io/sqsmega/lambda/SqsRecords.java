package io.sqsmega.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.payload.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records of an SQS event, as messages. */
final class SqsRecords {
    private SqsRecords() {}

    /**
     * Reads all of them before any is handled, since an event of another kind must fail as a whole.
     *
     * @throws IllegalArgumentException if this is no SQS event
     */
    static List<Message> read(@Nullable SQSEvent event) {
        if (event == null || event.getRecords() == null) {
            throw new IllegalArgumentException(
                    "event must be an SQS event with Records, got none: is the function's event source a queue?");
        }
        List<Message> messages = new ArrayList<>(event.getRecords().size());
        for (SQSMessage record : event.getRecords()) {
            messages.add(read(record, messages.size()));
        }
        return messages;
    }

    private static Message read(@Nullable SQSMessage record, int index) {
        if (record == null
                || record.getMessageId() == null
                || record.getMessageId().isEmpty()) {
            throw new IllegalArgumentException(
                    "Records[" + index + "] must have a messageId, got none: is the function's event source a queue?");
        }
        Message.Builder message = Message.builder(
                        record.getMessageId(), record.getBody() == null ? "" : record.getBody())
                .receiptHandle(record.getReceiptHandle())
                .queueArn(record.getEventSourceArn())
                .systemAttributes(withoutNulls(record.getAttributes()));
        withoutNulls(record.getMessageAttributes())
                .forEach((name, attribute) -> message.attribute(name, attribute(attribute)));
        return message.build();
    }

    private static MessageAttribute attribute(SQSEvent.MessageAttribute attribute) {
        String dataType = attribute.getDataType() == null ? "String" : attribute.getDataType();
        ByteBuffer binary = attribute.getBinaryValue();
        return new MessageAttribute(dataType, attribute.getStringValue(), binary == null ? null : bytes(binary));
    }

    private static Bytes bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return Bytes.of(bytes);
    }

    private static <V> Map<String, V> withoutNulls(@Nullable Map<String, V> map) {
        Map<String, V> clean = new HashMap<>();
        if (map != null) {
            map.forEach((key, value) -> {
                if (key != null && value != null) {
                    clean.put(key, value);
                }
            });
        }
        return clean;
    }
}
