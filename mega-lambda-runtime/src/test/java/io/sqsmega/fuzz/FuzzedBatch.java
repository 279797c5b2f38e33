package io.sqsmega.fuzz;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.sqsmega.codec.Encoding;
import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The batch that an input stands for. At a record separator a new record begins, of ten at most; at a unit separator
 * its body, behind the digit of its group and the name of its encoding. An input that begins with {@code F} comes from
 * a FIFO queue.
 */
final class FuzzedBatch {
    private static final int MOST_RECORDS = 10;
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:cart";

    private final SQSEvent event = new SQSEvent();
    private final List<Message> messages = new ArrayList<>();

    private FuzzedBatch() {
        event.setRecords(new ArrayList<>());
    }

    static FuzzedBatch of(String input) {
        boolean fifo = input.startsWith("F");
        FuzzedBatch batch = new FuzzedBatch();
        for (String record : input.substring(fifo ? 1 : 0).split("\u001e", MOST_RECORDS)) {
            int separator = record.indexOf('\u001f');
            String header = separator < 0 ? "" : record.substring(0, separator);
            batch.add(fifo ? QUEUE + ".fifo" : QUEUE, header, record.substring(separator + 1));
        }
        return batch;
    }

    private void add(String queue, String header, String body) {
        String id = "id-" + messages.size();
        Map<String, String> group = Map.of("MessageGroupId", header.isEmpty() ? "0" : header.substring(0, 1));
        String declared = header.isEmpty() ? "" : header.substring(1);
        SQSMessage record = new SQSMessage();
        record.setMessageId(id);
        record.setBody(body);
        record.setEventSourceArn(queue);
        record.setAttributes(group);
        Message.Builder message = Message.builder(id, body).queueArn(queue).systemAttributes(group);
        if (!declared.isEmpty()) {
            SQSEvent.MessageAttribute attribute = new SQSEvent.MessageAttribute();
            attribute.setDataType("String");
            attribute.setStringValue(declared);
            record.setMessageAttributes(Map.of(Encoding.ATTRIBUTE, attribute));
            message.attribute(Encoding.ATTRIBUTE, MessageAttribute.of(declared));
        }
        event.getRecords().add(record);
        messages.add(message.build());
    }

    int size() {
        return messages.size();
    }

    SQSEvent event() {
        return event;
    }

    List<Message> messages() {
        return messages;
    }
}
