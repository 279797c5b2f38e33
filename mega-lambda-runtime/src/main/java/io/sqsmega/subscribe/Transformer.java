package io.sqsmega.subscribe;

import io.sqsmega.payload.Payload;
import org.jspecify.annotations.Nullable;

/**
 * Turns plain text or bytes into a payload that patterns can look into, for example a line of CSV into a
 * {@link io.sqsmega.payload.DataPayload}. What comes out is matched like any other payload, and not transformed again.
 *
 * @param <P> the kind of payload that it understands
 * @since 0.1
 */
@FunctionalInterface
public interface Transformer<P extends Payload> {

    /**
     * Transforms a payload.
     *
     * @return the payload that takes its place, or null to leave it as it is
     * @throws io.sqsmega.payload.InvalidPayloadException to refuse the message; after any other exception it stays
     */
    @Nullable
    Payload transform(P payload) throws Exception;
}
