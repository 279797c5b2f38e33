package io.sqsmega.message;

import io.sqsmega.codec.Encoding;
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

    private static final EnvelopeOpener OPENER = new EnvelopeOpener(null, true);

    /**
     * Opens a message, as an {@link EnvelopeOpener} does. A pointer to a large payload is text, and Base64 whose
     * encoding no attribute names is bytes.
     *
     * @throws InvalidPayloadException if the body claims to be a MEGA event but breaks the schema, or is not what its
     *     attribute says
     */
    public static Envelope open(Message message) {
        return OPENER.open(message);
    }

    static Optional<Encoding> declaredEncoding(Map<String, MessageAttribute> attributes) {
        MessageAttribute attribute = attributes.get(Encoding.ATTRIBUTE);
        return attribute == null || attribute.text() == null
                ? Optional.empty()
                : Encoding.ofAttribute(attribute.text());
    }
}
