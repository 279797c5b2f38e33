package io.sqsmega.dispatch;

import io.sqsmega.Internal;
import io.sqsmega.guard.DuplicateGuard;
import io.sqsmega.message.PayloadReader;
import io.sqsmega.payload.DataBinder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The options that a handler and a listener share; see {@link Builder}.
 *
 * @since 0.1
 */
public final class DispatchOptions implements Cloneable {
    /** The largest {@code maxReceiveCount} of a queue's redrive policy. */
    private static final int MAX_RECEIVES = 1_000;

    Unmatched unmatched = Unmatched.DELETE;
    MessageObserver observer = MessageObserver.NONE;
    LoggingContext loggingContext = LoggingContext.NONE;
    DeadLetterSink deadLetters = DeadLetterSink.BY_REDRIVE_POLICY;
    Redelivery redelivery = Redelivery.BY_VISIBILITY_TIMEOUT;
    DuplicateGuard duplicateGuard = DuplicateGuard.NONE;

    @Nullable
    MessageTracer tracer;

    @Nullable
    PayloadReader largePayloads;

    @Nullable
    Boolean base64AsBytes;

    @Nullable
    Integer giveUpAtReceive;

    @Nullable
    DataBinder dataBinder;

    private DispatchOptions() {}

    /** Returns a copy with all fields, including those added later. */
    DispatchOptions copy() {
        try {
            return (DispatchOptions) clone();
        } catch (CloneNotSupportedException itIsCloneable) {
            throw new AssertionError(itIsCloneable);
        }
    }

    /** Returns whether an option is set that may keep its caller waiting. */
    boolean callServices() {
        return !DeadLetterSink.BY_REDRIVE_POLICY.equals(deadLetters)
                || !Redelivery.BY_VISIBILITY_TIMEOUT.equals(redelivery)
                || !DuplicateGuard.NONE.equals(duplicateGuard)
                || largePayloads != null;
    }

    /**
     * Collects the options that a handler and a listener share. Not thread-safe.
     *
     * @param <B> the builder itself
     * @since 0.1
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
         * Returns a builder with the same options.
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

        /**
         * Sets the outcome of messages that match no subscriber. Default: they are deleted.
         *
         * @param unmatched the outcome of messages that match no subscriber
         * @return this builder
         */
        public final B unmatched(Unmatched unmatched) {
            options.unmatched = Objects.requireNonNull(unmatched, "unmatched must not be null");
            return self();
        }

        /**
         * Sets an observer that receives the report of each message. A handler calls it on a separate thread and drops
         * the remaining reports when a quarter of its time margin is left; their number is logged. Default: no
         * observer.
         *
         * @param observer an observer that receives the report of each message
         * @return this builder
         */
        public final B observer(MessageObserver observer) {
            options.observer = Objects.requireNonNull(observer, "observer must not be null");
            return self();
        }

        /**
         * Sets the context that adds the ids of the current message to log lines. Default: no context.
         *
         * @param loggingContext the context that adds the ids of the current message to log lines
         * @return this builder
         */
        public final B loggingContext(LoggingContext loggingContext) {
            options.loggingContext = Objects.requireNonNull(loggingContext, "loggingContext must not be null");
            return self();
        }

        /**
         * Sets a tracer, for example {@code io.sqsmega.opentelemetry.OpenTelemetryTracing}, that traces each message
         * and each call of a subscriber. A handler ends the trace of a batch before it answers, and waits for it until
         * a quarter of its time margin is left. Default: no tracer.
         *
         * @param tracer a tracer that traces each message and each call of a subscriber
         * @return this builder
         */
        public final B tracing(MessageTracer tracer) {
            options.tracer = Objects.requireNonNull(tracer, "tracer must not be null");
            return self();
        }

        /**
         * Sets the delay of messages that stay, for example {@code SqsBackoff.exponential()}. If there is no time, a
         * handler answers without waiting for it. A listener makes messages that were not started visible at once.
         * Default: the queue's visibility timeout.
         *
         * @param redelivery the delay of messages that stay, for example {@code SqsBackoff.exponential()}
         * @return this builder
         */
        public final B redelivery(Redelivery redelivery) {
            options.redelivery = Objects.requireNonNull(redelivery, "redelivery must not be null");
            return self();
        }

        /**
         * Sets where refused messages go at once, for example {@code SqsDeadLetterQueue.of(url)}. Default: they stay,
         * and the queue's redrive policy moves them.
         *
         * @param deadLetters where refused messages go at once, for example {@code SqsDeadLetterQueue.of(url)}
         * @return this builder
         */
        public final B deadLetters(DeadLetterSink deadLetters) {
            options.deadLetters = Objects.requireNonNull(deadLetters, "deadLetters must not be null");
            return self();
        }

        /**
         * Sets the receive count at which a message that still fails is refused: it goes to the {@link #deadLetters} at
         * once, and the next message of its FIFO group is processed. SQS counts receives, not tries: a message is not
         * refused because it was held back, not started or busy elsewhere, nor because its subscriber is interrupted
         * when a listener closes. On FIFO only the first message of its group in a batch is refused, so that a later
         * one gets at least one more try. The queue's own {@code maxReceiveCount} should be a multiple. Default: only
         * the queue's redrive policy decides.
         *
         * @param giveUpAtReceive 1 to 1,000
         * @return this builder
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
         * Sets a guard so that subscribers that are done with a message do not receive it again. Each subscriber must
         * then have a unique name that stays the same across deployments. Default: no guard; a redelivered message
         * reaches all subscribers.
         *
         * @param duplicateGuard a guard so that subscribers that are done with a message do not receive it again
         * @return this builder
         * @throws IllegalArgumentException if a listener has two subscribers with the same name, or one without a
         *     stable name
         */
        public B duplicateGuard(DuplicateGuard duplicateGuard) {
            options.duplicateGuard = Objects.requireNonNull(duplicateGuard, "duplicateGuard must not be null");
            return self();
        }

        /**
         * Sets the reader of bodies that were too large for a message, for example {@code S3PayloadReader.of(bucket)}.
         * If it rejects a pointer, the message is refused; if it fails to fetch a body, the message stays. Default:
         * nothing is fetched, and a pointer is text.
         *
         * @param largePayloads the reader of bodies that were too large for a message
         * @return this builder
         */
        public final B largePayloads(PayloadReader largePayloads) {
            options.largePayloads = Objects.requireNonNull(largePayloads, "largePayloads must not be null");
            return self();
        }

        /**
         * Sets whether a Base64 body whose encoding no attribute names is bytes; otherwise it is text: {@code ping} and
         * {@code ORDER123} are valid Base64. A BSON document in Base64 is always a document. Default: bytes if a
         * {@link io.sqsmega.subscribe.BinarySubscriber} or a transformer of bytes is registered.
         *
         * @param base64AsBytes whether a Base64 body whose encoding no attribute names is bytes
         * @return this builder
         */
        public final B base64AsBytes(boolean base64AsBytes) {
            options.base64AsBytes = base64AsBytes;
            return self();
        }

        /**
         * Sets the binder for typed access to all payloads in subscribers and transformers, for example
         * {@code JacksonBinder.of(mapper)} with your own mapper. Default: Jackson with the rules of the guide.
         *
         * @param dataBinder the binder for typed access to all payloads in subscribers and transformers
         * @return this builder
         */
        public final B dataBinder(DataBinder dataBinder) {
            options.dataBinder = Objects.requireNonNull(dataBinder, "dataBinder must not be null");
            return self();
        }
    }
}
