package io.sqsmega.local;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Builds the event that Lambda would pass to a function, for a unit test without a queue. The records have the system
 * attributes of a first receive; ids and receipt handles are invented.
 *
 * <pre>{@code
 * SQSEvent event = SqsEvents.of("first body", "second body");
 * SQSEvent ordered = SqsEvents.fifo().inGroup("a", "first body").inGroup("b", "second body").build();
 * }</pre>
 *
 * <p>Not thread-safe.
 *
 * @since 0.1
 */
public final class SqsEvents {
    private static final String QUEUE =
            "arn:aws:sqs:" + LocalClients.REGION.id() + ":" + LocalClients.ACCOUNT_ID + ":queue";

    private final String queueArn;
    private final List<SQSMessage> records = new ArrayList<>();

    private SqsEvents(String queueArn) {
        this.queueArn = queueArn;
    }

    /** Returns an event of a standard queue with these bodies. */
    public static SQSEvent of(String... bodies) {
        SqsEvents events = standard();
        for (String body : bodies) {
            events.message(body);
        }
        return events.build();
    }

    /** Starts an event of a standard queue. */
    public static SqsEvents standard() {
        return new SqsEvents(QUEUE);
    }

    /** Starts an event of a FIFO queue. */
    public static SqsEvents fifo() {
        return new SqsEvents(QUEUE + ".fifo");
    }

    /** Adds a message. */
    public SqsEvents message(String body) {
        return message(body, Map.of());
    }

    /** Adds a message of a message group. */
    public SqsEvents inGroup(String groupId, String body) {
        return message(body, Map.of("MessageGroupId", groupId));
    }

    /**
     * Adds a message.
     *
     * @param systemAttributes replace those of a first receive, for example {@code ApproximateReceiveCount}
     */
    public SqsEvents message(String body, Map<String, String> systemAttributes) {
        String now = Long.toString(System.currentTimeMillis());
        Map<String, String> attributes = new HashMap<>(
                Map.of("ApproximateReceiveCount", "1", "SentTimestamp", now, "ApproximateFirstReceiveTimestamp", now));
        attributes.putAll(systemAttributes);
        SQSMessage record = new SQSMessage();
        record.setMessageId(UUID.randomUUID().toString());
        record.setReceiptHandle("receipt-" + records.size());
        record.setBody(body);
        record.setAttributes(attributes);
        record.setMessageAttributes(new HashMap<>());
        record.setEventSource("aws:sqs");
        record.setEventSourceArn(queueArn);
        record.setAwsRegion(LocalClients.REGION.id());
        records.add(record);
        return this;
    }

    /** Adds a message attribute of type {@code String} to the last message. */
    public SqsEvents attribute(String name, String value) {
        SQSEvent.MessageAttribute attribute = new SQSEvent.MessageAttribute();
        attribute.setDataType("String");
        attribute.setStringValue(value);
        records.get(records.size() - 1).getMessageAttributes().put(name, attribute);
        return this;
    }

    /** Builds the event. */
    public SQSEvent build() {
        SQSEvent event = new SQSEvent();
        event.setRecords(new ArrayList<>(records));
        return event;
    }
}
