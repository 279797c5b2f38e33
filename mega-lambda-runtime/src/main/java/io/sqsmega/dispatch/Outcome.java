package io.sqsmega.dispatch;

import io.sqsmega.subscribe.SubscriberOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a message.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Outcome {

    /** The rows of the outcome table. */
    public enum Kind {
        /** Every matching subscriber is done, now or at an earlier delivery. */
        DONE,
        /** No subscriber matched; {@link Unmatched} decides what follows. */
        UNMATCHED,
        /**
         * The message violates the MEGA schema, or a subscriber or a validation refused it. It belongs in the
         * dead-letter queue.
         */
        REFUSED,
        /** A subscriber asks for a retry, threw an exception, or is busy with another delivery of the message. */
        RETRY,
        /** FIFO: an earlier message of its group stays, so no subscriber was called. */
        HELD_BACK,
        /** The time was nearly up, or no thread could be created, so no subscriber was called. */
        NOT_STARTED,
        /** A subscriber was called but had not returned when the time was up. Its result does not count. */
        ABANDONED
    }

    /** No subscriber was called: an earlier message of the same FIFO group stays. */
    public static final Outcome HELD_BACK = new Outcome(Kind.HELD_BACK, true, null, null, List.of());

    /** No subscriber was called: the time was nearly up, or no thread could be created. */
    public static final Outcome NOT_STARTED = new Outcome(Kind.NOT_STARTED, true, null, null, List.of());

    /** A subscriber was called but had not returned when the time was up. */
    public static final Outcome ABANDONED = new Outcome(Kind.ABANDONED, true, null, null, List.of());

    private static final Outcome UNMATCHED_KEPT = new Outcome(Kind.UNMATCHED, true, null, null, List.of());
    private static final Outcome UNMATCHED_DELETED = new Outcome(Kind.UNMATCHED, false, null, null, List.of());

    private final Kind kind;
    private final boolean stays;
    private final @Nullable Duration retryAfter;
    private final @Nullable String reason;
    private final List<SubscriberOutcome> subscribers;

    private Outcome(
            Kind kind,
            boolean stays,
            @Nullable Duration retryAfter,
            @Nullable String reason,
            List<SubscriberOutcome> subscribers) {
        this.kind = kind;
        this.stays = stays;
        this.retryAfter = retryAfter;
        this.reason = reason;
        this.subscribers = List.copyOf(subscribers);
    }

    /** {@return the kind of outcome} */
    public Kind kind() {
        return kind;
    }

    /**
     * {@return whether the message must not be deleted: it is delivered again, or the queue's redrive policy moves it}
     */
    public boolean stays() {
        return stays;
    }

    /**
     * {@return the longest time that one of its subscribers wants to wait, or is busy with another delivery; null if
     * that is not known}
     */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** {@return why the message is refused; null if it is not} */
    public @Nullable String reason() {
        return reason;
    }

    /** {@return the outcome at each matching subscriber, in the order of their registration} */
    public List<SubscriberOutcome> subscribers() {
        return subscribers;
    }

    /** Returns, for example, {@code Outcome[DONE, subscribers [cart: DONE]]}. */
    @Override
    public String toString() {
        return "Outcome[" + kind + (reason == null ? "" : ": " + reason) + ", subscribers " + subscribers + "]";
    }

    /** Returns this outcome for a message that is safe elsewhere, so that it can be deleted. */
    Outcome deletable() {
        return new Outcome(kind, false, retryAfter, reason, subscribers);
    }

    /**
     * {@return the first subscriber that refused the message; null if none did, because it violates the protocol or
     * matches no subscriber}
     */
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

    /** Returns the outcome of a message of which nothing is known, so that it must stay. */
    static Outcome again() {
        return new Outcome(Kind.RETRY, true, null, null, List.of());
    }

    static Outcome unmatched(Unmatched policy) {
        return switch (policy) {
            case DELETE -> UNMATCHED_DELETED;
            case KEEP -> UNMATCHED_KEPT;
            case DEAD_LETTER -> refused("no subscriber matches");
        };
    }

    /** Combines outcomes: retry wins over refused, and refused over done, so that no subscriber loses a message. */
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
     * {@return whether something failed: a subscriber threw an exception or asked for a retry without a time, the
     * framework could not call a subscriber, or the time was up} A retry at a given time, or after another delivery has
     * ended, is not a failure.
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
