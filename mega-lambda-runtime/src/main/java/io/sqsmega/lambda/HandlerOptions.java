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
 * The options of a {@link MegaSqsHandler}.
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

    /** {@return the default options} */
    public static HandlerOptions defaults() {
        return DEFAULTS;
    }

    /** {@return a builder with the defaults} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the options from the environment of a deployed function, as in {@link QueueEnvironment}: backoff, dead
     * letters and {@link Builder#giveUpAtReceive}. Variables that are not set have their defaults, so the same handler
     * can be created in a unit test.
     *
     * @return the options
     * @throws IllegalArgumentException if the value of a variable is invalid
     */
    public static HandlerOptions fromEnvironment() {
        return fromEnvironment(System.getenv());
    }

    /**
     * Does the same with the variables of a map, for tests.
     *
     * @param environment the variables by their names
     * @return the options
     */
    public static HandlerOptions fromEnvironment(Map<String, String> environment) {
        QueueEnvironment queues = QueueEnvironment.read(environment);
        Builder builder = builder().deadLetters(queues.deadLetters()).redelivery(queues.redelivery());
        queues.giveUpAtReceive().ifPresent(builder::giveUpAtReceive);
        return builder.build();
    }

    /** {@return a builder that starts with these options} */
    public Builder toBuilder() {
        return given.copy();
    }

    /** Starts building a dispatcher with these options. */
    Dispatcher.Builder dispatcher() {
        return Dispatcher.builder(given, concurrency(System.getenv("AWS_LAMBDA_MAX_CONCURRENCY")));
    }

    /**
     * Returns the number of messages processed at the same time; 10, the default batch size, for an executor, whose
     * threads are not known.
     *
     * @param invocations how many invocations call the handler object at the same time on Lambda Managed Instances;
     *     else null
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

    /** Builds {@link HandlerOptions}. Not thread-safe. */
    public static final class Builder extends DispatchOptions.Builder<Builder> {
        private Duration timeMargin = Duration.ofSeconds(1);
        private int parallelism;
        private @Nullable Executor executor;

        private Builder() {}

        /**
         * Sets the time margin: if less is left of the function's timeout, no further message is started, and the rest
         * of the batch stays on the queue. At most half of the timeout. Default: 1 second.
         *
         * <p>With {@link #parallelism} or {@link #executor}, the handler waits for running subscribers until half of
         * the margin is left; then it interrupts them, their messages stay, and it answers. Without them a subscriber
         * runs on the calling thread and is not interrupted: set the margin longer than the slowest subscriber takes.
         * The same applies to its patterns, to transformers and to the logging context, which run on its thread.
         *
         * <p>Calls to services respect the time in both cases: the handler stops waiting for dead letters, the
         * duplicate guard and large payloads when half of the margin is left, and for the redelivery and the observer
         * when a quarter is left. A message whose call did not return in time stays, unless its subscribers are done
         * with it.
         *
         * @param timeMargin zero to 15 minutes, Lambda's longest timeout
         * @return this builder
         */
        public Builder timeMargin(Duration timeMargin) {
            if (timeMargin.isNegative() || timeMargin.compareTo(LONGEST_TIMEOUT) > 0) {
                throw new IllegalArgumentException("timeMargin must be between 0 and 15 minutes, got " + timeMargin);
            }
            this.timeMargin = timeMargin;
            return this;
        }

        /**
         * Processes the messages of a batch in parallel, on at most this number of threads; on a FIFO queue, its
         * groups. 1 means one after the other, but on a thread that can be abandoned when the time is up. Subscribers
         * must be thread-safe. On Lambda Managed Instances, each parallel invocation has this number of threads.
         * Default: one after the other, on the calling thread.
         *
         * <p>The threads are daemons, kept for later batches; one that is idle for a minute ends. They inherit no
         * thread locals. Thread locals that a subscriber sets and does not remove are there for later messages.
         *
         * @param parallelism 1 to 1,000
         * @return this builder
         * @throws IllegalStateException if an executor is set as well
         */
        public Builder parallelism(int parallelism) {
            if (parallelism < 1 || parallelism > 1_000) {
                throw new IllegalArgumentException("parallelism must be between 1 and 1000, got " + parallelism);
            }
            this.parallelism = parallelism;
            return onlyOne();
        }

        /**
         * Processes the messages of a batch in parallel, each in a task of this executor; on a FIFO queue, its groups.
         * For virtual threads: {@code Executors.newVirtualThreadPerTaskExecutor()}. Subscribers must be thread-safe. If
         * the executor rejects a task, its messages are not started and stay. Default: none.
         *
         * <p>If the executor runs a task on the calling thread, as {@code CallerRunsPolicy} does, or waits for a free
         * thread, the handler stops waiting for it when the time is up, as for the tasks.
         *
         * @param executor the executor, which the caller closes
         * @return this builder
         * @throws IllegalStateException if a parallelism is set as well
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
                return new ExecutorWorkers(executor);
            }
            return parallelism > 0 ? new ParallelWorkers(parallelism) : Workers.CALLING_THREAD;
        }

        private Builder copy() {
            return copyOfThis();
        }

        /**
         * Builds the options.
         *
         * @return the options
         */
        public HandlerOptions build() {
            return new HandlerOptions(this);
        }
    }
}
