package io.sqsmega.lambda;

import io.sqsmega.dispatch.DispatchOptions;
import io.sqsmega.dispatch.Dispatcher;
import io.sqsmega.settle.QueueEnvironment;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link MegaSqsHandler} works, beside what its subscribers say.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class HandlerOptions {
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(15);
    private static final HandlerOptions DEFAULTS = builder().build();

    private final Builder given;
    private final Workers workers;

    private HandlerOptions(Builder builder) {
        this.given = builder.copy();
        this.workers = builder.workers();
    }

    public static HandlerOptions defaults() {
        return DEFAULTS;
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * What the environment of a deployed function says, as in {@link QueueEnvironment}: backoff, dead letters and
     * {@link Builder#giveUpAtReceive}. What it does not say has its default, so the same handler can be made in a unit
     * test.
     *
     * @throws IllegalArgumentException if a variable has a value that it must not have
     */
    public static HandlerOptions fromEnvironment() {
        return fromEnvironment(System.getenv());
    }

    /** The same of an environment that a test makes up. */
    public static HandlerOptions fromEnvironment(Map<String, String> environment) {
        QueueEnvironment queues = QueueEnvironment.read(environment);
        Builder builder = builder().deadLetters(queues.deadLetters()).redelivery(queues.redelivery());
        queues.giveUpAtReceive().ifPresent(builder::giveUpAtReceive);
        return builder.build();
    }

    /** A builder that begins with these options. */
    public Builder toBuilder() {
        return given.copy();
    }

    /** Of a dispatcher that works so. */
    Dispatcher.Builder dispatcher() {
        return Dispatcher.builder(given, concurrency(System.getenv("AWS_LAMBDA_MAX_CONCURRENCY")));
    }

    /**
     * How many messages are in work at the same time. Of an executor's threads nothing is known: 10, a batch of the
     * usual size.
     *
     * @param invocations how many at a time call the handler object, as Lambda Managed Instances say; else null
     */
    int concurrency(@Nullable String invocations) {
        int ofABatch = given.executor == null ? Math.max(1, given.parallelism) : 10;
        boolean areMany = invocations != null && invocations.matches("[1-9][0-9]{0,3}");
        return ofABatch * (areMany ? Integer.parseInt(invocations) : 1);
    }

    Duration timeMargin() {
        return given.timeMargin;
    }

    Workers workers() {
        return workers;
    }

    @Override
    public String toString() {
        return "HandlerOptions[" + given + ", time margin " + given.timeMargin + "]";
    }

    /** Not thread-safe. */
    public static final class Builder extends DispatchOptions.Builder<Builder> {
        private Duration timeMargin = Duration.ofSeconds(1);
        private int parallelism;
        private @Nullable Executor executor;

        private Builder() {}

        /**
         * When less than this is left of the function's timeout, no further message is started: the rest of the batch
         * stays on the queue. It is never more than half of the timeout. Default: 1 second.
         *
         * <p>With {@link #parallelism} or {@link #executor}, what runs is waited for until half of the margin is left;
         * then it is interrupted, its message stays, and the handler answers. Without them a subscriber runs on the
         * calling thread and is not interrupted: the margin should be longer than the slowest one takes. The same holds
         * for its patterns, for transformers and for the logging context, which belong to its thread.
         *
         * <p>Calls to services keep the time in either case: dead letters, the duplicate guard and large payloads are
         * given up when half of the margin is left, the redelivery and the observer when a quarter is. A message whose
         * call was given up stays, unless its subscribers were done with it.
         *
         * @param timeMargin zero to 15 minutes, Lambda's longest timeout
         */
        public Builder timeMargin(Duration timeMargin) {
            if (timeMargin.isNegative() || timeMargin.compareTo(LONGEST_TIMEOUT) > 0) {
                throw new IllegalArgumentException("timeMargin must be between 0 and 15 minutes, got " + timeMargin);
            }
            this.timeMargin = timeMargin;
            return this;
        }

        /**
         * Handles the messages of a batch in parallel, on at most so many threads of the batch's own; on a FIFO queue,
         * its groups. 1 means one after the other, but on a thread that can be given up when time is up. Subscribers
         * must be thread-safe. On Lambda Managed Instances, each of the invocations that run at a time has so many.
         * Default: one after the other, on the calling thread.
         *
         * @param parallelism 1 to 1,000
         * @throws IllegalStateException if an executor is given too
         */
        public Builder parallelism(int parallelism) {
            if (parallelism < 1 || parallelism > 1_000) {
                throw new IllegalArgumentException("parallelism must be between 1 and 1000, got " + parallelism);
            }
            this.parallelism = parallelism;
            return onlyOne();
        }

        /**
         * Handles the messages of a batch in parallel, each by a task of this executor; on a FIFO queue, its groups.
         * For virtual threads: {@code Executors.newVirtualThreadPerTaskExecutor()}. Subscribers must be thread-safe.
         * What the executor rejects is not started, and stays. Default: none.
         *
         * <p>One that runs a task on the thread that hands it over, as {@code CallerRunsPolicy} does, or waits for a
         * free thread, is given up when time is up, as the tasks are.
         *
         * @throws IllegalStateException if a parallelism is given too
         */
        public Builder executor(Executor executor) {
            this.executor = Objects.requireNonNull(executor, "executor must not be null");
            return onlyOne();
        }

        private Builder onlyOne() {
            if (parallelism > 0 && executor != null) {
                throw new IllegalStateException("parallelism and executor must not both be given");
            }
            return this;
        }

        private Workers workers() {
            if (executor != null) {
                return ParallelWorkers.on(executor);
            }
            return parallelism > 0 ? ParallelWorkers.onThreadsOfTheBatch(parallelism) : Workers.CALLING_THREAD;
        }

        private Builder copy() {
            return copyOfThis();
        }

        /** Builds the options. */
        public HandlerOptions build() {
            return new HandlerOptions(this);
        }
    }
}
