package io.sqsmega.test;

import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.local.LocalAws;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.local.QueueOptions;
import io.sqsmega.message.Message;
import io.sqsmega.payload.Payload;
import io.sqsmega.publish.SqsPublisher;
import io.sqsmega.settle.DeadLetter;
import io.sqsmega.settle.SqsBackoff;
import io.sqsmega.settle.SqsDeadLetterQueue;
import io.sqsmega.settle.SqsMessages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * A queue of a {@link LocalAws} with its dead-letter queue, for one test: a parameter of a test with
 * {@link LocalAwsTest}. Thread-safe.
 *
 * @since 0.1
 */
public final class TestQueue {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private static final int MAX_RECEIVE = 10;
    private static final int TRIES = 3;

    private final LocalAws aws;
    private final LocalQueue queue;

    private TestQueue(LocalAws aws, LocalQueue queue) {
        this.aws = aws;
        this.queue = queue;
    }

    /**
     * Creates a queue whose messages move to a dead-letter queue after 3 receives; FIFO if its name ends in
     * {@code .fifo}.
     *
     * @param aws the local SQS and SNS
     * @param name the name
     * @return the queue
     */
    public static TestQueue create(LocalAws aws, String name) {
        return create(aws, name, QueueOptions.builder().maxReceiveCount(TRIES).build());
    }

    /**
     * Creates a queue; FIFO if its name ends in {@code .fifo}.
     *
     * @param aws the local SQS and SNS
     * @param name the name
     * @param options how the message is published
     * @return the queue
     */
    public static TestQueue create(LocalAws aws, String name, QueueOptions options) {
        return new TestQueue(aws, aws.createQueue(name, options));
    }

    /** {@return the queue of mega-local, with its URL, ARN and clock} */
    public LocalQueue local() {
        return queue;
    }

    /** {@return a publisher to the queue} */
    public SqsPublisher publisher() {
        return SqsPublisher.of(queue.url(), aws.sqsClient());
    }

    /**
     * {@return the options of a handler that is deployed on this queue: backoff, dead letters at once, and 3 tries}
     *
     * @throws IllegalStateException if the queue has no dead-letter queue
     */
    public HandlerOptions options() {
        return HandlerOptions.builder()
                .redelivery(SqsBackoff.builder()
                        .client(aws.sqsClient())
                        .queueUrl(queue.url())
                        .build())
                .deadLetters(SqsDeadLetterQueue.of(queue.deadLetterQueue().url(), aws.sqsClient()))
                .giveUpAtReceive(TRIES)
                .build();
    }

    /**
     * Delivers the messages to a handler, like Lambda's event source mapping, until all are deleted or in the
     * dead-letter queue. Does not wait: if all messages are hidden, it advances the queue's clock.
     *
     * @param handler the handler
     * @return the outcomes of the messages
     * @throws IllegalStateException if messages are left after 4 days of the queue's clock, SQS's retention period, or
     *     after 10,000 polls
     */
    public Deliveries deliverTo(MegaSqsHandler handler) {
        return new DeliveryLoop(this, HandlerTester.of(handler)).run();
    }

    /**
     * Advances the queue's clock: messages in flight and delayed messages become visible earlier by this time.
     *
     * @param time how far the clock advances
     */
    public void passTime(Duration time) {
        queue.clock().pass(time);
    }

    /**
     * Receives and deletes the messages that are visible now, and returns their payloads.
     *
     * @return the payloads
     */
    public List<Payload> payloads() {
        return Payloads.of(messages());
    }

    /**
     * Receives and deletes {@code count} messages, and returns their payloads.
     *
     * @param count the number of messages
     * @return the payloads
     * @throws AssertionError if they do not come within 10 seconds
     */
    public List<Payload> awaitPayloads(int count) {
        return Payloads.of(awaitMessages(count));
    }

    /**
     * Receives and deletes the messages that are visible now.
     *
     * @return the messages
     */
    public List<Message> messages() {
        return read(queue.receiveAll(), queue.arn());
    }

    /**
     * Receives and deletes {@code count} messages. Waits for them with long polling.
     *
     * @param count the number of messages
     * @return the messages
     * @throws AssertionError if they do not come within 10 seconds
     */
    public List<Message> awaitMessages(int count) {
        return awaitMessages(count, LONGEST_WAIT);
    }

    List<Message> awaitMessages(int count, Duration atMost) {
        List<Message> messages = new ArrayList<>();
        long deadline = System.nanoTime() + atMost.toNanos();
        while (messages.size() < count) {
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (left.isNegative()) {
                throw new AssertionError("expected " + count + " messages on queue " + queue.name() + " within "
                        + atMost + ", but got " + messages.size());
            }
            messages.addAll(receive(Math.min(MAX_RECEIVE, count - messages.size()), left.toSeconds() + 1));
        }
        return messages;
    }

    private List<Message> receive(int atMost, long seconds) {
        SqsClient client = aws.sqsClient();
        List<software.amazon.awssdk.services.sqs.model.Message> received = client.receiveMessage(
                        request -> request.queueUrl(queue.url())
                                .maxNumberOfMessages(atMost)
                                .waitTimeSeconds((int) seconds)
                                .messageAttributeNames("All")
                                .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
        received.forEach(message ->
                client.deleteMessage(request -> request.queueUrl(queue.url()).receiptHandle(message.receiptHandle())));
        return read(received, queue.arn());
    }

    /**
     * Receives and deletes the messages of the dead-letter queue: those that a function sent there, and those that the
     * redrive policy moved there.
     *
     * @return the dead letters, with what was recorded of why they are there
     */
    public List<DeadLetter> deadLetters() {
        LocalQueue deadLetterQueue = queue.deadLetterQueue();
        return read(deadLetterQueue.receiveAll(), deadLetterQueue.arn()).stream()
                .map(DeadLetter::new)
                .toList();
    }

    private static List<Message> read(List<software.amazon.awssdk.services.sqs.model.Message> received, String arn) {
        return received.stream().map(message -> SqsMessages.read(message, arn)).toList();
    }

    /** Deletes the queues. */
    void delete() {
        aws.sqsClient().deleteQueue(request -> request.queueUrl(queue.url()));
        queue.findDeadLetterQueue()
                .ifPresent(deadLetters -> aws.sqsClient().deleteQueue(request -> request.queueUrl(deadLetters.url())));
    }

    @Override
    public String toString() {
        return "TestQueue[" + queue.name() + "]";
    }
}
