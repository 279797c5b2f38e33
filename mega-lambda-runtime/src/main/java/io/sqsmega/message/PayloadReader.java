package io.sqsmega.message;

import io.sqsmega.codec.PayloadPointer;

/**
 * Fetches the bodies that were too large for a message: what a {@link PayloadPointer} in a message points to.
 *
 * <p>{@code io.sqsmega.s3.S3PayloadReader} is the one for S3. The pointer is what anybody wrote who can write to the
 * queue, so an implementation follows only what its owner allowed, and reads no more than a bound. A handler that has a
 * deadline waits for it no longer than there is time; the message stays then. Implementations are thread-safe.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface PayloadReader {
    /**
     * The body that the pointer stands for.
     *
     * @throws io.sqsmega.payload.InvalidPayloadException if it must not be followed, or leads nowhere, or to too much:
     *     the message is refused, with the exception's message as the reason
     * @throws RuntimeException if it cannot be fetched now: the message stays
     */
    String read(PayloadPointer pointer);

    /**
     * Returns the reader for a consumer that handles up to this many messages at the same time, whose bodies share the
     * heap. Handlers and listeners ask for it. Default: this reader.
     *
     * @param messages at least 1
     */
    default PayloadReader forConcurrency(int messages) {
        return this;
    }
}
