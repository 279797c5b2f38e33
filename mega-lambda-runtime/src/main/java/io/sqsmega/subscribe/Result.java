package io.sqsmega.subscribe;

import io.sqsmega.Internal;
import io.sqsmega.guard.DuplicateGuard;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The result of a subscriber for one message.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Result {
    /**
     * The longest time for which SQS can hide a message: 12 hours.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html">
     *     ChangeMessageVisibility</a>
     */
    public static final Duration MAX_RETRY_AFTER = Duration.ofHours(12);

    /**
     * The subscriber is done with the message. The message is deleted once every matching subscriber is done with it.
     */
    public static final Result OK = new Result(SubscriberOutcome.Kind.DONE, null, null);

    /**
     * The subscriber needs the message again. The message stays on the queue and is delivered to all its subscribers
     * again after its visibility timeout.
     */
    public static final Result RETRY_LATER = new Result(SubscriberOutcome.Kind.RETRY, null, null);

    /**
     * A {@link DuplicateGuard} knows that the subscriber is done with the message, so the subscriber is not called.
     *
     * @hidden
     */
    @Internal
    public static final Result ALREADY_DONE = new Result(SubscriberOutcome.Kind.ALREADY_DONE, null, null);

    private final SubscriberOutcome.Kind kind;
    private final @Nullable Duration retryAfter;
    private final @Nullable String reason;

    private Result(SubscriberOutcome.Kind kind, @Nullable Duration retryAfter, @Nullable String reason) {
        this.kind = kind;
        this.retryAfter = retryAfter;
        this.reason = reason;
    }

    /**
     * Asks for the message again after a delay. The message stays on the queue, as with {@link #RETRY_LATER}.
     *
     * @param delay from zero to {@link #MAX_RETRY_AFTER}
     * @return the result
     */
    public static Result retryAfter(Duration delay) {
        if (delay.isNegative() || delay.compareTo(MAX_RETRY_AFTER) > 0) {
            throw new IllegalArgumentException("retryAfter must be between zero and 12 hours, got " + delay);
        }
        return new Result(SubscriberOutcome.Kind.RETRY, delay, null);
    }

    /**
     * Refuses the message: it goes to the dead-letter queue and is never dropped.
     *
     * @param reason for the people who inspect that queue; it is logged, so it should not contain values of the payload
     * @return the result
     */
    public static Result deadLetter(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("reason must say why the message is refused, got a blank string");
        }
        return new Result(SubscriberOutcome.Kind.REFUSED, null, reason);
    }

    /**
     * Keeps the message for a reason that is not the subscriber's.
     *
     * @hidden
     */
    @Internal
    public static Result again(String reason) {
        return new Result(SubscriberOutcome.Kind.RETRY, null, reason);
    }

    /**
     * Keeps the message because the subscriber is processing another delivery of it.
     *
     * @hidden
     */
    @Internal
    public static Result busy(@Nullable Duration endsAfter) {
        return new Result(
                SubscriberOutcome.Kind.BUSY, endsAfter, "another delivery of the message is with the subscriber");
    }

    /**
     * Returns whether the subscriber itself wants the message again. A result with a reason comes from a caller that
     * did not call the subscriber.
     *
     * @hidden
     */
    @Internal
    public boolean asksForAnotherTry() {
        return kind == SubscriberOutcome.Kind.RETRY && reason == null;
    }

    /**
     * Returns the kind of outcome.
     *
     * @hidden
     */
    @Internal
    public SubscriberOutcome.Kind kind() {
        return kind;
    }

    /**
     * Returns the delay, or null if there is none.
     *
     * @hidden
     */
    @Internal
    public @Nullable Duration delay() {
        return retryAfter;
    }

    /**
     * Returns the reason, or null if there is none.
     *
     * @hidden
     */
    @Internal
    public @Nullable String reason() {
        return reason;
    }

    @Override
    public String toString() {
        return switch (kind) {
            case DONE, ALREADY_DONE -> "Result[OK]";
            case BUSY -> "Result[busy]";
            case RETRY -> retryAfter == null ? "Result[RETRY_LATER]" : "Result[retryAfter " + retryAfter + "]";
            case REFUSED -> "Result[deadLetter: " + reason + "]";
        };
    }
}
