package io.sqsmega.subscribe;

import io.sqsmega.Internal;
import io.sqsmega.guard.DuplicateGuard;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message at one of its subscribers.
 *
 * @param subscriber the subscriber's {@link Subscriber#name() name}
 * @param kind what became of it
 * @param retryAfter how long the subscriber wants to wait, or is busy, if that is known
 * @param reason why it is refused, the class of what was thrown, or why the subscriber was not called; else null
 * @param duration how long the subscriber took, and the duplicate guard if there is one
 * @since 0.1
 */
public record SubscriberOutcome(
        String subscriber,
        Kind kind,
        @Nullable Duration retryAfter,
        @Nullable String reason,
        Duration duration) {
    /** Checks that nothing is null that must not be. */
    public SubscriberOutcome {
        Objects.requireNonNull(subscriber, "subscriber must not be null");
        Objects.requireNonNull(kind, "kind must not be null");
        Objects.requireNonNull(duration, "duration must not be null");
    }

    /** In rising order: what is furthest right among a message's subscribers decides for the message. */
    public enum Kind {
        /** A {@link DuplicateGuard} knows that the subscriber was done with it before, so it was not called. */
        ALREADY_DONE,
        /** The subscriber has done its work. */
        DONE,
        /** The subscriber, or a validation of its, wants the message in the dead-letter queue. */
        REFUSED,
        /** A {@link DuplicateGuard} knows that another delivery is with the subscriber, so it was not called. */
        BUSY,
        /** The subscriber wants it again, or threw something, or the {@link DuplicateGuard} failed. */
        RETRY
    }

    /** @hidden */
    @Internal
    public boolean isFailure() {
        return kind == Kind.RETRY && retryAfter == null;
    }
}
