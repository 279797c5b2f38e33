package io.sqsmega.subscribe;

import io.sqsmega.Internal;
import io.sqsmega.guard.DuplicateGuard;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a message at one of its subscribers.
 *
 * @param subscriber the subscriber's {@link Subscriber#name() name}
 * @param kind the kind of outcome
 * @param retryAfter how long the subscriber wants to wait, or how long it is busy; null if that is not known
 * @param reason why the message is refused, the class of the exception thrown, or why the subscriber was not called;
 *     else null
 * @param duration the time that the subscriber took, with that of the duplicate guard if there is one
 * @since 0.1
 */
public record SubscriberOutcome(
        String subscriber,
        Kind kind,
        @Nullable Duration retryAfter,
        @Nullable String reason,
        Duration duration) {
    /** Checks that the required components are not null. */
    public SubscriberOutcome {
        Objects.requireNonNull(subscriber, "subscriber must not be null");
        Objects.requireNonNull(kind, "kind must not be null");
        Objects.requireNonNull(duration, "duration must not be null");
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
