package io.sqsmega.guard;

import io.sqsmega.dispatch.Dispatcher;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which subscribers are done with a message, so that it is not given to them once more when it comes again:
 * because another subscriber wants it again, because its visibility timeout passed, or because it was delivered twice.
 *
 * <p>The {@link Dispatcher} claims a delivery before it calls the subscriber; when the subscriber is done, so is the
 * delivery; when the subscriber wants the message again, refuses it or throws, the claim is released. A claim of a
 * process that died must expire, else the message would never reach the subscriber. So a subscriber is still called
 * again if its process dies between its work and {@link #done}, or if it takes longer than its claim lasts: a guard
 * makes duplicates rare, and loses nothing for it.
 *
 * <p>A guard that fails loses nothing either: if {@link #claim} throws, the subscriber is not called, and the message
 * stays; if {@link #done} throws, what the subscriber did counts, and the message may come to it again; if
 * {@link #release} throws, the message comes to it again when the claim has expired.
 *
 * <p>A handler that has a deadline waits for a guard no longer than there is time; one that does not come back has
 * failed. Implementations must be thread-safe. Each method must do its work in one atomic step.
 *
 * @since 0.1
 */
public interface DuplicateGuard {
    /** Remembers nothing, and costs nothing: every delivery reaches the subscriber. */
    DuplicateGuard NONE = new NoGuard();

    /**
     * The answer to a claim.
     *
     * @param answer whether the subscriber is called
     * @param endsAfter if another delivery is with the subscriber: how long its claim lasts, null if that is not known.
     *     A backoff lets the message come again then
     */
    record Claim(Answer answer, @Nullable Duration endsAfter) {
        /** Checks that nothing is null that must not be. */
        public Claim {
            Objects.requireNonNull(answer, "answer must not be null");
        }

        /** The subscriber is called. */
        public static final Claim GRANTED = new Claim(Answer.GRANTED, null);

        /** The subscriber is not called, since it was done with the message. */
        public static final Claim DONE = new Claim(Answer.DONE, null);

        /** The subscriber is not called, since another delivery is with it; how long is not known. */
        public static final Claim BUSY = new Claim(Answer.BUSY, null);

        /** Whether the subscriber is called. */
        public enum Answer {
            /** No delivery of the message is done or in work: the subscriber is called. */
            GRANTED,
            /** The subscriber was done with it: it is not called, and the message needs it no more. */
            DONE,
            /** Another delivery of the message is with the subscriber now: it is not called, and the message stays. */
            BUSY
        }

        /** The subscriber is not called, since another delivery is with it, whose claim ends after this time. */
        public static Claim busyFor(Duration endsAfter) {
            return new Claim(Answer.BUSY, endsAfter.isNegative() ? Duration.ZERO : endsAfter);
        }
    }

    /**
     * A guard for a single process. Its memory ends with the process, so it is none for a Lambda function, which runs
     * in many: that needs a guard with a table of its own.
     *
     * @param expiry how long it remembers. Claims last as long: in one process, a claim that nobody ends is that of a
     *     thread which hangs
     * @param maxEntries how many deliveries it remembers, at some 300 bytes each; beyond that the oldest is forgotten,
     *     which at worst means that a message is given again
     */
    static DuplicateGuard inMemory(Duration expiry, int maxEntries) {
        Objects.requireNonNull(expiry, "expiry must not be null");
        return inMemory(expiry, expiry, maxEntries);
    }

    /**
     * A guard for a single process, as {@link #inMemory(Duration, int)}.
     *
     * @param claimExpiry how long a subscriber may take: when it has passed, its thread is taken for one that hangs,
     *     and the message is given to the subscriber again
     * @param doneExpiry how long it remembers that a subscriber was done, longer than the queue takes to deliver again:
     *     up to 14 days, and 14 more if a message is sent back from a dead-letter queue
     * @param maxEntries how many deliveries it remembers
     */
    static DuplicateGuard inMemory(Duration claimExpiry, Duration doneExpiry, int maxEntries) {
        Objects.requireNonNull(claimExpiry, "claimExpiry must not be null");
        Objects.requireNonNull(doneExpiry, "doneExpiry must not be null");
        return new MemoryGuard(claimExpiry, doneExpiry, maxEntries, InstantSource.system());
    }

    /**
     * Asks whether the subscriber shall be called. Asked twice for one {@link Delivery#id}, perhaps because the first
     * answer got lost, it grants twice.
     */
    Claim claim(Delivery delivery) throws Exception;

    /**
     * The subscriber is done with the message. That holds even if the delivery's claim has expired meanwhile and
     * another one has its own.
     */
    void done(Delivery delivery) throws Exception;

    /** The subscriber is not done with the message: ends this delivery's claim, and never that of another one. */
    void release(Delivery delivery) throws Exception;
}
