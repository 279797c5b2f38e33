package io.sqsmega.settle;

import io.sqsmega.dispatch.DeadLetterSink;
import io.sqsmega.message.Message;
import io.sqsmega.publish.Publication;
import io.sqsmega.publish.PublishOptions;
import io.sqsmega.publish.SqsPublisher;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Sends refused messages to a dead-letter queue at once. Body, attributes, group and trace header stay as they were.
 * New attributes say why the message was refused, by which subscriber, from which queue and when, as far as SQS's
 * limits of ten attributes and 1 MiB leave room; they replace those of an earlier refusal.
 *
 * <p>If sending fails, the message stays, and the redrive policy moves it later. If SQS does not answer in time, the
 * message stays as well and may be in both queues: it can be in the dead-letter queue twice, or in the dead-letter
 * queue and processed. Thread-safe.
 *
 * <p><b>AWS's "start DLQ redrive" does not send these messages back</b>: it knows only the source of messages that SQS
 * itself moved, and fails with {@code CouldNotDetermineMessageSource} unless a destination is named. Name one, or use
 * {@link Redrive}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/troubleshooting-dlq-redrive.html">
 *     Troubleshoot dead-letter queue redrive</a>
 * @since 0.1
 */
public final class SqsDeadLetterQueue implements DeadLetterSink, AutoCloseable {
    /** The name of the attribute that says why the message was refused. */
    public static final String REASON = "mega-refused-reason";
    /** The name of the attribute that names the subscriber that refused the message. */
    public static final String SUBSCRIBER = "mega-refused-by";
    /** The name of the attribute with the ARN of the queue from which the message was refused. */
    public static final String QUEUE = "mega-refused-from";
    /** The name of the attribute with the time of the refusal, in ISO-8601. */
    public static final String TIME = "mega-refused-at";

    private static final Set<String> ADDED = Set.of(REASON, SUBSCRIBER, QUEUE, TIME);

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int ATTRIBUTES = 10;
    private static final int MAX_BYTES = 1_048_576;
    private static final int LONGEST_TEXT = 1_000;

    private final SqsPublisher publisher;
    private final String queueUrl;
    private final Clock clock;

    private SqsDeadLetterQueue(SqsPublisher publisher, String queueUrl, Clock clock) {
        this.publisher = publisher;
        this.queueUrl = queueUrl;
        this.clock = clock;
    }

    SqsDeadLetterQueue(String queueUrl, SqsClient client, Clock clock) {
        this(SqsPublisher.of(queueUrl, client), queueUrl, clock);
    }

    /**
     * {@return the queue at a URL, with a client for its region from the SDK's default chain}
     *
     * @param queueUrl the URL of the queue
     * @throws IllegalArgumentException if the URL is not that of a queue
     */
    public static SqsDeadLetterQueue of(String queueUrl) {
        return new SqsDeadLetterQueue(SqsPublisher.of(queueUrl), queueUrl, Clock.systemUTC());
    }

    /**
     * {@return the queue at a URL, with a client that the caller created and must close}
     *
     * @param queueUrl the URL of the queue
     * @param client the client, which the caller closes
     * @throws IllegalArgumentException if the URL is not that of a queue, or the client's region is another one
     */
    public static SqsDeadLetterQueue of(String queueUrl, SqsClient client) {
        return new SqsDeadLetterQueue(queueUrl, client, Clock.systemUTC());
    }

    /**
     * Sends a message to this queue.
     *
     * @throws IllegalStateException if the message came from this queue: it would be delivered again for ever
     */
    @Override
    public boolean take(Message message, String reason, @Nullable String subscriber) {
        Objects.requireNonNull(message, "message must not be null");
        Objects.requireNonNull(reason, "reason must not be null");
        if (message.queueArn() != null) {
            checkIsNot(QueueIdentity.ofArn(message.queueArn()));
        }
        publisher.publishRawMessage(message.body(), options(message, reason, subscriber));
        return true;
    }

    /**
     * Checks that this queue can be the dead-letter queue of a source queue: SQS requires both to be FIFO, or neither.
     *
     * @param sourceQueueUrl the URL of the source queue
     * @throws IllegalStateException if both are the same queue, or only one of them is FIFO
     */
    public void checkFits(String sourceQueueUrl) {
        Objects.requireNonNull(sourceQueueUrl, "sourceQueueUrl must not be null");
        checkIsNot(QueueIdentity.ofUrl(sourceQueueUrl));
        if (sourceQueueUrl.endsWith(".fifo") != queueUrl.endsWith(".fifo")) {
            throw new IllegalStateException("the dead-letter queue of a FIFO queue must be FIFO, and that of a standard"
                    + " queue standard, got " + queueUrl + " for " + sourceQueueUrl);
        }
    }

    private void checkIsNot(QueueIdentity source) {
        if (source.isSameAs(QueueIdentity.ofUrl(queueUrl))) {
            throw new IllegalStateException("the dead-letter queue must not be the source queue, got " + queueUrl);
        }
    }

    private PublishOptions options(Message message, String reason, @Nullable String subscriber) {
        PublishOptions.Builder options = Resend.options(message).timeout(TIMEOUT);
        if (queueUrl.endsWith(".fifo")) {
            options.deduplicationId(message.id());
            if (message.groupId() == null) {
                options.groupId(message.id());
            }
        }
        return withWhatThereIsRoomFor(why(message, reason, subscriber), message, options);
    }

    private Map<String, String> why(Message message, String reason, @Nullable String subscriber) {
        Map<String, String> why = new LinkedHashMap<>();
        why.put(REASON, writable(reason));
        if (subscriber != null) {
            why.put(SUBSCRIBER, writable(subscriber));
        }
        if (message.queueArn() != null) {
            why.put(QUEUE, writable(message.queueArn()));
        }
        why.put(TIME, clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        return why;
    }

    private static PublishOptions withWhatThereIsRoomFor(
            Map<String, String> why, Message message, PublishOptions.Builder options) {
        int size = Publication.raw(message.body(), options.build()).sizeInBytes();
        long attributes = message.attributes().keySet().stream()
                .filter(name -> !isAddedByIt(name))
                .count();
        for (Map.Entry<String, String> entry : why.entrySet()) {
            int bytes = Publication.raw(entry.getKey() + "String" + entry.getValue())
                    .sizeInBytes();
            if (attributes < ATTRIBUTES && size + bytes <= MAX_BYTES) {
                options.attribute(entry.getKey(), entry.getValue());
                attributes++;
                size += bytes;
            }
        }
        return options.build();
    }

    static boolean isAddedByIt(String attribute) {
        return ADDED.contains(attribute);
    }

    /**
     * Replaces characters that XML does not allow: SQS rejects them in attribute values, and a reason may quote any
     * text.
     */
    private static String writable(String text) {
        StringBuilder writable = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_TEXT)
                .map(character -> isWritable(character) ? character : '?')
                .forEach(writable::appendCodePoint);
        return writable.isEmpty() ? "?" : writable.toString();
    }

    private static boolean isWritable(int character) {
        boolean surrogate = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        return !Character.isISOControl(character) && !surrogate && character != 0xFFFE && character != 0xFFFF;
    }

    /** Closes the client, unless the caller gave it. */
    @Override
    public void close() {
        publisher.close();
    }
}
