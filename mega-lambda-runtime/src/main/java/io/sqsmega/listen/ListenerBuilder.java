package io.sqsmega.listen;

import io.sqsmega.aws.QueueUrl;
import io.sqsmega.dispatch.DeadLetterSink;
import io.sqsmega.dispatch.Dispatcher;
import io.sqsmega.dispatch.LoggingContext;
import io.sqsmega.dispatch.MessageObserver;
import io.sqsmega.dispatch.Redelivery;
import io.sqsmega.dispatch.Unmatched;
import io.sqsmega.guard.DuplicateGuard;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.message.PayloadReader;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.DataBinder;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.settle.SqsDeadLetterQueue;
import io.sqsmega.subscribe.EventHandler;
import io.sqsmega.subscribe.Subscriber;
import io.sqsmega.subscribe.Transformer;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Builds a {@link SqsListener}. Not thread-safe.
 *
 * @since 0.1
 */
public final class ListenerBuilder {
    private static final Duration LONGEST_VISIBILITY = Duration.ofHours(12);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final String queueUrl;
    private final Dispatcher.Builder dispatcher = Dispatcher.builder();
    private DeadLetterSink deadLetters = DeadLetterSink.BY_REDRIVE_POLICY;
    private Redelivery redelivery = Redelivery.BY_VISIBILITY_TIMEOUT;
    private @Nullable PayloadReader largePayloads;
    private @Nullable SqsClient client;
    private int pollers = 2;
    private int concurrency = 10;
    private @Nullable Duration visibilityTimeout;
    private Duration waitTime = LONGEST_WAIT;
    private Duration shutdownGrace = Duration.ofSeconds(25);

    ListenerBuilder(String queueUrl) {
        this.queueUrl = Objects.requireNonNull(queueUrl, "queueUrl must not be null");
    }

    /** Adds a subscriber, and asks it for its patterns. */
    public ListenerBuilder register(Subscriber subscriber) {
        dispatcher.register(subscriber);
        return this;
    }

    /** Adds a subscriber of MEGA events that is a lambda. */
    public ListenerBuilder on(EventPattern pattern, EventHandler<MegaPayload> processor) {
        dispatcher.on(pattern, processor);
        return this;
    }

    /** Adds a subscriber of data objects that is a lambda. */
    public ListenerBuilder on(DataPattern pattern, EventHandler<DataPayload> processor) {
        dispatcher.on(pattern, processor);
        return this;
    }

    /** Adds a transformer, which turns plain text into a payload that patterns can look into. */
    public ListenerBuilder transformPlaintext(Transformer<PlaintextPayload> transformer) {
        dispatcher.transformPlaintext(transformer);
        return this;
    }

    /** Adds a transformer, which turns bytes into a payload that patterns can look into. */
    public ListenerBuilder transformBinary(Transformer<BinaryPayload> transformer) {
        dispatcher.transformBinary(transformer);
        return this;
    }

    /** Adds a transformer, which turns data into another payload, for example into what an envelope of it holds. */
    public ListenerBuilder transformData(Transformer<DataPayload> transformer) {
        dispatcher.transformData(transformer);
        return this;
    }

    /**
     * A client that the caller made, and closes. Default: one of its own, of the queue's region, from the SDK's default
     * chain.
     */
    public ListenerBuilder client(SqsClient client) {
        this.client = Objects.requireNonNull(client, "client must not be null");
        return this;
    }

    /**
     * How many threads receive, and how many delete. One of them receives up to ten messages at a time. Default: 2.
     *
     * @param pollers 1 to 100
     */
    public ListenerBuilder pollers(int pollers) {
        this.pollers = between(1, 100, "pollers", pollers);
        return this;
    }

    /**
     * The most messages in work at a time, each on a thread of its own. No more are received than can be started; of a
     * FIFO queue up to ten messages of a group are received together, and count as one. Subscribers must be thread-safe
     * unless it is 1. Default: 10.
     *
     * @param concurrency 1 to 1,000
     */
    public ListenerBuilder concurrency(int concurrency) {
        this.concurrency = between(1, 1_000, "concurrency", concurrency);
        return this;
    }

    /**
     * How long a message stays hidden when its process dies. While a subscriber works it is extended after each third,
     * so it need not be as long as a subscriber takes, up to the 12 hours that SQS allows. Default: the queue's own.
     *
     * @param visibilityTimeout 1 second to 12 hours, whole seconds
     */
    public ListenerBuilder visibilityTimeout(Duration visibilityTimeout) {
        this.visibilityTimeout = upTo(LONGEST_VISIBILITY, "visibilityTimeout", visibilityTimeout);
        return this;
    }

    /**
     * How long a request waits for messages when there are none. A shorter time costs more requests, and makes
     * {@link SqsListener#close} quicker on an idle queue. Default: 20 seconds.
     *
     * @param waitTime 1 to 20 seconds, whole seconds
     */
    public ListenerBuilder waitTime(Duration waitTime) {
        this.waitTime = upTo(LONGEST_WAIT, "waitTime", waitTime);
        return this;
    }

    /**
     * How long {@link SqsListener#close} waits for what runs before it interrupts; the last requests may take 5 seconds
     * more. An outstanding receive is waited for as well, up to the {@link #waitTime} and 5 seconds. Default: 25
     * seconds, since Amazon ECS and Kubernetes kill a process 30 seconds after they asked it to stop.
     */
    public ListenerBuilder shutdownGrace(Duration shutdownGrace) {
        if (shutdownGrace.isNegative()) {
            throw new IllegalArgumentException("shutdownGrace must not be negative, got " + shutdownGrace);
        }
        this.shutdownGrace = shutdownGrace;
        return this;
    }

