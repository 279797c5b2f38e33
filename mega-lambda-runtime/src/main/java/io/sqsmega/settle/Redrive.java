package io.sqsmega.settle;

import io.sqsmega.aws.QueueUrl;
import io.sqsmega.message.Message;
import io.sqsmega.publish.PublishOptions;
import io.sqsmega.publish.SqsPublisher;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Lists the messages of a dead-letter queue and sends them back. Thread-safe.
 *
 * <p>AWS's "start DLQ redrive" sends back only messages that SQS itself moved there. For messages that were sent there,
 * as {@link SqsDeadLetterQueue} does, it fails with {@code CouldNotDetermineMessageSource} unless a destination is
 * named. This class sends back both.
 *
 * <pre>{@code
 * Redrive redrive = Redrive.of(deadLetterQueueUrl, client);
 * for (DeadLetter deadLetter : redrive.list(100, Duration.ofMinutes(5))) {
 *     System.out.println(deadLetter.message() + ": " + deadLetter.reason() + " " + handler.explain(deadLetter.message()));
 *     redrive.sendBack(deadLetter, queueUrl);
 * }
 * }</pre>
 *
 * @since 0.1
 */
public final class Redrive {
    private static final int LONGEST_RECEIVE = 10;

    private final QueueUrl deadLetterQueue;
    private final SqsClient client;

    private Redrive(String deadLetterQueueUrl, SqsClient client) {
        this.deadLetterQueue = QueueUrl.of("deadLetterQueueUrl", deadLetterQueueUrl);
        this.client = deadLetterQueue.client(Objects.requireNonNull(client, "client must not be null"));
    }

    /**
     * Creates a redrive for the dead-letter queue at a URL, with a client that the caller created and must close.
     *
     * @param deadLetterQueueUrl the URL of the dead-letter queue
     * @param client the client, which the caller closes
     * @return the redrive
     * @throws IllegalArgumentException if the URL is not that of a queue, or the client's region is another one
     */
    public static Redrive of(String deadLetterQueueUrl, SqsClient client) {
        return new Redrive(deadLetterQueueUrl, client);
    }

    /**
     * Receives messages from the dead-letter queue. This hides them for a while; messages that are not sent back become
     * visible again after it.
     *
     * <p>SQS returns at most ten messages of one message group while these are hidden: list, send back, and repeat.
     *
     * @param atMost the largest number of messages to list
     * @param hiddenFor how long the messages are hidden: zero to 12 hours, in whole seconds
     * @return the messages, with what was recorded of why they are here
     */
    public List<DeadLetter> list(int atMost, Duration hiddenFor) {
        Map<String, DeadLetter> deadLetters = new LinkedHashMap<>();
        while (deadLetters.size() < atMost) {
            List<DeadLetter> received = receive(Math.min(LONGEST_RECEIVE, atMost - deadLetters.size()), hiddenFor);
            int before = deadLetters.size();
            received.forEach(deadLetter -> deadLetters.put(deadLetter.message().id(), deadLetter));
            if (deadLetters.size() == before) {
                break;
            }
        }
        return List.copyOf(deadLetters.values());
    }

    /**
     * Sends a message back as it was before it was refused, and then deletes it from the dead-letter queue. If the
     * process dies in between, the message is on both queues; it is never lost.
     *
     * @param deadLetter a message from {@link #list}
     * @param queueUrl the URL of the target queue, which must have the kind and the region of the dead-letter queue
     * @throws IllegalArgumentException if the target is not such a queue, or is the dead-letter queue itself; nothing
     *     is sent then
     */
    public void sendBack(DeadLetter deadLetter, String queueUrl) {
        Objects.requireNonNull(deadLetter, "deadLetter must not be null");
        check(QueueUrl.of("queueUrl", queueUrl));
        Message message = deadLetter.message();
        SqsPublisher.of(queueUrl, client).publishRawMessage(message.body(), options(message, queueUrl));
        client.deleteMessage(request -> request.queueUrl(deadLetterQueue.url()).receiptHandle(message.receiptHandle()));
    }

    private void check(QueueUrl queue) {
        if (QueueIdentity.ofUrl(queue.url()).isSameAs(QueueIdentity.ofUrl(deadLetterQueue.url()))) {
            throw new IllegalArgumentException("queueUrl must not be the dead-letter queue itself, got " + queue);
        }
        if (queue.isFifo() != deadLetterQueue.isFifo()) {
            throw new IllegalArgumentException("queueUrl must be the URL of a " + kindOf(deadLetterQueue)
                    + " queue, as the dead-letter queue " + deadLetterQueue + " is, got that of a " + kindOf(queue)
                    + " queue: " + queue);
        }
    }

    private static String kindOf(QueueUrl queue) {
        return queue.isFifo() ? "FIFO" : "standard";
    }

    private List<DeadLetter> receive(int atMost, Duration hiddenFor) {
        return client
                .receiveMessage(request -> request.queueUrl(deadLetterQueue.url())
                        .maxNumberOfMessages(atMost)
                        .visibilityTimeout((int) hiddenFor.toSeconds())
                        .waitTimeSeconds(1)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages()
                .stream()
                .map(message -> new DeadLetter(SqsMessages.read(message, null)))
                .toList();
    }

    /**
     * Returns the options of the resent message. On a FIFO queue it gets a new deduplication id, because deduplication
     * would otherwise drop a message that was refused within 5 minutes.
     */
    private static PublishOptions options(Message message, String queueUrl) {
        PublishOptions.Builder options = Resend.options(message);
        if (queueUrl.endsWith(".fifo")) {
            options.deduplicationId("redrive-" + message.id());
        }
        return options.build();
    }
}
