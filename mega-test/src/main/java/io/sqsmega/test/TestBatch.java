package io.sqsmega.test;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.sqsmega.payload.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The event that Lambda or EventBridge Pipes pass to a function, for a test without a queue.
 *
 * <pre>{@code
 * TestBatch batch = TestBatch.fifo(TestRecord.of(payload).inGroup("a"), TestRecord.of(payload).inGroup("b"));
 * new CartHandler().handleRequest(batch.event(), null);
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class TestBatch {
    static final String REGION = "us-east-1";
    private static final String QUEUE = "arn:aws:sqs:" + REGION + ":000000000000:queue";
    private static final String FIRST_SEQUENCE_NUMBER = "188497283280502784";

    private final String queueArn;
    private final List<TestRecord> records;

    private TestBatch(String queueArn, List<TestRecord> records) {
        this.queueArn = queueArn;
        this.records = List.copyOf(records);
    }

    /**
     * {@return a batch of a standard queue}
     *
     * @param records the messages
     */
    public static TestBatch of(TestRecord... records) {
        return new TestBatch(QUEUE, List.of(records));
    }

    /**
     * {@return a batch of a standard queue with these payloads, in the form of a publisher}
     *
     * @param payloads the payloads
     */
    public static TestBatch of(Payload... payloads) {
        return new TestBatch(QUEUE, Stream.of(payloads).map(TestRecord::of).toList());
    }

    /**
     * {@return a batch of a standard queue with these bodies}
     *
     * @param bodies the bodies
     */
    public static TestBatch ofBodies(String... bodies) {
        return new TestBatch(QUEUE, Stream.of(bodies).map(TestRecord::ofBody).toList());
    }

    /**
     * {@return a batch of a FIFO queue, in this order}
     *
     * @param records the messages
     * @throws IllegalArgumentException if a record has no {@linkplain TestRecord#inGroup group}
     */
    public static TestBatch fifo(TestRecord... records) {
        List<TestRecord> inOrder = new ArrayList<>();
        for (TestRecord record : records) {
            if (!record.hasGroup()) {
                throw new IllegalArgumentException("a record of a FIFO queue must be in a group, got none: " + record);
            }
            String number = "%s%02d".formatted(FIRST_SEQUENCE_NUMBER, inOrder.size());
            inOrder.add(record.withoutOverwriting("SequenceNumber", number)
                    .withoutOverwriting("MessageDeduplicationId", "deduplication-id-" + inOrder.size()));
        }
        return new TestBatch(QUEUE + ".fifo", inOrder);
    }

    /**
     * {@return this batch for the queue with this ARN}
     *
     * @param queueArn the ARN of the queue
     */
    public TestBatch from(String queueArn) {
        return new TestBatch(queueArn, records);
    }

    /** {@return the event as JSON: {@code {"Records":[…]}}} */
    public String json() {
        return Json.object().set("Records", array()).toString();
    }

    /** {@return the records as the JSON array of EventBridge Pipes} */
    public String pipe() {
        return array().toString();
    }

    /** {@return the event as Lambda's Java runtime would create it from the JSON} */
    public SQSEvent event() {
        return LambdaEventSerializers.serializerFor(SQSEvent.class, TestBatch.class.getClassLoader())
                .fromJson(json());
    }

    private ArrayNode array() {
        ArrayNode array = Json.object().arrayNode();
        records.forEach(record -> array.add(record.json(queueArn)));
        return array;
    }

    /** Prints the ids, never a body. */
    @Override
    public String toString() {
        return "TestBatch" + records;
    }
}
