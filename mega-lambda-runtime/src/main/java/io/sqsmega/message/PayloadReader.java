package io.sqsmega.message;

import io.sqsmega.codec.PayloadPointer;

/**
 * Fetches bodies that were too large for a message, by the {@link PayloadPointer} in the message.
 *
 * <p>{@code io.sqsmega.s3.S3PayloadReader} fetches bodies from S3. Anyone who can send to the queue can write a
 * pointer, so an implementation must follow only pointers that its owner allowed, and read only a limited size. A
 * handler with a deadline waits for the reader only until the deadline; then the message stays. Implementations must be
 * thread-safe.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface PayloadReader {
    /**
     * Returns the body that the pointer leads to.
     *
     * @param pointer the place of the body
     * @return what was written
     * @throws io.sqsmega.payload.InvalidPayloadException if the pointer must not be followed, or the body does not
     *     exist or is too large: the message is refused, with the exception's message as the reason
     * @throws RuntimeException if the body cannot be fetched now: the message stays
     */
    String read(PayloadPointer pointer);

    /**
     * {@return the reader for a consumer that processes up to this number of messages at the same time, whose bodies
     * share the heap} Called by handlers and listeners. Default: this reader.
     *
     * @param messages the number of messages, at least 1
     */
    default PayloadReader forConcurrency(int messages) {
        return this;
    }
}
