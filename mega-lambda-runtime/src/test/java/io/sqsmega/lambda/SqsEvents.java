package io.sqsmega.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds the events that the tests hand to a handler. */
final class SqsEvents {
    static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:cart";
    static final String FIFO_QUEUE = QUEUE + ".fifo";

    private final String queueArn;
    private final List<SQSMessage> records = new ArrayList<>();

    private SqsEvents(String queueArn) {
        this.queueArn = queueArn;
    }

    static SqsEvents from(String queueArn) {
        return new SqsEvents(queueArn);
    }

    SqsEvents message(String id, String body) {
        return message(id, body, Map.of());
    }

    SqsEvents inGroup(String group, String id, String body) {
        return message(id, body, Map.of("MessageGroupId", group));
    }

    SqsEvents message(String id, String body, Map<String, String> attributes) {
        SQSMessage record = new SQSMessage();
        record.setMessageId(id);
        record.setBody(body);
        record.setReceiptHandle("secret-receipt-handle");
        record.setEventSourceArn(queueArn);
        record.setAttributes(new HashMap<>(attributes));
        records.add(record);
        return this;
    }

    SQSEvent build() {
        SQSEvent event = new SQSEvent();
        event.setRecords(records);
        return event;
    }
}
