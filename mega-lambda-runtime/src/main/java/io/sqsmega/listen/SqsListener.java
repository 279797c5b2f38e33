package io.sqsmega.listen;

import io.sqsmega.aws.QueueUrl;
import io.sqsmega.aws.SdkModule;
import io.sqsmega.dispatch.Dispatcher;
import io.sqsmega.dispatch.Redelivery;
import io.sqsmega.dispatch.SubscribingBuilder;
import io.sqsmega.match.Mismatch;
import io.sqsmega.message.Message;
import io.sqsmega.settle.QueueEnvironment;
import io.sqsmega.settle.SqsDeadLetterQueue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Processes the messages of a queue outside AWS Lambda, in a long-running process: receives them by long polling,
 * passes each to every matching subscriber, and deletes it when all of them are done. The outcome of a message is the
 * same as in a Lambda function, because the same {@link io.sqsmega.dispatch.Dispatcher} decides.
 *
 * <pre>{@code
 * try (SqsListener listener = SqsListener.builder(queueUrl).register(new CartSubscriber()).build()) {
 *     listener.listen(); // until another thread calls close()
 * }
 * }</pre>
 *
 * <p>The listener never receives more messages than it can start. A message stays hidden while it is processed, up to
 * the 12 hours that SQS allows. On a FIFO queue the messages of a group are processed one after the other; if one stays
 * on the queue, the later ones of its group stay as well. If the process dies, no message is lost: its messages are
 * delivered again after the visibility timeout. After throttling and network errors the listener pauses, up to 20
 * seconds, and tries again. Neither a request that hangs nor a malformed message affects other messages; SQS's MD5 sums
 * are not checked.
 *
 * <p>Thread-safe; a listener listens only once. The credentials need {@code sqs:ReceiveMessage},
 * {@code sqs:DeleteMessage}, {@code sqs:ChangeMessageVisibility} and {@code sqs:GetQueueAttributes}.
 *
 * @see ListenerService
 * @since 0.1
 */
public final class SqsListener implements AutoCloseable {
    private static final Duration TOO_LONG = Duration.ofMinutes(1);

    private final String queueUrl;
    private final SqsClient client;
    private final boolean ownsClient;
    private final Settings settings;
    private final Permits room;
    private final StopSignal stop = new StopSignal();
    private final Health receives = new Health();
    private final Health deletes = new Health();
    private final AtomicBoolean listened = new AtomicBoolean();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean receiving;
    private volatile @Nullable ListenerThreads listening;

    private SqsListener(QueueUrl queue, @Nullable SqsClient client, Settings settings, Permits room) {
        this.queueUrl = queue.url();
        this.client = queue.client(client);
        this.ownsClient = client == null;
        this.settings = settings;
        this.room = room;
    }

    /**
     * Starts building a listener for the queue at a URL, standard or FIFO.
     *
     * @param queueUrl the URL of the queue
     * @return the builder
     */
    public static Builder builder(String queueUrl) {
        SdkModule.SQS.check();
        return new Builder(queueUrl);
    }

    /**
     * Starts building a listener for the queue in the environment variable {@code MEGA_QUEUE_URL}, with
     * {@code SqsBackoff}, dead letters to {@code MEGA_DEAD_LETTER_QUEUE_URL} and {@link Builder#giveUpAtReceive
     * MEGA_GIVE_UP_AT_RECEIVE}, if these are set.
     *
     * @return the builder
     * @throws IllegalStateException if {@code MEGA_QUEUE_URL} is not set
     * @throws IllegalArgumentException if the value of a variable is invalid
     * @see QueueEnvironment
     */
    public static Builder fromEnvironment() {
        return fromEnvironment(System.getenv());
    }

    /**
     * Does the same with the variables of a map, for tests.
     *
     * @param environment the variables by their names
     * @return the builder
     */
    public static Builder fromEnvironment(Map<String, String> environment) {
        QueueEnvironment queues = QueueEnvironment.read(environment);
        Builder builder = builder(queues.queueUrl());
        queues.giveUpAtReceive().ifPresent(builder::giveUpAtReceive);
        return builder.redelivery(queues.redelivery()).deadLetters(queues.deadLetters());
    }

    /** {@return the URL of the queue} */
    public String queueUrl() {
        return queueUrl;
    }

