package io.sqsmega.local;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Feeds a function from a queue as <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Lambda's event
 * source mapping</a> does: receives a batch, writes the event as JSON, calls the function, deletes the processed
 * messages and leaves the others on the queue.
 *
 * <p>The response decides which messages are processed. If it is null, empty or without {@code batchItemFailures}, all
 * are; if it names failures, all others are. The whole batch stays if the function throws or does not answer in time,
 * or if the response is not a JSON object or names a null, empty or unknown id. Without
 * {@linkplain Builder#reportBatchItemFailures reporting}, only an exception counts.
 *
 * <p>A message that stays becomes visible again after the queue's visibility timeout. Like Lambda, the poller does not
 * change the timeout, unless {@link Builder#failuresVisibleAfter} is set. The queue's redrive policy decides how often
 * the message is delivered. On a FIFO queue the later messages of its group wait for it if they were not yet received;
 * messages received in the same batch are the function's responsibility, as on AWS.
 *
 * <p>A poller processes one batch at a time, where Lambda starts with five; use several pollers for several batches.
 * Not supported: filter criteria, slower polling after errors, and the duplicates and disorder of standard queues. The
 * poller does not extend a visibility timeout that is shorter than the batching window, so a message can then be
 * received twice within one window. A call that is not answered in time is interrupted but may still run beside the
 * next one, where Lambda ends its environment. Two pollers may have the same queue and function, which Lambda rejects.
 * {@code SenderId} and {@code SequenceNumber} are those of the queue's service. Call it yourself ({@link #pollOnce},
 * {@link #drain}) or run it in the background ({@link #start}). Thread-safe.
 *
 * @since 0.1
 */
public final class EventSourcePoller implements AutoCloseable {
    private static final Logger LOG = System.getLogger(EventSourcePoller.class.getName());
    private static final long MILLIS_AFTER_AN_ERROR = 500;

    private final LocalQueue queue;
    private final BatchReceiver receiver;
    private final BatchProcessor processor;
    private final Object polling = new Object();
    private volatile boolean closed;
    private @Nullable Thread background;

    private EventSourcePoller(LocalQueue queue, BatchReceiver receiver, BatchProcessor processor) {
        this.queue = queue;
        this.receiver = receiver;
        this.processor = processor;
    }

    /**
     * {@return a builder with the defaults}
     *
     * @param queue the queue
     */
    public static Builder builder(LocalQueue queue) {
        return new Builder(queue);
    }

    /**
     * Starts building a poller for a queue outside a {@link LocalAws}, such as one deployed to an emulator. Looks up
     * the queue's attributes.
     *
     * @param client a client for the queue that the caller created and must close after the poller
     * @param queueUrl the URL of the queue
     * @return the builder
     */
    public static Builder builder(SqsClient client, String queueUrl) {
        return new Builder(LocalQueue.existing(client, queueUrl));
    }

    /**
     * Receives one batch, waiting at most {@link Builder#waitTime} for it, and passes it to the function, in several
     * invocations if it is larger than the 6 MB that one can carry. A failure of the function is part of the result,
     * never thrown.
     *
     * @return the outcome of the batch
     */
    public PollResult pollOnce() {
        synchronized (polling) {
            return processor.process(receiver.receive());
        }
    }

    /**
     * Polls until the queue is empty: all messages are processed or moved to the dead-letter queue. Waits for messages
     * that are in flight or delayed, so a failing message takes as long as its visibility timeouts.
     *
     * @param atMost the longest time to wait
     * @return the outcome of the messages of all polls
     * @throws IllegalStateException if messages are left when the time is over
     */
    public PollResult drain(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        PollResult all = PollResult.NOTHING;
        int left = queue.size();
        while (left > 0) {
            if (System.nanoTime() - deadline > 0) {
                throw queue.notEmpty(left, atMost);
            }
            all = all.and(pollOnce());
            left = queue.size();
        }
        return all;
    }

    /**
     * Starts polling in the background until the poller is closed; returns this.
     *
     * @return this poller
     */
    public synchronized EventSourcePoller start() {
        if (closed || background != null) {
            throw new IllegalStateException(
                    "a poller must be started once, got " + (closed ? "a closed one" : "a second start"));
        }
        background = new Thread(this::run, "local-poller-" + queue.name());
        background.setDaemon(true);
        background.start();
        return this;
    }

    /** Stops polling; waits for the batch that is being processed. */
    @Override
    public synchronized void close() {
        closed = true;
        if (background != null) {
            join(background);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed && queue.isRunning()) {
            try {
                report(pollOnce());
            } catch (RuntimeException e) {
                pauseAfter(e);
            }
        }
    }

    /**
     * Logs a failure, because nobody sees the result of a poll in the background. The exception's message may quote a
     * message, so only its type is logged.
     */
    private void report(PollResult result) {
        Throwable failure = result.failure();
        if (failure != null) {
            String type = failure.getClass().getName();
            LOG.log(Level.WARNING, "the function failed on a batch of {0}: {1}", queue.name(), type);
        }
    }

    private void pauseAfter(RuntimeException e) {
        if (queue.isRunning()) {
            LOG.log(
                    Level.WARNING,
                    "polling {0} failed: {1}",
                    queue.name(),
                    e.getClass().getName());
            try {
                Thread.sleep(MILLIS_AFTER_AN_ERROR);
            } catch (InterruptedException interrupted) {
                closed = true;
            }
        }
    }

    /**
     * The settings of an event source mapping, with the names and limits of <a
     * href="https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html">CreateEventSourceMapping</a>.
     * Not thread-safe.
     */
    public static final class Builder {
        private final LocalQueue queue;
        private @Nullable LambdaFunction function;
        private int batchSize = MappingRules.MAX_BATCH_SIZE_WITHOUT_WINDOW;
        private Duration window = Duration.ZERO;
        private boolean reportBatchItemFailures = true;
        private @Nullable Duration functionTimeout;
        private @Nullable Duration failuresVisibleAfter;
        private Duration waitTime = Duration.ofSeconds(1);

        private Builder(LocalQueue queue) {
            this.queue = queue;
        }

        /**
         * Sets the function as a typed handler; it receives the objects that Lambda's Java runtime would create from
         * the JSON. If it is a stream handler as well, it is called with streams, as that runtime does.
         *
         * @param function the function
         * @return this builder
         */
        public Builder function(RequestHandler<SQSEvent, ?> function) {
            this.function = LambdaFunction.of(function);
            return this;
        }

        /**
         * Sets the function as a stream handler.
         *
         * @param function the function as a stream handler
         * @return this builder
         */
        public Builder streamFunction(RequestStreamHandler function) {
            this.function = LambdaFunction.of(function);
            return this;
        }

        /**
         * Sets the function as a function from JSON to JSON.
         *
         * @param function the function as a function from JSON to JSON
         * @return this builder
         */
        public Builder function(JsonFunction function) {
            this.function = LambdaFunction.of(function);
            return this;
        }

        /**
         * Sets the largest number of messages of an invocation, 1 to 10,000; more than 10 require a window. Default:
         * 10.
         *
         * @param batchSize the largest number of messages of an invocation, 1 to 10,000; more than 10 require a window
         * @return this builder
         */
        public Builder batchSize(int batchSize) {
            this.batchSize = batchSize;
            return this;
        }

        /**
         * Sets how long to continue collecting after the first messages, 0 to 300 s; not for a FIFO queue. Default: 0
         * s.
         *
         * @param maximumBatchingWindow how long to continue collecting after the first messages, 0 to 300 s; not for a
         *     FIFO queue
         * @return this builder
         */
        public Builder maximumBatchingWindow(Duration maximumBatchingWindow) {
            this.window = WholeSeconds.atMost(MappingRules.MAX_WINDOW, "maximumBatchingWindow", maximumBatchingWindow);
            return this;
        }

        /**
         * Sets whether the response names the failed messages. If not, the response is ignored. Default: true. On AWS,
         * this is the setting {@code ReportBatchItemFailures} of the event source mapping, which is off by default:
         * Lambda then deletes failed messages. The poller then logs a warning if a response names any.
         *
         * @param reportBatchItemFailures whether the response names the failed messages
         * @return this builder
         */
        public Builder reportBatchItemFailures(boolean reportBatchItemFailures) {
            this.reportBatchItemFailures = reportBatchItemFailures;
            return this;
        }

        /**
         * Sets how long an invocation may take, 1 s to 15 min. Lambda rejects a mapping whose function timeout is
         * longer than the queue's visibility timeout, and so does this. Default: the visibility timeout; Lambda's
         * default is 3 s.
         *
         * @param functionTimeout how long an invocation may take, 1 s to 15 min
         * @return this builder
         */
        public Builder functionTimeout(Duration functionTimeout) {
            this.functionTimeout =
                    WholeSeconds.atMost(MappingRules.MAX_FUNCTION_TIMEOUT, "functionTimeout", functionTimeout);
            return this;
        }

        /**
         * Sets when failed messages become visible again, for tests that must not wait. Lambda has no such setting. It
         * overrides a visibility timeout that the function has set. Default: the queue's visibility timeout.
         *
         * @param failuresVisibleAfter when failed messages become visible again, for tests that must not wait
         * @return this builder
         */
        public Builder failuresVisibleAfter(Duration failuresVisibleAfter) {
            this.failuresVisibleAfter = WholeSeconds.atMost(
                    QueueOptions.MAX_VISIBILITY_TIMEOUT, "failuresVisibleAfter", failuresVisibleAfter);
            return this;
        }

        /**
         * Sets how long a poll waits for the first message, 0 to 20 s. Default: 1 s; Lambda waits 20 s.
         *
         * @param waitTime how long a poll waits for the first message, 0 to 20 s
         * @return this builder
         */
        public Builder waitTime(Duration waitTime) {
            this.waitTime = WholeSeconds.atMost(MappingRules.MAX_WAIT_TIME, "waitTime", waitTime);
            return this;
        }

        /**
         * Builds the poller.
         *
         * @return what was built, immutable and thread-safe
         * @throws IllegalArgumentException if settings contradict each other or the queue, in the cases in which AWS
         *     rejects the mapping
         * @throws IllegalStateException if there is no function
         */
        public EventSourcePoller build() {
            if (function == null) {
                throw new IllegalStateException("a poller must have a function, got none");
            }
            MappingRules.checkBatch(queue, batchSize, window);
            BatchReceiver receiver = new BatchReceiver(queue, batchSize, window, waitTime);
            Invocation invocation = new Invocation(function, MappingRules.functionTimeout(queue, functionTimeout));
            Settlement settlement = new Settlement(queue, failuresVisibleAfter);
            return new EventSourcePoller(
                    queue, receiver, new BatchProcessor(queue, invocation, settlement, reportBatchItemFailures));
        }
    }
}
