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
 * source mapping</a> does: receives a batch, writes the event as JSON, calls the function, deletes what is done and
 * leaves the rest to the queue.
 *
 * <p>What is done is said by the response: a null, an empty one or one without {@code batchItemFailures} means
 * everything; one with failures means all but these. The whole batch stays if the function throws or does not answer in
 * time, and if the response is no JSON object or names a null, empty or unknown id. Without
 * {@linkplain Builder#reportBatchItemFailures reporting} only an exception counts.
 *
 * <p>A message that stays is visible again after the queue's visibility timeout: Lambda does not touch it, and neither
 * does this, unless told to by {@link Builder#failuresVisibleAfter}. How often it comes is up to the queue's redrive
 * policy. On a FIFO queue the later messages of its group wait for it if they were not yet received; what was received
 * in the same batch is the function's responsibility, as on AWS.
 *
 * <p>One batch at a time, where Lambda starts with five; one poller more is one more at a time. Use it by hand
 * ({@link #pollOnce}, {@link #drain}) or in the background ({@link #start}). Thread-safe.
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

    public static Builder builder(LocalQueue queue) {
        return new Builder(queue);
    }

    /**
     * For a queue outside of a {@link LocalAws}, such as one that was deployed to an emulator. Looks up its attributes.
     *
     * @param client leads to the queue; the caller made it, and closes it after the poller
     */
    public static Builder builder(SqsClient client, String queueUrl) {
        return new Builder(LocalQueue.existing(client, queueUrl));
    }

    /**
     * Receives one batch, waiting at most {@link Builder#waitTime} for it, and hands it to the function: in several
     * invocations if it is larger than the 6 MB that one can carry. A failing function is told by the result, never
     * thrown.
     */
    public PollResult pollOnce() {
        synchronized (polling) {
            return processor.process(receiver.receive());
        }
    }

    /**
     * Polls until the queue is empty: all of it processed, or moved to the dead-letter queue. Waits for messages that
     * are in flight or delayed, so a failing message takes as long as its visibility timeouts.
     *
     * @return what became of the messages, all polls together
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

    /** Starts to poll in the background, until it is closed; returns this. */
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

    /** Stops to poll; waits for the batch that is being processed. */
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
     * In the background nobody sees the result. The failure's message may quote a message, so only its type is told.
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
     * The settings of an event source mapping, in the words and within the limits of <a
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
         * The function as a handler with types; it gets what Lambda's Java runtime would give it, through JSON. One
         * that is a handler of streams too is called by its streams, as that runtime does.
         */
        public Builder function(RequestHandler<SQSEvent, ?> function) {
            this.function = LambdaFunction.of(function);
            return this;
        }

        /** The function as a handler of streams. */
        public Builder streamFunction(RequestStreamHandler function) {
            this.function = LambdaFunction.of(function);
            return this;
        }

        /** The function as one from JSON to JSON. */
        public Builder function(JsonFunction function) {
            this.function = LambdaFunction.of(function);
            return this;
        }

        /** At most how many messages an invocation gets, 1 to 10,000; more than 10 need a window. Default: 10. */
        public Builder batchSize(int batchSize) {
            this.batchSize = batchSize;
            return this;
        }

        /**
         * How long to go on collecting after the first messages, 0 to 300 s; not on a FIFO queue. Default: not at all.
         */
        public Builder maximumBatchingWindow(Duration maximumBatchingWindow) {
            this.window = WholeSeconds.atMost(MappingRules.MAX_WINDOW, "maximumBatchingWindow", maximumBatchingWindow);
            return this;
        }

        /** Whether the response says which messages have failed. If not, it is ignored. Default: true. */
        public Builder reportBatchItemFailures(boolean reportBatchItemFailures) {
            this.reportBatchItemFailures = reportBatchItemFailures;
            return this;
        }

        /**
         * How long an invocation may take, 1 s to 15 min, and not longer than the queue's visibility timeout: Lambda
         * refuses such a mapping. Default: the visibility timeout, where Lambda's is 3 s.
         */
        public Builder functionTimeout(Duration functionTimeout) {
            this.functionTimeout =
                    WholeSeconds.atMost(MappingRules.MAX_FUNCTION_TIMEOUT, "functionTimeout", functionTimeout);
            return this;
        }

        /**
         * Makes failed messages visible again so soon, for a test that does not want to wait. Lambda has nothing like
         * it. It overrides a visibility that the function has set. Default: the queue's visibility timeout, untouched.
         */
        public Builder failuresVisibleAfter(Duration failuresVisibleAfter) {
            this.failuresVisibleAfter = WholeSeconds.atMost(
                    QueueOptions.MAX_VISIBILITY_TIMEOUT, "failuresVisibleAfter", failuresVisibleAfter);
            return this;
        }

        /** How long a poll waits for the first message, 0 to 20 s. Default: 1 s, where Lambda waits 20 s. */
        public Builder waitTime(Duration waitTime) {
            this.waitTime = WholeSeconds.atMost(MappingRules.MAX_WAIT_TIME, "waitTime", waitTime);
            return this;
        }

        /**
         * Builds the poller.
         *
         * @throws IllegalArgumentException if settings contradict each other or the queue, in the cases in which AWS
         *     refuses the mapping
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
