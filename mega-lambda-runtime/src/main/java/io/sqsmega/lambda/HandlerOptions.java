package io.sqsmega.lambda;

import io.sqsmega.dispatch.DeadLetterSink;
import io.sqsmega.dispatch.Dispatcher;
import io.sqsmega.dispatch.LoggingContext;
import io.sqsmega.dispatch.MessageObserver;
import io.sqsmega.dispatch.Redelivery;
import io.sqsmega.dispatch.Unmatched;
import io.sqsmega.guard.DuplicateGuard;
import io.sqsmega.message.PayloadReader;
import io.sqsmega.payload.DataBinder;
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
        return Dispatcher.builder()
                .unmatched(given.unmatched)
                .observer(given.observer)
                .loggingContext(given.loggingContext)
                .deadLetters(given.deadLetters)
                .giveUpAtReceive(given.giveUpAtReceive)
                .duplicateGuard(given.duplicateGuard)
                .largePayloads(largePayloads(System.getenv("AWS_LAMBDA_MAX_CONCURRENCY")))
                .base64AsBytes(given.base64AsBytes)
                .dataBinder(given.dataBinder);
    }

    /**
     * The reader for as many messages as are in work at the same time. Of an executor's threads nothing is known: 10, a
     * batch of the usual size.
     *
     * @param invocations how many at a time call the handler object, as Lambda Managed Instances say; else null
     */
    @Nullable
    PayloadReader largePayloads(@Nullable String invocations) {
        if (given.largePayloads == null) {
            return null;
        }
        int ofABatch = given.executor == null ? Math.max(1, given.parallelism) : 10;
        boolean areMany = invocations != null && invocations.matches("[1-9][0-9]{0,3}");
        return given.largePayloads.forConcurrency(ofABatch * (areMany ? Integer.parseInt(invocations) : 1));
    }

    Duration timeMargin() {
        return given.timeMargin;
    }

    MessageObserver observer() {
        return given.observer;
    }

    LoggingContext loggingContext() {
        return given.loggingContext;
    }

    Redelivery redelivery() {
        return given.redelivery;
    }

    Workers workers() {
        return workers;
    }

    /** Whether anything is configured that can keep its caller waiting. */
    boolean callsServices() {
        return !DeadLetterSink.BY_REDRIVE_POLICY.equals(given.deadLetters)
                || !Redelivery.BY_VISIBILITY_TIMEOUT.equals(given.redelivery)
                || !DuplicateGuard.NONE.equals(given.duplicateGuard)
                || given.largePayloads != null
                || workers instanceof ParallelWorkers;
    }

    @Override
    public String toString() {
        return "HandlerOptions[unmatched " + given.unmatched + ", time margin " + given.timeMargin + "]";
    }

    /** Not thread-safe. */
    public static final class Builder implements Cloneable {
        private Unmatched unmatched = Unmatched.DELETE;
        private Duration timeMargin = Duration.ofSeconds(1);
        private MessageObserver observer = MessageObserver.NONE;
        private LoggingContext loggingContext = LoggingContext.NONE;
        private DeadLetterSink deadLetters = DeadLetterSink.BY_REDRIVE_POLICY;
        private Redelivery redelivery = Redelivery.BY_VISIBILITY_TIMEOUT;
        private int parallelism;
        private @Nullable Executor executor;
        private DuplicateGuard duplicateGuard = DuplicateGuard.NONE;
        private @Nullable PayloadReader largePayloads;
        private @Nullable Boolean base64AsBytes;
        private @Nullable Integer giveUpAtReceive;
        private @Nullable DataBinder dataBinder;

        private Builder() {}

        /** With every field, also those that come later. */
        private Builder copy() {
            try {
                return (Builder) clone();
            } catch (CloneNotSupportedException itIsCloneable) {
                throw new AssertionError(itIsCloneable);
            }
        }

        /** What becomes of a message that nobody subscribed to. Default: it is deleted. */
        public Builder unmatched(Unmatched unmatched) {
            this.unmatched = Objects.requireNonNull(unmatched, "unmatched must not be null");
            return this;
        }

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
         * Hears what happened to each message, on a thread of its own. Reports that are left when a quarter of the
         * {@linkplain #timeMargin margin} is left are dropped, and their number is logged. Default: nobody does.
         */
        public Builder observer(MessageObserver observer) {
            this.observer = Objects.requireNonNull(observer, "observer must not be null");
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

        /** What log lines say of the message that is worked on. Default: nothing. */
        public Builder loggingContext(LoggingContext loggingContext) {
            this.loggingContext = Objects.requireNonNull(loggingContext, "loggingContext must not be null");
            return this;
        }

        /**
         * When what stays shall come again, for example {@code SqsBackoff.exponential()}. If that takes longer than
         * there is time, the handler answers without waiting for it. Default: when the queue's visibility timeout has
         * passed.
         */
        public Builder redelivery(Redelivery redelivery) {
            this.redelivery = Objects.requireNonNull(redelivery, "redelivery must not be null");
            return this;
        }

        /**
         * Where refused messages go at once, for example {@code SqsDeadLetterQueue.of(url)}. Default: they stay, and
         * the queue's redrive policy takes them.
         */
        public Builder deadLetters(DeadLetterSink deadLetters) {
            this.deadLetters = Objects.requireNonNull(deadLetters, "deadLetters must not be null");
            return this;
        }

        /**
         * Refuses a message that still fails at this receive, so that it goes to the {@link #deadLetters} at once and
         * its FIFO group goes on. SQS counts receives, not tries: a message that was held back, not started, or is busy
         * elsewhere is not refused for that, and on FIFO only the first message of its group in a batch is refused, so
         * that one after it gets at least one more try. The queue's own {@code maxReceiveCount} should be a multiple.
         * Default: the queue's redrive policy decides alone.
         *
         * @param giveUpAtReceive 1 to 1,000
         */
        public Builder giveUpAtReceive(int giveUpAtReceive) {
            Dispatcher.builder().giveUpAtReceive(giveUpAtReceive); // which refuses what is out of range
            this.giveUpAtReceive = giveUpAtReceive;
            return this;
        }

        /**
         * Does not give a message again to the subscribers that were done with it. Each subscriber must then have a
         * name of its own that lasts from one deployment to the next. Default: none does; a message that comes again
         * comes to all.
         */
        public Builder duplicateGuard(DuplicateGuard duplicateGuard) {
            this.duplicateGuard = Objects.requireNonNull(duplicateGuard, "duplicateGuard must not be null");
            return this;
        }

        /**
         * Fetches the bodies that were too large for a message, for example {@code S3PayloadReader.of(bucket)}. What it
         * does not follow is refused; what it fails to fetch stays. Default: nothing is fetched, and a pointer to such
         * a body is text.
         */
        public Builder largePayloads(PayloadReader largePayloads) {
            this.largePayloads = Objects.requireNonNull(largePayloads, "largePayloads must not be null");
            return this;
        }

        /**
         * Whether a body that is Base64, and whose encoding no attribute names, is bytes; otherwise it is text:
         * {@code ping} and {@code ORDER123} are valid Base64. A BSON document in Base64 is a document in any case.
         * Default: it is bytes if a {@link io.sqsmega.subscribe.BinarySubscriber} or a transformer of bytes is
         * registered.
         */
        public Builder base64AsBytes(boolean base64AsBytes) {
            this.base64AsBytes = base64AsBytes;
            return this;
        }

        /** Reads payloads as objects of your classes: {@code JacksonBinder.of(mapper)}. Default: as the guide says. */
        public Builder dataBinder(DataBinder dataBinder) {
            this.dataBinder = Objects.requireNonNull(dataBinder, "dataBinder must not be null");
            return this;
        }

        /** Builds the options. */
        public HandlerOptions build() {
            return new HandlerOptions(this);
        }
    }
}
