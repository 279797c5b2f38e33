package io.sqsmega.subscribe;

import io.sqsmega.Internal;
import io.sqsmega.guard.DuplicateGuard;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a message at one of its subscribers.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class SubscriberOutcome {
    private final String subscriber;
    private final Kind kind;
    private final @Nullable Duration retryAfter;
    private final @Nullable String reason;
    private final Duration duration;

    /**
     * Creates the outcome of a message at one subscriber.
     *
     * @hidden
     */
    @Internal
    public SubscriberOutcome(
            String subscriber, Kind kind, @Nullable Duration retryAfter, @Nullable String reason, Duration duration) {
        this.subscriber = subscriber;
        this.kind = kind;
        this.retryAfter = retryAfter;
        this.reason = reason;
        this.duration = duration;
    }

    /** {@return the subscriber's {@link Subscriber#name() name}} */
    public String subscriber() {
        return subscriber;
    }

    /** {@return the kind of outcome} */
    public Kind kind() {
        return kind;
    }

    /** {@return how long the subscriber wants to wait, or is busy; null if unknown} */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /**
     * {@return why the message is refused, the class of what was thrown, or why the subscriber was not called; null
     * otherwise}
     */
    public @Nullable String reason() {
        return reason;
    }

    /** {@return how long the subscriber took, and the duplicate guard if there is one} */
    public Duration duration() {
        return duration;
    }

    /** Returns, for example, {@code cart: RETRY}. */
    @Override
    public String toString() {
        return subscriber + ": " + kind;
    }

    /**
     * The kinds of outcomes, in rising order: the highest one among a message's subscribers decides for the message.
     */
    public enum Kind {
        /** A {@link DuplicateGuard} knows that the subscriber is done with the message, so it was not called. */
        ALREADY_DONE,
        /** The subscriber has done its work. */
        DONE,
        /** The subscriber, or its validation, refused the message: it goes to the dead-letter queue. */
        REFUSED,
        /** A {@link DuplicateGuard} knows that the subscriber is processing another delivery, so it was not called. */
        BUSY,
        /** The subscriber wants the message again, it threw an exception, or the {@link DuplicateGuard} failed. */
        RETRY
    }

    /**
     * Returns whether the subscriber failed.
     *
     * @hidden
     */
    @Internal
    public boolean isFailure() {
        return kind == Kind.RETRY && retryAfter == null;
    }
}
