package io.sqsmega.subscribe;

import java.time.Duration;
import java.time.InstantSource;

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
 * <p>Implementations must be thread-safe. Each method must do its work in one atomic step.
 *
 * @since 0.1
 */
public interface DuplicateGuard {
    /** Remembers nothing, and costs nothing: every delivery reaches the subscriber. */
    DuplicateGuard NONE = new NoGuard();

    /** The answer to a claim. */
    enum Claim {
        /** Nobody is done with the message or at it: the subscriber is called. */
        GRANTED,
        /** The subscriber was done with it: it is not called, and the message needs it no more. */
        DONE,
        /** Another delivery of the message is with the subscriber now: it is not called, and the message stays. */
        BUSY
    }

    /**
     * A guard for a single process. Its memory ends with the process, so it is none for a Lambda function, which runs
     * in many: that needs a guard with a table of its own.
     *
     * @param expiry how long it remembers, longer than the queue takes to deliver again: up to 14 days, and 14 more if
     *     a message is sent back from a dead-letter queue. Claims last as long: in one process, a claim that nobody
     *     ends is that of a thread which hangs
     * @param maxEntries how many deliveries it remembers, at some 300 bytes each; beyond that the oldest is forgotten,
     *     which at worst means that a message is given again
     */
    static DuplicateGuard inMemory(Duration expiry, int maxEntries) {
        return new MemoryGuard(expiry, maxEntries, InstantSource.system());
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
