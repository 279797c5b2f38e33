package io.sqsmega.dispatch;

import io.sqsmega.subscribe.SubscriberOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a message.
 *
 * <p>Immutable and thread-safe.
 *
 * @param kind in one word
 * @param stays whether the message must not be deleted: it comes again, or the queue's redrive policy takes it
 * @param retryAfter the longest that one of its subscribers wants to wait, or is busy with another delivery of it, if
 *     that is known
 * @param reason why it is refused; else null
 * @param subscribers what became of it at each subscriber that matched, in the order of their registration
 * @since 0.1
 */
public record Outcome(
        Kind kind,
        boolean stays,
        @Nullable Duration retryAfter,
        @Nullable String reason,
        List<SubscriberOutcome> subscribers) {

    /** The rows of the outcome table. */
    public enum Kind {
        /** Every subscriber that matched is done, now or at an earlier delivery. */
        DONE,
        /** Nobody matched; {@link Unmatched} says what follows. */
        UNMATCHED,
        /**
         * It breaks the MEGA schema, or a subscriber or a validation refused it. It belongs in the dead-letter queue.
         */
        REFUSED,
        /** A subscriber wants it again, threw something, or is busy with another delivery of it. */
        RETRY,
        /** FIFO: an earlier message of its group stays, so no subscriber was called. */
        HELD_BACK,
        /** Time was nearly up, or no thread could be had for it, so no subscriber was called. */
        NOT_STARTED,
        /** A subscriber was called, but had not come back when the time was up. Its result does not count. */
        ABANDONED
    }

    /** No subscriber was called: an earlier message of the same FIFO group stays. */
    public static final Outcome HELD_BACK = new Outcome(Kind.HELD_BACK, true, null, null, List.of());

    /** No subscriber was called: time was nearly up, or no thread could be had for it. */
    public static final Outcome NOT_STARTED = new Outcome(Kind.NOT_STARTED, true, null, null, List.of());

    /** A subscriber was called, but had not come back when the time was up. */
    public static final Outcome ABANDONED = new Outcome(Kind.ABANDONED, true, null, null, List.of());

    public Outcome {
        Objects.requireNonNull(kind, "kind must not be null");
        Objects.requireNonNull(subscribers, "subscribers must not be null");

        subscribers = List.copyOf(subscribers);
    }

    /** The same, of a message that is safe elsewhere now, so that it can be deleted. */
    Outcome deletable() {
        return new Outcome(kind, false, retryAfter, reason, subscribers);
    }

    /** The first subscriber that refused it, or null if none did: it breaks the protocol, or nobody wants it. */
    public @Nullable String refusedBy() {
        for (SubscriberOutcome subscriber : subscribers) {
            if (subscriber.kind() == SubscriberOutcome.Kind.REFUSED) {
                return subscriber.subscriber();
            }
        }
        return null;
    }

    static Outcome refused(String reason) {
        return new Outcome(Kind.REFUSED, true, null, reason, List.of());
    }

    /** Nothing can be said of it but that it must not get lost. */
    static Outcome again() {
        return new Outcome(Kind.RETRY, true, null, null, List.of());
    }

    static Outcome unmatched(Unmatched policy) {
        return policy == Unmatched.DEAD_LETTER
                ? refused("no subscriber matches")
                : new Outcome(Kind.UNMATCHED, policy == Unmatched.KEEP, null, null, List.of());
    }

    /**
     * Who wants it again comes before who refuses it, and that before who is done: so nobody loses a message to
     * another.
     */
    static Outcome of(List<SubscriberOutcome> subscribers) {
        SubscriberOutcome decisive = subscribers.get(0);
        Duration longest = null;
        for (SubscriberOutcome outcome : subscribers) {
            if (outcome.kind().compareTo(decisive.kind()) > 0) {
                decisive = outcome;
            }
            longest = longer(longest, outcome.retryAfter());
        }
        return switch (decisive.kind()) {
            case ALREADY_DONE, DONE -> new Outcome(Kind.DONE, false, null, null, subscribers);
            case REFUSED ->
                new Outcome(Kind.REFUSED, true, null, Objects.requireNonNull(decisive.reason()), subscribers);
            case BUSY, RETRY -> new Outcome(Kind.RETRY, true, longest, null, subscribers);
        };
    }

    /**
     * Whether something failed: a subscriber threw something or wants the message again without saying when, the
     * framework did not get as far as a subscriber, or time was up. To come again at a time that was named, or when
     * another delivery of it has ended, is no failure.
     */
    public boolean isFailure() {
        return switch (kind) {
            case ABANDONED -> true;
            case RETRY -> subscribers.isEmpty() || subscribers.stream().anyMatch(SubscriberOutcome::isFailure);
            case DONE, UNMATCHED, REFUSED, HELD_BACK, NOT_STARTED -> false;
        };
    }

    private static @Nullable Duration longer(@Nullable Duration one, @Nullable Duration other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) >= 0 ? one : other;
    }
}
