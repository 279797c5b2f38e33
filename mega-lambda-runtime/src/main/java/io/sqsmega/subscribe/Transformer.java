package io.sqsmega.subscribe;

import io.sqsmega.message.Message;
import io.sqsmega.payload.Payload;
import org.jspecify.annotations.Nullable;

/**
 * Turns a payload into another one before patterns look at it: a line of CSV into a
 * {@link io.sqsmega.payload.DataPayload}, or the {@code detail} of an EventBridge event into a payload of its own.
 *
 * <p>Bytes are transformed first, then text, then data, each kind at most once: the result of a transformer of bytes
 * can go through those of text and of data, and the result of a transformer of text through those of data. Apart from
 * that, a result is not transformed again. Data that claims to be a MEGA event is read as one, as if it were a body;
 * MEGA events are never transformed. Implementations must be thread-safe wherever subscribers must be.
 *
 * @param <P> the kind of payload that it understands
 * @since 0.1
 */
@FunctionalInterface
public interface Transformer<P extends Payload> {

    /**
     * Transforms a payload.
     *
     * @param message where it came from, with its attributes, and its SNS notification if there is one
     * @return the payload that takes its place, or null to leave it as it is
     * @throws io.sqsmega.payload.InvalidPayloadException to refuse the message; after any other exception it stays
     */
    @Nullable
    Payload transform(P payload, Message message) throws Exception;
}
