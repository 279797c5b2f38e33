package io.sqsmega.subscribe;

import io.sqsmega.message.Message;
import io.sqsmega.payload.Payload;
import org.jspecify.annotations.Nullable;

/**
 * Converts a payload before patterns are matched: a line of CSV into a {@link io.sqsmega.payload.DataPayload}, or an
 * EventBridge event into its {@code detail}.
 *
 * <p>Bytes are transformed first, then text, then data, each kind at most once: the result of a transformer of bytes
 * goes through the transformers of text and of data, and the result of a transformer of text through those of data. If
 * a result is data that claims to be a MEGA event, it is read as an event, like a body; MEGA events are never
 * transformed. If subscribers must be thread-safe, so must transformers.
 *
 * @param <P> the kind of payload that it converts
 * @since 0.1
 */
@FunctionalInterface
public interface Transformer<P extends Payload> {

    /**
     * Converts a payload.
     *
     * @param payload the payload to convert
     * @param message the message, with its attributes and, if there is one, its SNS notification
     * @return the new payload, or null to keep the given one
     * @throws io.sqsmega.payload.InvalidPayloadException to refuse the message; after any other exception the message
     *     stays on the queue
     * @throws Exception any exception: the message is retried, unless an invalid payload caused it
     */
    @Nullable
    Payload transform(P payload, Message message) throws Exception;
}
