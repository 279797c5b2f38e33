package io.sqsmega.lambda;

import io.sqsmega.subscribe.DuplicateGuard;
import io.sqsmega.subscribe.MessageObserver;
import io.sqsmega.subscribe.Unmatched;
import java.time.Duration;
import java.util.Objects;

/**
 * How a {@link MegaSqsHandler} works, beside what its subscribers say.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class HandlerOptions {
    private static final HandlerOptions DEFAULTS = builder().build();

    private final Unmatched unmatched;
    private final Duration timeMargin;
    private final MessageObserver observer;
    private final DuplicateGuard duplicateGuard;

    private HandlerOptions(Builder builder) {
        this.unmatched = builder.unmatched;
        this.timeMargin = builder.timeMargin;
        this.observer = builder.observer;
        this.duplicateGuard = builder.duplicateGuard;
    }

    public static HandlerOptions defaults() {
        return DEFAULTS;
    }

    public static Builder builder() {
        return new Builder();
    }

    public Unmatched unmatched() {
        return unmatched;
    }

    public Duration timeMargin() {
        return timeMargin;
    }

    public MessageObserver observer() {
        return observer;
    }

    public DuplicateGuard duplicateGuard() {
        return duplicateGuard;
    }

    @Override
    public String toString() {
        return "HandlerOptions[unmatched " + unmatched + ", time margin " + timeMargin + "]";
    }

    /** Not thread-safe. */
    public static final class Builder {
        private Unmatched unmatched = Unmatched.DELETE;
        private Duration timeMargin = Duration.ofSeconds(1);
        private MessageObserver observer = MessageObserver.NONE;
        private DuplicateGuard duplicateGuard = DuplicateGuard.NONE;

        private Builder() {}

        /** What becomes of a message that nobody subscribed to. Default: it is deleted. */
        public Builder unmatched(Unmatched unmatched) {
            this.unmatched = Objects.requireNonNull(unmatched, "unmatched must not be null");
            return this;
        }

        /**
         * When less than this is left of the function's timeout, no further message is started: the rest of the batch
         * stays on the queue. It should be longer than the slowest subscriber takes. Default: 1 second.
         *
         * @param timeMargin zero or more; Lambda's longest timeout is 15 minutes
         */
        public Builder timeMargin(Duration timeMargin) {
            if (timeMargin.isNegative()) {
                throw new IllegalArgumentException("timeMargin must not be negative, got " + timeMargin);
            }
            this.timeMargin = timeMargin;
            return this;
        }

        /** Hears what happened to each message. Default: nobody does. */
        public Builder observer(MessageObserver observer) {
            this.observer = Objects.requireNonNull(observer, "observer must not be null");
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

        /** Builds the options. */
        public HandlerOptions build() {
            return new HandlerOptions(this);
        }
    }
}
