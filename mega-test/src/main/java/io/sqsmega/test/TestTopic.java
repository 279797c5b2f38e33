package io.sqsmega.test;

import io.sqsmega.local.LocalAws;
import io.sqsmega.local.LocalTopic;
import io.sqsmega.local.QueueOptions;
import io.sqsmega.local.SubscriptionOptions;
import io.sqsmega.message.Message;
import io.sqsmega.payload.Payload;
import io.sqsmega.publish.SnsPublisher;
import java.util.List;

/**
 * A topic of a {@link LocalAws} that records published messages, for one test: a parameter of a test with
 * {@link LocalAwsTest}. Thread-safe.
 *
 * @since 0.1
 */
public final class TestTopic {
    private static final String FIFO_SUFFIX = ".fifo";

    private final LocalAws aws;
    private final LocalTopic topic;
    private final TestQueue published;

    private TestTopic(LocalAws aws, LocalTopic topic, TestQueue published) {
        this.aws = aws;
        this.topic = topic;
        this.published = published;
    }

    /**
     * Creates a topic; FIFO if its name ends in {@code .fifo}.
     *
     * @param aws the local SQS and SNS
     * @param name the name
     * @return the topic
     */
    public static TestTopic create(LocalAws aws, String name) {
        LocalTopic topic = aws.createTopic(name);
        boolean fifo = name.endsWith(FIFO_SUFFIX);
        String stem = fifo ? name.substring(0, name.length() - FIFO_SUFFIX.length()) : name;
        TestQueue published =
                TestQueue.create(aws, stem + "-published" + (fifo ? FIFO_SUFFIX : ""), QueueOptions.defaults());
        topic.subscribe(published.local(), SubscriptionOptions.raw());
        return new TestTopic(aws, topic, published);
    }

    /** {@return the topic of mega-local} */
    public LocalTopic local() {
        return topic;
    }

    /** {@return the topic's ARN} */
    public String arn() {
        return topic.arn();
    }

    /** {@return a publisher to the topic} */
    public SnsPublisher publisher() {
        return SnsPublisher.of(topic.arn(), aws.snsClient());
    }

    /**
     * Subscribes the queue to all messages, in SNS's envelope, and returns the subscription's ARN.
     *
     * @param queue the queue
     * @return the ARN of the subscription
     */
    public String subscribe(TestQueue queue) {
        return topic.subscribe(queue.local());
    }

    /**
     * Subscribes the queue with options and returns the subscription's ARN.
     *
     * @param queue the queue
     * @param options how the message is published
     * @return the ARN of the subscription
     */
    public String subscribe(TestQueue queue, SubscriptionOptions options) {
        return topic.subscribe(queue.local(), options);
    }

    /**
     * Returns the payloads published since the last call.
     *
     * @return the payloads
     */
    public List<Payload> payloads() {
        return published.payloads();
    }

    /**
     * Returns the payloads published since the last call.
     *
     * @param count the number of messages
     * @return the payloads
     * @throws AssertionError if this number of messages is not published within 10 seconds
     */
    public List<Payload> awaitPayloads(int count) {
        return published.awaitPayloads(count);
    }

    /**
     * Returns the messages published since the last call.
     *
     * @return the messages
     */
    public List<Message> messages() {
        return published.messages();
    }

    /** Deletes the topic. */
    void delete() {
        aws.snsClient().deleteTopic(request -> request.topicArn(topic.arn()));
        published.delete();
    }

    @Override
    public String toString() {
        return "TestTopic[" + topic.arn() + "]";
    }
}
