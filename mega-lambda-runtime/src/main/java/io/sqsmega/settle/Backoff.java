package io.sqsmega.settle;

import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.Objects;

/**
 * The delay before a message is delivered again. It grows with each receive, has jitter, and is longer during an
 * outage, so that an outage does not use up receive counts and fill the dead-letter queue.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Backoff {
    private final Duration first;
    private final Duration longest;
    private final Duration outage;

    private Backoff(Builder builder) {
        this.first = builder.first;
        this.longest = builder.longest;
        this.outage = builder.outage;
    }

    /** {@return the default: delays that double from 5 seconds to 15 minutes; from 5 minutes during an outage} */
    public static Backoff exponential() {
        return builder().build();
    }

    /** {@return a builder with the defaults} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the delay of a message with this receive count.
     *
     * @param jitter 0 to 1, a random number that decides half of the delay
     */
    Duration delay(int receiveCount, boolean duringOutage, double jitter) {
        Duration start = duringOutage && outage.compareTo(first) > 0 ? outage : first;
        double seconds =
                Math.min((double) start.toMillis() * Math.pow(2, receiveCount - 1.0), (double) longest.toMillis())
                        / 1_000;
        return Duration.ofSeconds(Math.round(seconds * (0.5 + jitter / 2)));
    }

    @Override
    public String toString() {
        return "Backoff[from " + first + " to " + longest + ", during an outage from " + outage + "]";
    }

    /** Builds a {@link Backoff}. Not thread-safe. */
    public static final class Builder {
        private Duration first = Duration.ofSeconds(5);
        private Duration longest = Duration.ofMinutes(15);
        private Duration outage = Duration.ofMinutes(5);

        private Builder() {}

        /**
         * Sets the longest delay after the first receive; it doubles with each further receive. Default: 5 seconds.
         *
         * @param first the longest delay after the first receive; it doubles with each further receive
         * @return this builder
         */
        public Builder first(Duration first) {
            this.first = checked("first", first);
            return this;
        }

        /**
         * Sets the longest delay of all. Default: 15 minutes; at most 12 hours.
         *
         * @param longest the longest delay of all
         * @return this builder
         */
        public Builder longest(Duration longest) {
            this.longest = checked("longest", longest);
            return this;
        }

        /**
         * Sets the delay that replaces {@code first} during an outage, while no message succeeds. Default: 5 minutes.
         *
         * @param outage the delay that replaces {@code first} during an outage, while no message succeeds
         * @return this builder
         */
        public Builder outage(Duration outage) {
            this.outage = checked("outage", outage);
            return this;
        }

        private static Duration checked(String what, Duration delay) {
            Objects.requireNonNull(delay, what + " must not be null");
            if (delay.isNegative() || delay.compareTo(Result.MAX_RETRY_AFTER) > 0) {
                throw new IllegalArgumentException(what + " must be between zero and 12 hours, got " + delay);
            }
            return delay;
        }

        /**
         * Builds the backoff.
         *
         * @return the backoff
         * @throws IllegalStateException if the longest delay is shorter than the first
         */
        public Backoff build() {
            if (longest.compareTo(first) < 0) {
                throw new IllegalStateException(
                        "longest must not be shorter than first, got " + longest + " and " + first);
            }
            return new Backoff(this);
        }
    }
}