    /** What becomes of a message that nobody subscribed to. Default: it is deleted. */
    public ListenerBuilder unmatched(Unmatched unmatched) {
        dispatcher.unmatched(Objects.requireNonNull(unmatched, "unmatched must not be null"));
        return this;
    }

    /** Hears what happened to each message. Default: nobody does. */
    public ListenerBuilder observer(MessageObserver observer) {
        dispatcher.observer(Objects.requireNonNull(observer, "observer must not be null"));
        return this;
    }

    /** What log lines say of the message that is worked on. Default: nothing. */
    public ListenerBuilder loggingContext(LoggingContext loggingContext) {
        dispatcher.loggingContext(Objects.requireNonNull(loggingContext, "loggingContext must not be null"));
        return this;
    }

    /**
     * When what stays shall come again, for example {@code SqsBackoff.exponential()}. What was not started comes again
     * at once in any case. Default: when the visibility timeout has passed.
     */
    public ListenerBuilder redelivery(Redelivery redelivery) {
        this.redelivery = Objects.requireNonNull(redelivery, "redelivery must not be null");
        return this;
    }

    /**
     * Where refused messages go at once, for example {@code SqsDeadLetterQueue.of(url)}. Default: they stay, and the
     * queue's redrive policy takes them.
     */
    public ListenerBuilder deadLetters(DeadLetterSink deadLetters) {
        this.deadLetters = Objects.requireNonNull(deadLetters, "deadLetters must not be null");
        dispatcher.deadLetters(deadLetters);
        return this;
    }

    /**
     * Refuses a message that still fails at this receive, so that it goes to the {@link #deadLetters} at once and its
     * FIFO group goes on. SQS counts receives, not tries: a message that was held back, not started, or is busy
     * elsewhere is not refused for that, nor is one whose subscriber is interrupted because the listener closes; on
     * FIFO only the first message of its group in a receive is refused, so that one after it gets at least one more
     * try. Default: the queue's redrive policy decides alone.
     *
     * @param giveUpAtReceive 1 to 1,000
     */
    public ListenerBuilder giveUpAtReceive(int giveUpAtReceive) {
        dispatcher.giveUpAtReceive(giveUpAtReceive);
        return this;
    }

    /**
     * Does not give a message again to the subscribers that were done with it. Each subscriber must then have a name of
     * its own that lasts. Default: none does; a message that comes again comes to all.
     */
    public ListenerBuilder duplicateGuard(DuplicateGuard duplicateGuard) {
        dispatcher.duplicateGuard(Objects.requireNonNull(duplicateGuard, "duplicateGuard must not be null"));
        return this;
    }

    /**
     * Fetches the bodies that were too large for a message, for example {@code S3PayloadReader.of(bucket)}. What it
     * does not follow is refused; what it fails to fetch stays. Default: nothing is fetched, and a pointer to such a
     * body is text.
     */
    public ListenerBuilder largePayloads(PayloadReader largePayloads) {
        this.largePayloads = Objects.requireNonNull(largePayloads, "largePayloads must not be null");
        return this;
    }

    /**
     * Whether a body that is Base64, and whose encoding no attribute names, is bytes; otherwise it is text:
     * {@code ping} and {@code ORDER123} are valid Base64. A BSON document in Base64 is a document in any case. Default:
     * it is bytes if a {@link io.sqsmega.subscribe.BinarySubscriber} or a transformer of bytes is registered.
     */
    public ListenerBuilder base64AsBytes(boolean base64AsBytes) {
        dispatcher.base64AsBytes(base64AsBytes);
        return this;
    }

    /**
     * Reads payloads as objects of your classes, for example {@code JacksonBinder.of(mapper)} with a mapper of your
     * own: all typed access of the payloads that subscribers and transformers are given. Default: Jackson, as the guide
     * says.
     */
    public ListenerBuilder dataBinder(DataBinder dataBinder) {
        dispatcher.dataBinder(Objects.requireNonNull(dataBinder, "dataBinder must not be null"));
        return this;
    }

    /**
     * Builds the listener, and its client if none was given. It does not listen yet.
     *
     * @throws IllegalArgumentException if what was given is not the URL of a queue, or the client is of another region
     * @throws IllegalStateException if the queue is its own dead-letter queue, or one of the two is FIFO and the other
     *     is not
     */
    public SqsListener build() {
        QueueUrl queue = QueueUrl.of("queueUrl", queueUrl);
        if (deadLetters instanceof SqsDeadLetterQueue deadLetterQueue) {
            deadLetterQueue.checkFits(queue.url());
        }
        if (largePayloads != null) {
            dispatcher.largePayloads(largePayloads.forConcurrency(concurrency));
        }
        Settings settings = new Settings(
                dispatcher.build(), redelivery, pollers, concurrency, visibilityTimeout, waitTime, shutdownGrace);
        return new SqsListener(queue, client, settings);
    }

    private static int between(int least, int most, String what, int number) {
        if (number < least || number > most) {
            throw new IllegalArgumentException(what + " must be between " + least + " and " + most + ", got " + number);
        }
        return number;
    }

    private static Duration upTo(Duration most, String what, Duration duration) {
        Objects.requireNonNull(duration, what + " must not be null");
        boolean wholeSeconds = duration.equals(Duration.ofSeconds(duration.toSeconds()));
        if (!wholeSeconds || duration.toSeconds() < 1 || duration.compareTo(most) > 0) {
            throw new IllegalArgumentException(what + " must be whole seconds between " + Duration.ofSeconds(1)
                    + " and " + most + ", got " + duration);
        }
        return duration;
    }
}
