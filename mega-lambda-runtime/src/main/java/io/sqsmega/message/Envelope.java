package io.sqsmega.message;

import io.sqsmega.codec.Body;
import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.codec.PayloadPointer;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.Payload;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message, opened: what it says, and, if SNS delivered it, what SNS said about it.
 *
 * <p>One SNS envelope is opened, whatever lies inside; an envelope within an envelope is data. A body whose message
 * attribute names its encoding is what its publisher wrote, and never an envelope. A {@link PayloadReader} fetches what
 * was too large for a message; the message keeps the pointer as its body. Immutable and thread-safe.
 *
 * @param message the message, which now knows its {@link Message#notification() notification}
 * @param payload what it says, or null if SNS says that a subscription was made or ended: that has no payload
 * @since 0.1
 */
public record Envelope(Message message, @Nullable Payload payload) {

    /**
     * Opens a message. A pointer to a large payload is text.
     *
     * @throws InvalidPayloadException if the body claims to be a MEGA event but is none, or is not what its attribute
     *     says
     */
    public static Envelope open(Message message) {
        return open(message, null);
    }

    /**
     * Opens a message, and fetches its body, or the one inside the SNS envelope, if it is a pointer. One pointer of a
     * message is followed: what is fetched is no pointer, whatever it looks like.
     *
     * @param largePayloads who fetches; null if nothing shall be fetched
     * @throws InvalidPayloadException as {@link #open(Message)} does, and if the pointer is one that is not followed
     * @throws RuntimeException if fetching failed
     */
    public static Envelope open(Message message, @Nullable PayloadReader largePayloads) {
        String fetched = fetch(message.body(), message.attributes(), largePayloads);
        String body = fetched == null ? message.body() : fetched;
        Optional<Encoding> declared = declaredEncoding(message.attributes());
        if (declared.isPresent()) {
            return new Envelope(message, PayloadCodec.decode(Body.read(body, declared.get())));
        }
        Payload payload = PayloadCodec.decode(body);
        if (payload instanceof DataPayload data) {
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

    private static @Nullable Payload payloadInside(
            SnsNotification notification, Map<String, @Nullable Object> fields, @Nullable PayloadReader largePayloads) {
        if (notification.type() != SnsNotification.Type.NOTIFICATION
                || !(fields.get(SnsNotification.MESSAGE) instanceof String text)) {
            return null;
        }
        String fetched = fetch(text, notification.attributes(), largePayloads);
        String body = fetched == null ? text : fetched;
        Optional<Encoding> declared = declaredEncoding(notification.attributes());
        return PayloadCodec.decode(declared.isPresent() ? Body.read(body, declared.get()) : Body.read(body));
    }

    private static @Nullable String fetch(
            String body, Map<String, MessageAttribute> attributes, @Nullable PayloadReader largePayloads) {
        if (largePayloads == null || isWhatItsPublisherWrote(attributes)) {
            return null;
        }
        PayloadPointer pointer = PayloadPointer.read(body);
        return pointer == null ? null : largePayloads.read(pointer);
    }

    /** A publisher that names the encoding also announces a pointer; text that looks like one is just text. */
    private static boolean isWhatItsPublisherWrote(Map<String, MessageAttribute> attributes) {
        return declaredEncoding(attributes).isPresent()
                && attributes.keySet().stream().noneMatch(PayloadPointer::isAnnouncedBy);
    }

    static Optional<Encoding> declaredEncoding(Map<String, MessageAttribute> attributes) {
        MessageAttribute attribute = attributes.get(Encoding.ATTRIBUTE);
        return attribute == null || attribute.text() == null
                ? Optional.empty()
                : Encoding.ofAttribute(attribute.text());
    }
}
