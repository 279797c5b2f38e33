package io.sqsmega.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * A queue of a {@link LocalAws} with methods for tests. For everything else use {@link LocalAws#sqsClient()} and
 * {@link #url()}.
 *
 * <p>Immutable and thread-safe. Prints its name, never a message.
 *
 * @since 0.1
 */
public final class LocalQueue {
    private static final String FIFO_SUFFIX = ".fifo";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final SqsClient client;
    private final @Nullable EmbeddedSqs sqs;
    private final String name;
    private final String url;
    private final String arn;
    private final Duration visibilityTimeout;
    private final @Nullable LocalQueue deadLetterQueue;

    private LocalQueue(
            SqsClient client, @Nullable EmbeddedSqs sqs, String name, String url, @Nullable LocalQueue deadLetter) {
        this.client = client;
        this.sqs = sqs;
        this.name = name;
        this.url = url;
        Map<QueueAttributeName, String> actual = attributes(QueueAttributeName.ALL);
        this.arn = text(actual, QueueAttributeName.QUEUE_ARN);
        this.visibilityTimeout = Duration.ofSeconds(number(actual, QueueAttributeName.VISIBILITY_TIMEOUT));
        this.deadLetterQueue = deadLetter;
    }

    /** Returns an existing queue of the service that the client calls. */
    static LocalQueue existing(SqsClient client, String url) {
        return new LocalQueue(client, null, url.substring(url.lastIndexOf('/') + 1), url, null);
    }

    static LocalQueue create(EmbeddedSqs sqs, String name, QueueOptions options) {
        boolean fifo = name.endsWith(FIFO_SUFFIX);
        if (options.contentBasedDeduplication() && !fifo) {
            throw new IllegalArgumentException(
                    "the name of a queue with contentBasedDeduplication must end in .fifo, got " + name);
        }
        Map<QueueAttributeName, String> attributes = new HashMap<>();
        attributes.put(QueueAttributeName.VISIBILITY_TIMEOUT, seconds(options.visibilityTimeout()));
        attributes.put(QueueAttributeName.DELAY_SECONDS, seconds(options.delay()));
        if (fifo) {
            attributes.put(QueueAttributeName.FIFO_QUEUE, "true");
            attributes.put(
                    QueueAttributeName.CONTENT_BASED_DEDUPLICATION,
                    Boolean.toString(options.contentBasedDeduplication()));
        }
        LocalQueue deadLetter = options.maxReceiveCount() == null ? null : createDeadLetterQueue(sqs, name, fifo);
        if (deadLetter != null) {
            attributes.put(QueueAttributeName.REDRIVE_POLICY, redrivePolicy(deadLetter, options));
        }
        return create(sqs, name, attributes, deadLetter);
    }

    private static LocalQueue create(
            EmbeddedSqs sqs, String name, Map<QueueAttributeName, String> attributes, @Nullable LocalQueue deadLetter) {
        String url = sqs.client()
                .createQueue(request -> request.queueName(name).attributes(attributes))
                .queueUrl();
        return new LocalQueue(sqs.client(), sqs, name, url, deadLetter);
    }

    private static LocalQueue createDeadLetterQueue(EmbeddedSqs sqs, String name, boolean fifo) {
        return fifo
                ? create(
                        sqs,
                        name.substring(0, name.length() - FIFO_SUFFIX.length()) + "-dlq" + FIFO_SUFFIX,
                        Map.of(QueueAttributeName.FIFO_QUEUE, "true"),
                        null)
                : create(sqs, name + "-dlq", Map.of(), null);
    }

    private static String redrivePolicy(LocalQueue deadLetter, QueueOptions options) {
        return "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
                .formatted(deadLetter.arn(), options.maxReceiveCount());
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }

    /** {@return the name} */
    public String name() {
        return name;
    }

    /** {@return the URL} */
    public String url() {
        return url;
    }

    /** {@return the ARN} */
    public String arn() {
        return arn;
    }

    /** {@return whether the queue is FIFO: it keeps the order within a message group} */
    public boolean isFifo() {
        return name.endsWith(FIFO_SUFFIX);
    }

    /**
     * {@return the dead-letter queue: {@code cart-dlq} for {@code cart}, {@code cart-dlq.fifo} for {@code cart.fifo}}
     *
     * @throws IllegalStateException if the queue was created without {@link QueueOptions.Builder#maxReceiveCount}
     */
    public LocalQueue deadLetterQueue() {
        if (deadLetterQueue == null) {
            throw new IllegalStateException(
                    "queue " + name + " must have a maxReceiveCount to have a dead-letter queue");
        }
        return deadLetterQueue;
    }

    /** {@return the queue that takes what cannot be processed; empty if there is none} */
    public Optional<LocalQueue> findDeadLetterQueue() {
        return Optional.ofNullable(deadLetterQueue);
    }

    /**
     * {@return the queue's clock, for a test that does not wait for visibility timeouts}
     *
     * @throws IllegalStateException if the queue is not one of a {@link LocalAws}
     */
    public QueueClock clock() {
        if (sqs == null) {
            throw new IllegalStateException("a queue must be of a LocalAws to have a clock, got " + name);
        }
        return new QueueClock(sqs, this);
    }

    /**
     * Sends a message, for a test without a publisher, and returns its id. Only for a standard queue.
     *
     * @param body the body
     * @return the id of the message
     */
    public String send(String body) {
        return client().sendMessage(request -> request.queueUrl(url).messageBody(body))
                .messageId();
    }

    /**
     * Sends a message of a group and returns its id. On a FIFO queue, a body that was already sent within 5 minutes is
     * a new message nevertheless.
     *
     * @param body the body
     * @param groupId the message group
     * @return the id of the message
     */
    public String send(String body, String groupId) {
        return client().sendMessage(request -> request.queueUrl(url)
                        .messageBody(body)
                        .messageGroupId(groupId)
                        .messageDeduplicationId(isFifo() ? UUID.randomUUID().toString() : null))
                .messageId();
    }

    /**
     * Receives and deletes every message that is visible now, with all attributes. Messages that are in flight or
     * delayed stay, and so do the later messages of their FIFO group.
     *
     * @return the messages
     */
    public List<Message> receiveAll() {
        List<Message> all = new ArrayList<>();
        List<Message> batch = receive();
        while (!batch.isEmpty()) {
            all.addAll(batch);
            batch.forEach(message ->
                    client().deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle())));
            batch = receive();
        }
        return List.copyOf(all);
    }

    private List<Message> receive() {
        return client().receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(10)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    /** {@return the number of messages that can be received now} */
    public int visible() {
        return number(
                attributes(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
    }

    /** {@return the number of messages that have been received and are neither deleted nor visible again} */
    public int inFlight() {
        return number(
                attributes(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
    }

    /** {@return the number of all messages: visible, in flight and delayed} The number is exact, unlike on AWS. */
    public int size() {
        Map<QueueAttributeName, String> counts = attributes(QueueAttributeName.ALL);
        return number(counts, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
                + number(counts, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)
                + number(counts, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);
    }

    /**
     * Waits until no message is left, visible or not, for a test with a poller in the background.
     *
     * @param atMost the longest time to wait
     * @throws IllegalStateException if messages are left when the time is over
     * @throws InterruptedException if this thread is interrupted meanwhile
     */
    public void awaitEmpty(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        int left = size();
        while (left > 0) {
            if (System.nanoTime() - deadline > 0) {
                throw notEmpty(left, atMost);
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
            left = size();
        }
    }

    IllegalStateException notEmpty(int left, Duration atMost) {
        return new IllegalStateException(
                "queue " + name + " must be empty within " + atMost + ", got " + left + " messages left");
    }

    SqsClient client() {
        return client;
    }

    boolean isRunning() {
        return sqs == null || sqs.isRunning();
    }

    Duration visibilityTimeout() {
        return visibilityTimeout;
    }

    private Map<QueueAttributeName, String> attributes(QueueAttributeName which) {
        return client().getQueueAttributes(request -> request.queueUrl(url).attributeNames(which))
                .attributes();
    }

    private static int number(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
        return Integer.parseInt(text(attributes, name));
    }

    private static String text(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
        String value = attributes.get(name);
        if (value == null) {
            throw new IllegalStateException("queue must have the attribute " + name + ", got none");
        }
        return value;
    }

    @Override
    public String toString() {
        return "LocalQueue[" + name + "]";
    }
}
