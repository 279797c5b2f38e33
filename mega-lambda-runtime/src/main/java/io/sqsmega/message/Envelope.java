package io.sqsmega.message;

import io.sqsmega.codec.Body;
import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.PayloadCodec;
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
 * attribute names its encoding is what its publisher wrote, and never an envelope. Immutable and thread-safe.
 *
 * @param message the message, which now knows its {@link Message#notification() notification}
 * @param payload what it says, or null if SNS says that a subscription was made or ended: that has no payload
 * @since 0.1
 */
public record Envelope(Message message, @Nullable Payload payload) {

    /**
     * Opens a message.
     *
     * @throws InvalidPayloadException if the body claims to be a MEGA event but is none, or is not what its attribute
     *     says
     */
    public static Envelope open(Message message) {
        Optional<Encoding> declared = declaredEncoding(message.attributes());
        if (declared.isPresent()) {
            return new Envelope(message, PayloadCodec.decode(Body.read(message.body(), declared.get())));
        }
        Payload payload = PayloadCodec.decode(message.body());
        if (payload instanceof DataPayload data) {
            SnsNotification notification = SnsNotification.read(data.data());
            if (notification != null) {
                return new Envelope(message.from(notification), payloadInside(notification, data.data()));
            }
        }
        return new Envelope(message, payload);
    }

    private static @Nullable Payload payloadInside(SnsNotification notification, Map<String, @Nullable Object> fields) {
        if (notification.type() != SnsNotification.Type.NOTIFICATION
                || !(fields.get("Message") instanceof String text)) {
            return null;
        }
        Optional<Encoding> declared = declaredEncoding(notification.attributes());
        return PayloadCodec.decode(declared.isPresent() ? Body.read(text, declared.get()) : Body.read(text));
    }

    private static Optional<Encoding> declaredEncoding(Map<String, MessageAttribute> attributes) {
        MessageAttribute attribute = attributes.get(Encoding.ATTRIBUTE);
        return attribute == null || attribute.text() == null
                ? Optional.empty()
                : Encoding.ofAttribute(attribute.text());
    }
}
