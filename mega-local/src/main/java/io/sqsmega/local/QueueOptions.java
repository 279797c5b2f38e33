package io.sqsmega.local;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Options of a {@link LocalQueue}. The queue is FIFO if and only if its name ends in {@code .fifo}, as on AWS.
 *
 * <p>Immutable and thread-safe. The limits are those of <a
 * href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html">CreateQueue</a>.
 *
 * @since 0.1
 */
public final class QueueOptions {
    static final Duration MAX_VISIBILITY_TIMEOUT = Duration.ofHours(12);
    private static final Duration MAX_DELAY = Duration.ofMinutes(15);
    private static final int MAX_RECEIVES = 1_000;

    private final Duration visibilityTimeout;
    private final Duration delay;
    private final @Nullable Integer maxReceiveCount;
    private final boolean contentBasedDeduplication;

    private QueueOptions(Builder builder) {
        this.visibilityTimeout = builder.visibilityTimeout;
        this.delay = builder.delay;
        this.maxReceiveCount = builder.maxReceiveCount;
        this.contentBasedDeduplication = builder.contentBasedDeduplication;
    }

    /** {@return AWS's defaults: a visibility timeout of 30 s, no delay, no dead-letter queue} */
    public static QueueOptions defaults() {
        return builder().build();
    }

    /** {@return a builder with the defaults} */
    public static Builder builder() {
        return new Builder();
    }

    Duration visibilityTimeout() {
        return visibilityTimeout;
    }

    Duration delay() {
        return delay;
    }

    @Nullable
    Integer maxReceiveCount() {
        return maxReceiveCount;
    }

    boolean contentBasedDeduplication() {
        return contentBasedDeduplication;
    }

    /** Builds {@link QueueOptions}. Not thread-safe. */
    public static final class Builder {
        private Duration visibilityTimeout = Duration.ofSeconds(30);
        private Duration delay = Duration.ZERO;
        private @Nullable Integer maxReceiveCount;
        private boolean contentBasedDeduplication;

        private Builder() {}

        /**
         * Sets how long a received message stays hidden, 0 s to 12 h in whole seconds. Default: 30 s.
         *
         * @param visibilityTimeout how long a received message stays hidden, 0 s to 12 h in whole seconds
         * @return this builder
         */
        public Builder visibilityTimeout(Duration visibilityTimeout) {
            this.visibilityTimeout =
                    WholeSeconds.atMost(MAX_VISIBILITY_TIMEOUT, "visibilityTimeout", visibilityTimeout);
            return this;
        }

        /**
         * Sets how long a new message stays hidden, 0 s to 15 min in whole seconds. Default: 0 s.
         *
         * @param delay how long a new message stays hidden, 0 s to 15 min in whole seconds
         * @return this builder
         */
        public Builder delay(Duration delay) {
            this.delay = WholeSeconds.atMost(MAX_DELAY, "delay", delay);
            return this;
        }

        /**
         * Adds a dead-letter queue of the same kind. A message moves there if it has been received this many times (1
         * to 1,000) and is still on the queue. Default: no dead-letter queue.
         *
         * @param maxReceiveCount the number of receives, 1 to 1,000
         * @return this builder
         */
        public Builder maxReceiveCount(int maxReceiveCount) {
            if (maxReceiveCount < 1 || maxReceiveCount > MAX_RECEIVES) {
                throw new IllegalArgumentException(
                        "maxReceiveCount must be 1 to " + MAX_RECEIVES + ", got " + maxReceiveCount);
            }
            this.maxReceiveCount = maxReceiveCount;
            return this;
        }

        /**
         * Sets whether a FIFO queue computes a missing deduplication id from the body. Default: false.
         *
         * @param contentBasedDeduplication whether a FIFO queue computes a missing deduplication id from the body
         * @return this builder
         */
        public Builder contentBasedDeduplication(boolean contentBasedDeduplication) {
            this.contentBasedDeduplication = contentBasedDeduplication;
            return this;
        }

        /** {@return the options} */
        public QueueOptions build() {
            return new QueueOptions(this);
        }
    }
}
