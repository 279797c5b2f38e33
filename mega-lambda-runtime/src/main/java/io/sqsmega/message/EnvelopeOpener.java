package io.sqsmega.message;

import io.sqsmega.Internal;
import io.sqsmega.codec.Body;
import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.codec.PayloadPointer;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.Payload;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Opens messages: decodes a body, opens the SNS envelope around it, and fetches a body that was too large for a
 * message.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 * @hidden
 */
@Internal
public final class EnvelopeOpener {
    private final @Nullable PayloadReader largePayloads;
    private final boolean base64AsBytes;

    /**
     * @param largePayloads the reader of large payloads; if it is null, a pointer to a large payload is text
     * @param base64AsBytes whether a Base64 body whose encoding no attribute names is bytes; otherwise it is text. A
     *     BSON document in Base64 is always a document
     */
    public EnvelopeOpener(@Nullable PayloadReader largePayloads, boolean base64AsBytes) {
        this.largePayloads = largePayloads;
        this.base64AsBytes = base64AsBytes;
    }

    /** Returns a copy whose reader of large payloads, if there is one, is wrapped. */
    public EnvelopeOpener readingBy(UnaryOperator<PayloadReader> wrapping) {
        return largePayloads == null ? this : new EnvelopeOpener(wrapping.apply(largePayloads), base64AsBytes);
    }

    /**
     * Opens a message. If its body, or the one inside the SNS envelope, is a pointer, fetches the body. Follows only
     * one pointer of a message: a fetched body is never a pointer.
     *
     * @throws InvalidPayloadException if the body claims to be a MEGA event but violates the schema, if it does not
     *     have the declared encoding, if its pointer must not be followed, or if the message has a {@link Message#flaw
     *     flaw}
     * @throws RuntimeException if fetching failed
     */
    public Envelope open(Message message) {
        if (message.flaw() != null) {
            throw message.flaw();
        }
        String fetched = fetch(message.body(), message.attributes(), largePayloads);
        String body = fetched == null ? message.body() : fetched;
        Optional<Encoding> declared = Envelope.declaredEncoding(message.attributes());
        Payload payload = payload(body, declared);
        if (declared.isEmpty() && payload instanceof DataPayload data) {
            SnsNotification notification = SnsNotification.read(data.data());
            if (notification != null) {
                PayloadReader further = fetched == null ? largePayloads : null;
                return new Envelope(message.from(notification), payloadInside(notification, data.data(), further));
            } else if (SnsNotification.isConfirmation(data.data())) {
                return new Envelope(message, null);
            }
        }
        return new Envelope(message, payload);
    }

    /**
     * Returns a message that could not be opened with its SNS envelope, if it has one: where it came from is known,
     * even if what it holds is not.
     */
    public static Message withEnvelope(Message message) {
        if (message.flaw() != null
                || Envelope.declaredEncoding(message.attributes()).isPresent()) {
            return message;
        }
        try {
            Payload payload = PayloadCodec.decode(Body.read(message.body()));
            SnsNotification notification =
                    payload instanceof DataPayload data ? SnsNotification.read(data.data()) : null;
            return notification == null ? message : message.from(notification);
        } catch (InvalidPayloadException noEnvelope) {
            return message;
        }
    }

    private @Nullable Payload payloadInside(
            SnsNotification notification, Map<String, @Nullable Object> fields, @Nullable PayloadReader reader) {
        if (notification.type() != SnsNotification.Type.NOTIFICATION
                || !(fields.get(SnsNotification.MESSAGE) instanceof String text)) {
            return null;
        }
        String fetched = fetch(text, notification.attributes(), reader);
        return payload(fetched == null ? text : fetched, Envelope.declaredEncoding(notification.attributes()));
    }

    private Payload payload(String body, Optional<Encoding> declared) {
        if (declared.isPresent()) {
            return PayloadCodec.decode(Body.read(body, declared.get()));
        }
        Body read = Body.read(body);
        return PayloadCodec.decode(read instanceof Body.Binary && !base64AsBytes ? new Body.Text(body) : read);
    }

    private static @Nullable String fetch(
            String body, Map<String, MessageAttribute> attributes, @Nullable PayloadReader reader) {
        if (reader == null || isWhatItsPublisherWrote(attributes)) {
            return null;
        }
        PayloadPointer pointer = PayloadPointer.read(body);
        return pointer == null ? null : reader.read(pointer);
    }

    /**
     * Returns whether the body is not a pointer: a publisher that names the encoding also marks a pointer, so text that
     * only looks like one is text.
     */
    private static boolean isWhatItsPublisherWrote(Map<String, MessageAttribute> attributes) {
        return Envelope.declaredEncoding(attributes).isPresent()
                && attributes.keySet().stream().noneMatch(PayloadPointer::isAnnouncedBy);
    }
}