    /**
     * Receives and processes messages until another thread calls {@link #close} or this thread is interrupted; then
     * returns when the messages being processed are settled. A second interrupt ends this wait: running subscribers are
     * interrupted, and their messages are delivered again. Even then this method waits for an outstanding receive, like
     * {@link #close}. If the listener is closed already, this method returns at once.
     *
     * @throws IllegalStateException if the queue does not exist, access to it is denied, or the listener listens
     *     already. Once the queue has answered, a later error that it does not exist is retried with pauses
     * @throws Error an error of the virtual machine, such as an {@code OutOfMemoryError} in a subscriber, after an
     *     attempt to shut down like {@code close}
     */
    public void listen() {
        if (!listened.compareAndSet(false, true)) {
            if (stop.isRequested()) {
                return;
            }
            throw new IllegalStateException("listen must be called once, got a second call for " + queueUrl);
        }
        try {
            listenUntilStopped();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            receiving = false;
            closeClientWhenEnded();
            stopped.countDown();
        }
        stop.rethrow();
    }

    private void listenUntilStopped() throws InterruptedException {
        SourceQueue queue = SourceQueue.open(client, queueUrl, settings.visibilityTimeout(), stop);
        if (queue == null) {
            return;
        }
        listening = new ListenerThreads(queue, settings, room, receives, deletes, stop);
        boolean interrupted = listenUntilTheSignal(listening);
        listening.shutDown(settings.shutdownGrace());
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Listens until the signal to stop. Returns whether an interrupt was the signal. */
    private boolean listenUntilTheSignal(ListenerThreads listening) {
        try {
            listening.start();
            receiving = true;
            stop.await();
        } catch (InterruptedException alsoASignal) {
            return true;
        } catch (OutOfMemoryError noThread) {
            stop.fail(noThread);
        }
        return false;
    }

    /**
     * {@return whether the listener receives messages} It returns false before and after listening, while the listener
     * stops, and if all requests to receive or all requests to delete have failed for more than a minute. A listener
     * that is paused, or whose circuit breaker is open, counts as receiving, so that a health check does not restart
     * it.
     */
    public boolean isReceiving() {
        boolean receivesFail = receives.isFailingFor(TOO_LONG) && !room.isPaused();
        return receiving && !stop.isRequested() && !receivesFail && !deletes.isFailingFor(TOO_LONG);
    }

    /**
     * Stops receiving until {@link #resume}. Running subscribers finish, and messages that are done are deleted. A
     * receive that is outstanding is not aborted: for up to the wait time its messages are still processed. May be
     * called at any time and more than once, also before {@link #listen} and by a subscriber.
     */
    public void pause() {
        room.pause(true);
    }

    /** Receives again after {@link #pause}. */
    public void resume() {
        receives.forgive();
        room.pause(false);
    }

    /**
     * Changes the {@link Builder#concurrency} at once, for messages that are not received yet: if it is lowered,
     * running subscribers finish, and meanwhile more messages are in work.
     *
     * @param concurrency 1 to 1,000; if large payloads are read, at most the number that the listener was built with,
     *     because these share the heap
     * @throws IllegalArgumentException if it is not
     */
    public void setConcurrency(int concurrency) {
        room.resize(checked(concurrency));
    }

    int checked(int concurrency) {
        Settings.between(1, Settings.MOST_AT_A_TIME, "concurrency", concurrency);
        if (concurrency > settings.concurrency() && settings.dispatcher().readsLargePayloads()) {
            throw new IllegalArgumentException("concurrency must be at most the " + settings.concurrency()
                    + " messages whose large payloads share the heap, got " + concurrency);
        }
        return concurrency;
    }

    /**
     * Changes the {@link Builder#rateLimit} at once, for messages that are not received yet.
     *
     * @param messagesPerSecond 0.001 to 1,000,000
     * @throws IllegalArgumentException if it is not
     */
    public void setRateLimit(double messagesPerSecond) {
        room.limit(RateLimit.of(messagesPerSecond, System.nanoTime()));
    }

    /** Receives without a limit of the rate. */
    public void removeRateLimit() {
        room.limit(null);
    }

    /** {@return what the listener does at this moment, for metrics} Nothing is sent. */
    public ListenerStatus status() {
        ListenerThreads its = listening;
        int inWork = its == null ? 0 : its.inWork();
        int deletionsWaiting = its == null ? 0 : its.deletionsWaiting();
        return new ListenerStatus(isReceiving(), room, inWork, deletionsWaiting, receives, deletes);
    }

    /**
     * {@return why each subscriber does not want a message, by the subscriber's name; the list is empty for a
     * subscriber that wants it}
     *
     * @param message the message
     * @throws io.sqsmega.payload.InvalidPayloadException if the message claims to be a MEGA event but is invalid
     */
    public Map<String, List<Mismatch>> explain(Message message) {
        Objects.requireNonNull(message, "message must not be null");
        return settings.dispatcher().explain(message);
    }

    /**
     * Stops receiving, lets running subscribers finish within the grace period, makes messages that were not started
     * visible at once, and returns when {@link #listen} has ended. Subscribers that have not returned by the end of the
     * grace period are interrupted; their messages are delivered again, as the {@link Redelivery} decides. May be
     * called more than once, but not by a subscriber: it would wait for itself.
     *
     * <p>Also waits for an outstanding receive, independently of the grace period: up to the wait time and 5 seconds.
     * Its messages become visible at once. Without this wait they would be hidden, and a receive would be counted,
     * although no subscriber saw them.
     */
    @Override
    public void close() {
        stop.request();
        if (listened.compareAndSet(false, true)) {
            stopped.countDown();
            closeClient();
            return;
        }
        try {
            stopped.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Closes the client when the threads have ended. An outstanding request is not aborted, so that its messages can be
     * made visible.
     */
    private void closeClientWhenEnded() {
        ListenerThreads its = listening;
        if (its == null) {
            closeClient();
        } else {
            its.whenEnded(this::closeClient);
        }
    }

    private void closeClient() {
        if (ownsClient) {
            client.close();
        }
    }

    /** Builds a {@link SqsListener}. Not thread-safe. */
    public static final class Builder extends SubscribingBuilder<Builder> {
        private final String queueUrl;
        private @Nullable SqsClient client;
        private int pollers = 2;
        private int concurrency = 10;
        private @Nullable Duration visibilityTimeout;
        private Duration waitTime = Settings.LONGEST_WAIT;
        private Duration shutdownGrace = Duration.ofSeconds(25);
        private Duration receiveLinger = Settings.LINGER;
        private @Nullable Duration deleteLinger;
        private Duration batchLinger = Settings.LINGER;
        private @Nullable Double rateLimit;
        private int failuresToOpen;
        private Duration circuitPause = Duration.ZERO;

        Builder(String queueUrl) {
            this.queueUrl = Objects.requireNonNull(queueUrl, "queueUrl must not be null");
        }

        /**
         * Sets a client that the caller created and must close. Default: a client of its own for the queue's region,
         * from the SDK's default chain.
         *
         * @param client a client that the caller created and must close
         * @return this builder
         */
        public Builder client(SqsClient client) {
            this.client = Objects.requireNonNull(client, "client must not be null");
            return this;
        }

        /**
         * Sets the number of threads that receive, and of those that delete. Each receives up to ten messages at a
         * time. Default: 2.
         *
         * @param pollers 1 to 100
         * @return this builder
         */
        public Builder pollers(int pollers) {
            this.pollers = Settings.between(1, 100, "pollers", pollers);
            return this;
        }

        /**
         * Sets the largest number of messages processed at the same time, each on its own thread. The listener receives
         * no more messages than it can start; on a FIFO queue up to ten messages of a group are received together and
         * count as one. Subscribers must be thread-safe unless the number is 1. Default: 10.
         *
         * @param concurrency 1 to 1,000
         * @return this builder
         */
        public Builder concurrency(int concurrency) {
            this.concurrency = Settings.between(1, Settings.MOST_AT_A_TIME, "concurrency", concurrency);
            return this;
        }

        /**
         * Sets how long a message stays hidden after its process died. It need not be as long as a subscriber takes:
         * while a subscriber processes the message, the timeout is extended after each third of it, up to the 12 hours
         * that SQS allows. Default: the queue's own.
         *
         * @param visibilityTimeout 1 second to 12 hours, whole seconds
         * @return this builder
         */
        public Builder visibilityTimeout(Duration visibilityTimeout) {
            this.visibilityTimeout = Settings.upTo(Settings.LONGEST_VISIBILITY, "visibilityTimeout", visibilityTimeout);
            return this;
        }

        /**
         * Sets how long a request waits for messages if there are none. A shorter time costs more requests, and makes
         * {@link SqsListener#close} faster on an idle queue. Default: 20 seconds.
         *
         * @param waitTime 1 to 20 seconds, whole seconds
         * @return this builder
         */
        public Builder waitTime(Duration waitTime) {
            this.waitTime = Settings.upTo(Settings.LONGEST_WAIT, "waitTime", waitTime);
            return this;
        }

        /**
         * Sets how long {@link SqsListener#close} waits for running subscribers before it interrupts them; the last
         * requests may take 5 seconds more. {@code close} also waits for an outstanding receive, up to the
         * {@link #waitTime} and 5 seconds. Default: 25 seconds, because Amazon ECS and Kubernetes kill a process 30
         * seconds after they ask it to stop.
         *
         * @param shutdownGrace how long {@link SqsListener#close} waits for running subscribers; zero or longer
         * @return this builder
         */
        public Builder shutdownGrace(Duration shutdownGrace) {
            if (shutdownGrace.isNegative()) {
                throw new IllegalArgumentException("shutdownGrace must not be negative, got " + shutdownGrace);
            }
            this.shutdownGrace = shutdownGrace;
            return this;
        }

        /**
         * Sets how long a receive waits until there is room for ten messages, once there is room for one. A longer time
         * costs fewer requests; meanwhile free threads have nothing to do. Default: 100 ms.
         *
         * @param receiveLinger zero to 10 seconds
         * @return this builder
         */
        public Builder receiveLinger(Duration receiveLinger) {
            this.receiveLinger =
                    Settings.between(Duration.ZERO, Settings.LONGEST_LINGER, "receiveLinger", receiveLinger);
            return this;
        }

        /**
         * Sets how long a message that is done waits for others, so that one request deletes ten. It never waits so
         * long that a request would not fit its visibility timeout. A longer time costs fewer requests; if the process
         * dies, the messages that wait are delivered again. Default: 100 ms; on a FIFO queue zero, because the next
         * messages of a group are not delivered before.
         *
         * @param deleteLinger zero to 10 seconds
         * @return this builder
         */
        public Builder deleteLinger(Duration deleteLinger) {
            this.deleteLinger = Settings.between(Duration.ZERO, Settings.LONGEST_LINGER, "deleteLinger", deleteLinger);
            return this;
        }

        /**
         * Sets how long a message that a {@link io.sqsmega.subscribe.MegaBatchSubscriber} or
         * {@link io.sqsmega.subscribe.DataBatchSubscriber} wants waits for others, so that one call has many. It is
         * called at once when all messages that may be {@linkplain #concurrency in work} are waiting, and it never
         * waits until their visibility timeout ends. Default: 100 ms.
         *
         * @param batchLinger zero to 10 seconds
         * @return this builder
         */
        public Builder batchLinger(Duration batchLinger) {
            this.batchLinger = Settings.between(Duration.ZERO, Settings.LONGEST_LINGER, "batchLinger", batchLinger);
            return this;
        }

        /**
         * Sets the largest number of messages that are received in a second, on average; after a time without messages,
         * those of one second can come at once. Each redelivery counts. {@link SqsListener#setRateLimit} changes it.
         * Default: no limit.
         *
         * @param messagesPerSecond 0.001 to 1,000,000; 0.1 is a message in ten seconds
         * @return this builder
         */
        public Builder rateLimit(double messagesPerSecond) {
            this.rateLimit = RateLimit.of(messagesPerSecond, 0).perSecond;
            return this;
        }

        /**
         * Sets a circuit breaker, which opens when a number of messages in a row have failed, as {@code SqsBackoff}
         * counts: a {@code Result.retryAfter} and a refusal are no failures, a success resets the count. While it is
         * open, only one message is received after each pause; the first success closes it. So an outage of a service
         * costs few receives, which count against the queue's {@code maxReceiveCount}. Default: none.
         *
         * @param failures 1 to 10,000; at least the {@link #concurrency} to ignore what was received together
         * @param pause 1 millisecond to 1 hour
         * @return this builder
         */
        public Builder circuitBreaker(int failures, Duration pause) {
            CircuitBreaker ignored = CircuitBreaker.of(failures, pause);
            this.failuresToOpen = failures;
            this.circuitPause = pause;
            return this;
        }

        /**
         * Builds the listener, and its client if none was given. It does not listen yet.
         *
         * @return the listener
         * @throws IllegalArgumentException if the URL is not that of a queue, or the client's region is another one
         * @throws IllegalStateException if the queue is its own dead-letter queue, or one of the two is FIFO and the
         *     other is not
         */
        public SqsListener build() {
            QueueUrl queue = QueueUrl.of("queueUrl", queueUrl);
            Dispatcher dispatcher = dispatcher(concurrency);
            if (dispatcher.deadLetters() instanceof SqsDeadLetterQueue deadLetterQueue) {
                deadLetterQueue.checkFits(queue.url());
            }
            Settings settings = new Settings(
                    dispatcher,
                    pollers,
                    concurrency,
                    visibilityTimeout,
                    waitTime,
                    shutdownGrace,
                    deleteLinger,
                    batchLinger);
            Permits room = new Permits(
                    concurrency,
                    receiveLinger,
                    rateLimit == null ? null : RateLimit.of(rateLimit, System.nanoTime()),
                    failuresToOpen == 0 ? null : CircuitBreaker.of(failuresToOpen, circuitPause));
            return new SqsListener(queue, client, settings, room);
        }
    }
}
