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
 * Looks into a dead-letter queue and sends messages back. Thread-safe.
 *
 * <p>AWS's own "start DLQ redrive" sends back only what SQS moved there itself; what was sent there, as by
 * {@link SqsDeadLetterQueue}, it cannot ({@code CouldNotDetermineMessageSource}) unless a destination is named. This
 * sends back both.
 *
 * <pre>{@code
 * Redrive redrive = Redrive.of(deadLetterQueueUrl, client);
 * for (DeadLetter letter : redrive.list(100, Duration.ofMinutes(5))) {
 *     System.out.println(letter.message() + ": " + letter.reason() + " " + handler.explain(letter.message()));
 *     redrive.sendBack(letter, queueUrl);
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
     * The dead-letter queue of this URL, with a client that the caller made, and closes.
     *
     * @throws IllegalArgumentException if this is not the URL of a queue, or the client is of another region
     */
    public static Redrive of(String deadLetterQueueUrl, SqsClient client) {
        return new Redrive(deadLetterQueueUrl, client);
    }

    /**
     * Receives messages from the dead-letter queue, which hides them from others for a while; those that are not sent
     * back come into view again after that.
     *
     * <p>Of one message group of a FIFO queue SQS gives no more than ten while these are hidden: list, send back, and
     * repeat.
     *
     * @param atMost how many
     * @param hiddenFor how long; zero to 12 hours, whole seconds
     */
    public List<DeadLetter> list(int atMost, Duration hiddenFor) {
        Map<String, DeadLetter> letters = new LinkedHashMap<>();
        while (letters.size() < atMost) {
            List<DeadLetter> received = receive(Math.min(LONGEST_RECEIVE, atMost - letters.size()), hiddenFor);
            int before = letters.size();
            received.forEach(letter -> letters.put(letter.message().id(), letter));
            if (letters.size() == before) {
                break;
            }
        }
        return List.copyOf(letters.values());
    }

    /**
     * Sends a message back, as it was before it was refused, and then deletes it from the dead-letter queue: if the
     * process dies in between, the message is on both queues, and not lost.
     *
     * @param queueUrl the queue that it goes to, of the same kind and region as the dead-letter queue
     * @throws IllegalArgumentException if that is not such a queue, or is the dead-letter queue itself; nothing was
     *     sent
     */
    public void sendBack(DeadLetter letter, String queueUrl) {
        Objects.requireNonNull(letter, "letter must not be null");
        check(QueueUrl.of("queueUrl", queueUrl));
        Message message = letter.message();
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

    /** On a FIFO queue the message is a new one, else deduplication would drop what was refused within 5 minutes. */
    private static PublishOptions options(Message message, String queueUrl) {
        PublishOptions.Builder options = Resend.options(message);
        if (queueUrl.endsWith(".fifo")) {
            options.deduplicationId("redrive-" + message.id());
        }
        return options.build();
    }
}
