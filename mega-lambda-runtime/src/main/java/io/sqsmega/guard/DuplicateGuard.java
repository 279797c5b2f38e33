package io.sqsmega.guard;

import io.sqsmega.dispatch.Dispatcher;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which subscribers are done with a message, so that they do not receive it again if it is redelivered:
 * because another subscriber asked for it again, because its visibility timeout passed, or because it was delivered
 * twice.
 *
 * <p>The {@link Dispatcher} claims a delivery before it calls the subscriber. If the subscriber is done, the dispatcher
 * marks the delivery as done. If the subscriber wants the message again, refuses it or throws, the dispatcher releases
 * the claim. If a process dies, its claims must expire, or the message would never reach the subscriber. So a
 * subscriber is still called again if its process dies between its work and {@link #done}, or if it takes longer than
 * its claim lasts: a guard makes duplicates rare and loses no message.
 *
 * <p>A guard that fails loses no message either. If {@link #claim} throws, the subscriber is not called and the message
 * stays. If {@link #done} throws, the subscriber's result counts, but it may receive the message again. If
 * {@link #release} throws, the subscriber receives the message again after the claim has expired.
 *
 * <p>A handler with a deadline waits for a guard only until the deadline; a guard that does not return in time has
 * failed. Implementations must be thread-safe. Each method must be atomic.
 *
 * @since 0.1
 */
public interface DuplicateGuard {
    /** A guard that remembers nothing and costs nothing: every delivery reaches the subscriber. */
    DuplicateGuard NONE = new NoGuard();

    /**
     * The answer to a claim.
     *
     * @param answer whether the subscriber is called
     * @param endsAfter if the subscriber is processing another delivery: how long the claim of that delivery lasts, or
     *     null if that is not known. A backoff makes the message visible again at that time
     */
    record Claim(Answer answer, @Nullable Duration endsAfter) {
        /**
         * Checks that the answer is not null.
         *
         * @param answer whether the subscriber may be called
         * @param endsAfter the time until the claim of another delivery ends; null if it is unknown
         */
        public Claim {
            Objects.requireNonNull(answer, "answer must not be null");
        }

        /** The subscriber is called. */
        public static final Claim GRANTED = new Claim(Answer.GRANTED, null);

        /** The subscriber is not called, because it is done with the message. */
        public static final Claim DONE = new Claim(Answer.DONE, null);

        /** The subscriber is not called, because it is processing another delivery; for how long is not known. */
        public static final Claim BUSY = new Claim(Answer.BUSY, null);

        /** Whether the subscriber is called. */
        public enum Answer {
            /** No delivery of the message is done or being processed: the subscriber is called. */
            GRANTED,
            /** The subscriber is done with the message: it is not called. */
            DONE,
            /**
             * The subscriber is processing another delivery of the message: it is not called, and the message stays.
             */
            BUSY
        }

        /**
         * {@return the claim for a subscriber that is processing another delivery, whose claim ends after this time}
         *
         * @param endsAfter the time until the other claim ends
         */
        public static Claim busyFor(Duration endsAfter) {
            return new Claim(Answer.BUSY, endsAfter.isNegative() ? Duration.ZERO : endsAfter);
        }
    }

    /**
     * {@return a guard for a single process} Its memory ends with the process, so it is not suitable for a Lambda
     * function, which runs in many processes: use {@code DynamoDbGuard} there.
     *
     * @param expiry how long the guard remembers a delivery, and how long a claim lasts: within one process, a claim
     *     expires only if its thread hangs
     * @param maxEntries the largest number of deliveries remembered, about 300 bytes each; beyond it the guard forgets
     *     the oldest, so that its message may be processed again
     */
    static DuplicateGuard inMemory(Duration expiry, int maxEntries) {
        Objects.requireNonNull(expiry, "expiry must not be null");
        return inMemory(expiry, expiry, maxEntries);
    }

    /**
     * {@return a guard for a single process, like {@link #inMemory(Duration, int)}}
     *
     * @param claimExpiry how long a subscriber may take; after that, the guard assumes that its thread hangs, and the
     *     subscriber may receive the message again
     * @param doneExpiry how long the guard remembers that a subscriber is done. Choose it longer than SQS can keep the
     *     message: up to 14 days on the queue, and 14 more on a dead-letter queue from which it is sent back
     * @param maxEntries the largest number of deliveries remembered
     */
    static DuplicateGuard inMemory(Duration claimExpiry, Duration doneExpiry, int maxEntries) {
        Objects.requireNonNull(claimExpiry, "claimExpiry must not be null");
        Objects.requireNonNull(doneExpiry, "doneExpiry must not be null");
        return new MemoryGuard(claimExpiry, doneExpiry, maxEntries, InstantSource.system());
    }

    /**
     * Claims a delivery: decides whether the subscriber is called. If it is called twice with one {@link Delivery#id},
     * for example because the first answer was lost, it grants twice.
     *
     * @param delivery the message and the subscriber
     * @return whether the subscriber may be called
     * @throws Exception any exception: the subscriber is not called, and the message is retried
     */
    Claim claim(Delivery delivery) throws Exception;

    /**
     * Remembers that the subscriber is done with the message, even if the claim of this delivery has expired and
     * another delivery has claimed the message.
     *
     * @param delivery the delivery that was claimed
     * @throws Exception any exception, which is logged: a duplicate may then be processed
     */
    void done(Delivery delivery) throws Exception;

    /**
     * Ends the claim of this delivery, because the subscriber is not done with the message. Never ends the claim of
     * another delivery.
     *
     * @param delivery the delivery that was claimed
     * @throws Exception any exception, which is logged: the claim then lasts until it expires
     */
    void release(Delivery delivery) throws Exception;
}
