package io.sqsmega.publish;

import io.sqsmega.codec.PayloadPointer;

/**
 * Keeps the bodies that are too large for a message, which then holds a {@link PayloadPointer} to its body.
 *
 * <p>{@code io.sqsmega.s3.S3PayloadStore} is the one for S3. Implementations are thread-safe.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface PayloadStore {
    /**
     * Keeps a body, as UTF-8, and says where. When it returns, a reader of the message must find it there.
     *
     * @throws RuntimeException if it could not be kept: nothing is published
     */
    PayloadPointer store(String body);
}
