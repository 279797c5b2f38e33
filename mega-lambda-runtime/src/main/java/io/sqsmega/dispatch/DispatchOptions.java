package io.sqsmega.dispatch;

import io.sqsmega.Internal;
import io.sqsmega.guard.DuplicateGuard;
import io.sqsmega.message.PayloadReader;
import io.sqsmega.payload.DataBinder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The options that a handler and a listener have in common. {@link Builder} says what they are.
 *
 * @since 0.2
 */
public final class DispatchOptions implements Cloneable {
    /** The longest that a queue's own redrive policy can wait. */
    private static final int MAX_RECEIVES = 1_000;

    Unmatched unmatched = Unmatched.DELETE;
    MessageObserver observer = MessageObserver.NONE;
    LoggingContext loggingContext = LoggingContext.NONE;
    DeadLetterSink deadLetters = DeadLetterSink.BY_REDRIVE_POLICY;
    Redelivery redelivery = Redelivery.BY_VISIBILITY_TIMEOUT;
    DuplicateGuard duplicateGuard = DuplicateGuard.NONE;

    @Nullable
    PayloadReader largePayloads;

    @Nullable
    Boolean base64AsBytes;

    @Nullable
    Integer giveUpAtReceive;

    @Nullable
    DataBinder dataBinder;

    private DispatchOptions() {}

    /** With every field, also those that come later. */
    DispatchOptions copy() {
        try {
            return (DispatchOptions) clone();
        } catch (CloneNotSupportedException itIsCloneable) {
            throw new AssertionError(itIsCloneable);
        }
    }

    /** Whether a message that fails now is refused for that. */
    boolean isLastTry(int receiveCount) {
        return giveUpAtReceive != null && receiveCount >= giveUpAtReceive;
    }

    /** Whether anything is configured that can keep its caller waiting. */
    boolean callServices() {
        return !DeadLetterSink.BY_REDRIVE_POLICY.equals(deadLetters)
                || !Redelivery.BY_VISIBILITY_TIMEOUT.equals(redelivery)
                || !DuplicateGuard.NONE.equals(duplicateGuard)
                || largePayloads != null;
    }

    /**
     * Collects the options that a handler and a listener have in common. Not thread-safe.
     *
     * @param <B> the builder itself
     * @since 0.2
     */
    public abstract static class Builder<B extends Builder<B>> implements Cloneable {
        DispatchOptions options = new DispatchOptions();

        /** @hidden */
        @Internal
        protected Builder() {}

        @SuppressWarnings("unchecked")
        final B self() {
            return (B) this;
        }

        /**
         * A builder of the same options.
         *
         * @hidden
         */
        @Internal
        @SuppressWarnings("unchecked")
        protected final B copyOfThis() {
            try {
                Builder<B> copy = (Builder<B>) clone();
                copy.options = options.copy();
                return copy.self();
            } catch (CloneNotSupportedException itIsCloneable) {
                throw new AssertionError(itIsCloneable);
            }
        }

        @Override
        public String toString() {
            return "unmatched " + options.unmatched;
        }

        /** What becomes of a message that nobody subscribed to. Default: it is deleted. */
        public final B unmatched(Unmatched unmatched) {
            options.unmatched = Objects.requireNonNull(unmatched, "unmatched must not be null");
            return self();
        }

        /**
         * Hears what happened to each message. A handler calls it on a thread of its own, and drops the reports that
         * are left when a quarter of its margin of time is left; their number is logged. Default: nobody hears.
         */
        public final B observer(MessageObserver observer) {
            options.observer = Objects.requireNonNull(observer, "observer must not be null");
            return self();
        }

        /** What log lines say of the message that is worked on. Default: nothing. */
        public final B loggingContext(LoggingContext loggingContext) {
            options.loggingContext = Objects.requireNonNull(loggingContext, "loggingContext must not be null");
            return self();
        }

        /**
         * Schedules when the messages that stay come again, for example {@code SqsBackoff.exponential()}. A handler
         * answers without waiting for it if there is no time; a listener makes visible at once what was not started.
         * Default: when the queue's visibility timeout has passed.
         */
        public final B redelivery(Redelivery redelivery) {
            options.redelivery = Objects.requireNonNull(redelivery, "redelivery must not be null");
            return self();
        }

        /**
         * Where refused messages go at once, for example {@code SqsDeadLetterQueue.of(url)}. Default: they stay, and
         * the queue's redrive policy takes them.
         */
        public final B deadLetters(DeadLetterSink deadLetters) {
            options.deadLetters = Objects.requireNonNull(deadLetters, "deadLetters must not be null");
            return self();
        }

        /**
         * Refuses a message that still fails at this receive, so that it goes to the {@link #deadLetters} at once and
         * its FIFO group goes on. SQS counts receives, not tries: a message that was held back, not started, or is busy
         * elsewhere is not refused for that, nor is one whose subscriber is interrupted because a listener closes. On
         * FIFO only the first message of its group in a batch is refused, so that one after it gets at least one more
         * try. The queue's own {@code maxReceiveCount} should be a multiple. Default: the queue's redrive policy
         * decides alone.
         *
         * @param giveUpAtReceive 1 to 1,000
         */
        public final B giveUpAtReceive(int giveUpAtReceive) {
            if (giveUpAtReceive < 1 || giveUpAtReceive > MAX_RECEIVES) {
                throw new IllegalArgumentException(
                        "giveUpAtReceive must be between 1 and " + MAX_RECEIVES + ", got " + giveUpAtReceive);
            }
            options.giveUpAtReceive = giveUpAtReceive;
            return self();
        }

        /**
         * Does not give a message again to the subscribers that were done with it. Each subscriber must then have a
         * name of its own that lasts from one deployment to the next. Default: none does; a message that comes again
         * comes to all.
         *
         * @throws IllegalArgumentException if a listener has two subscribers of the same name, or one without a name
         *     that lasts
         */
        public B duplicateGuard(DuplicateGuard duplicateGuard) {
            options.duplicateGuard = Objects.requireNonNull(duplicateGuard, "duplicateGuard must not be null");
            return self();
        }

        /**
         * Fetches the bodies that were too large for a message, for example {@code S3PayloadReader.of(bucket)}. What it
         * does not follow is refused; what it fails to fetch stays. Default: nothing is fetched, and a pointer to such
         * a body is text.
         */
        public final B largePayloads(PayloadReader largePayloads) {
            options.largePayloads = Objects.requireNonNull(largePayloads, "largePayloads must not be null");
            return self();
        }

        /**
         * Whether a body that is Base64, and whose encoding no attribute names, is bytes; otherwise it is text:
         * {@code ping} and {@code ORDER123} are valid Base64. A BSON document in Base64 is a document in any case.
         * Default: it is bytes if a {@link io.sqsmega.subscribe.BinarySubscriber} or a transformer of bytes is
         * registered.
         */
        public final B base64AsBytes(boolean base64AsBytes) {
            options.base64AsBytes = base64AsBytes;
            return self();
        }

        /**
         * Reads payloads as objects of your classes, for example {@code JacksonBinder.of(mapper)} with a mapper of your
         * own: all typed access of the payloads that subscribers and transformers are given. Default: Jackson, as the
         * guide says.
         */
        public final B dataBinder(DataBinder dataBinder) {
            options.dataBinder = Objects.requireNonNull(dataBinder, "dataBinder must not be null");
            return self();
        }
    }
}
