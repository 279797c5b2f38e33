package io.sqsmega.settle;

import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.publish.Publication;
import io.sqsmega.publish.PublishOptions;
import io.sqsmega.publish.SqsPublisher;
import io.sqsmega.subscribe.DeadLetters;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A dead-letter queue that refused messages are sent to at once: the body, the attributes and the group as they were,
 * and why, by whom and when as attributes, as far as SQS's limits of ten attributes and 1 MiB leave room.
 *
 * <p>If sending fails, the message stays, and the redrive policy takes it there later. Thread-safe.
 *
 * @since 0.1
 */
public final class SqsDeadLetterQueue implements DeadLetters, AutoCloseable {
    /** The attribute that says why. */
    public static final String REASON = "mega-refused-reason";
    /** The attribute that says by whom. */
    public static final String SUBSCRIBER = "mega-refused-by";
    /** The attribute that says when, in ISO-8601. */
    public static final String TIME = "mega-refused-at";

    private static final int ATTRIBUTES = 10;
    private static final int MAX_BYTES = 1_048_576;
    private static final int LONGEST_TEXT = 1_000;

    private final SqsPublisher publisher;
    private final boolean fifo;
    private final Clock clock;

    SqsDeadLetterQueue(SqsPublisher publisher, boolean fifo, Clock clock) {
        this.publisher = publisher;
        this.fifo = fifo;
        this.clock = clock;
    }

    /** The queue of this URL, with a client from the SDK's default chain. */
    public static SqsDeadLetterQueue of(String queueUrl) {
        return new SqsDeadLetterQueue(SqsPublisher.of(queueUrl), queueUrl.endsWith(".fifo"), Clock.systemUTC());
    }

    /** The queue of this URL, with a client that the caller made, and closes. */
    public static SqsDeadLetterQueue of(String queueUrl, SqsClient client) {
        return new SqsDeadLetterQueue(SqsPublisher.of(queueUrl, client), queueUrl.endsWith(".fifo"), Clock.systemUTC());
    }

    @Override
    public boolean take(Message message, String reason, @Nullable String subscriber) {
        publisher.publishRawMessage(message.body(), options(message, reason, subscriber));
        return true;
    }

    private PublishOptions options(Message message, String reason, @Nullable String subscriber) {
        PublishOptions.Builder options = PublishOptions.builder();
        message.attributes().forEach((name, attribute) -> copy(name, attribute, options));
        if (message.groupId() != null || fifo) {
            options.groupId(message.groupId() == null ? message.id() : message.groupId());
        }
        if (fifo) {
            options.deduplicationId(message.id());
        }
        return withWhatThereIsRoomFor(why(reason, subscriber), message, options);
    }

    private Map<String, String> why(String reason, @Nullable String subscriber) {
        Map<String, String> why = new LinkedHashMap<>();
        why.put(REASON, writable(reason));
        if (subscriber != null) {
            why.put(SUBSCRIBER, writable(subscriber));
        }
        why.put(TIME, clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        return why;
    }

    private static PublishOptions withWhatThereIsRoomFor(
            Map<String, String> why, Message message, PublishOptions.Builder options) {
        int size = Publication.raw(message.body(), options.build()).sizeInBytes();
        int attributes = message.attributes().size();
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
        return attribute.equals(REASON) || attribute.equals(SUBSCRIBER) || attribute.equals(TIME);
    }

    static void copy(String name, MessageAttribute attribute, PublishOptions.Builder options) {
        if (attribute.bytes() != null) {
            options.attribute(name, attribute.dataType(), attribute.bytes());
        } else if (attribute.text() != null) {
            options.attribute(name, attribute.dataType(), attribute.text());
        }
    }

    /** Attribute values are held to the characters of XML, and a reason may quote anything. */
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

    /** Closes the client, if it was not given. */
    @Override
    public void close() {
        publisher.close();
    }
}
