package io.sqsmega.listen;

import io.sqsmega.aws.QueueUrl;
import io.sqsmega.dispatch.Dispatcher;
import io.sqsmega.dispatch.SubscribingBuilder;
import io.sqsmega.settle.SqsDeadLetterQueue;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Builds a {@link SqsListener}. Not thread-safe.
 *
 * @since 0.1
 */
public final class ListenerBuilder extends SubscribingBuilder<ListenerBuilder> {
    private static final Duration LONGEST_VISIBILITY = Duration.ofHours(12);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final String queueUrl;
    private @Nullable SqsClient client;
    private int pollers = 2;
    private int concurrency = 10;
    private @Nullable Duration visibilityTimeout;
    private Duration waitTime = LONGEST_WAIT;
    private Duration shutdownGrace = Duration.ofSeconds(25);

    ListenerBuilder(String queueUrl) {
        this.queueUrl = Objects.requireNonNull(queueUrl, "queueUrl must not be null");
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

    /**
     * Builds the listener, and its client if none was given. It does not listen yet.
     *
     * @throws IllegalArgumentException if what was given is not the URL of a queue, or the client is of another region
     * @throws IllegalStateException if the queue is its own dead-letter queue, or one of the two is FIFO and the other
     *     is not
     */
    public SqsListener build() {
        QueueUrl queue = QueueUrl.of("queueUrl", queueUrl);
        Dispatcher dispatcher = dispatcher(concurrency);
        if (dispatcher.deadLetters() instanceof SqsDeadLetterQueue deadLetterQueue) {
            deadLetterQueue.checkFits(queue.url());
        }
        Settings settings = new Settings(dispatcher, pollers, concurrency, visibilityTimeout, waitTime, shutdownGrace);
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
