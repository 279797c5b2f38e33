package io.sqsmega.publish;

import io.sqsmega.codec.PayloadPointer;

/**
 * Stores the bodies that are too large for a message; the message then has a {@link PayloadPointer} to its body.
 *
 * <p>{@code io.sqsmega.s3.S3PayloadStore} stores bodies in S3. Implementations must be thread-safe.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface PayloadStore {
    /**
     * Stores a body as UTF-8 and returns a pointer to it. When this method returns, a reader of the message must find
     * the body there.
     *
     * @param body the body
     * @return the pointer
     * @throws RuntimeException if the body could not be stored; nothing is published then
     */
    PayloadPointer store(String body);
}
