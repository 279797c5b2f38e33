package io.sqsmega.message;

import io.sqsmega.Internal;
import io.sqsmega.codec.Body;
import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.NearMiss;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.PlaintextPayload;
import java.util.Map;
import java.util.Objects;
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
 * @hidden
 */
@Internal
public record Envelope(Message message, @Nullable Payload payload) {
    /** Checks that nothing is null that must not be. */
    public Envelope {
        Objects.requireNonNull(message, "message must not be null");
    }

    /** What {@link #kind} says of text that {@link #examinedKind} says more about. */
    public static final String LIKE_JSON = "text that looks like JSON";

    static final String EVENT = "a MEGA event";

    private static final String TEXT = "plain text";

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

    /**
     * The same message with another payload. Data that claims to be a MEGA event is read as one, as if it were a body.
     *
     * @throws InvalidPayloadException if it claims to be a MEGA event but breaks the schema
     */
    public Envelope with(Payload other) {
        Objects.requireNonNull(other, "other must not be null");
        Payload read = other instanceof DataPayload data ? PayloadCodec.decode(new Body.Document(data.data())) : other;
        return new Envelope(message, read);
    }

    /**
     * What the message holds, for logs: {@code data}, {@code plain text}, an SNS subscription confirmation and its
     * topic. Says nothing else of the contents, and parses nothing.
     */
    public String kind() {
        if (payload == null) {
            return SnsNotification.confirmationInWords(message.notification());
        } else if (payload instanceof PlaintextPayload plaintext) {
            return NearMiss.isLikely(plaintext.text())
                    ? LIKE_JSON
                    : plaintext.text().isEmpty() ? "an empty body" : TEXT;
        } else if (payload instanceof DataPayload) {
            return kindOfData(nearMiss());
        }
        return payload instanceof MegaPayload ? EVENT : "bytes";
    }

    static String kindOfData(@Nullable String nearMiss) {
        return nearMiss == null ? "data" : nearMiss;
    }

    /** The same, and what text that looks like JSON nearly was: that text is parsed. */
    public String examinedKind() {
        String kind = kind();
        if (!kind.equals(LIKE_JSON)) {
            return kind;
        }
        String nearMiss = nearMiss();
        return nearMiss == null ? TEXT : nearMiss;
    }

    /**
     * What the payload nearly was, for people: a JSON object but for a byte order mark, a MEGA event but for its
     * version. Null if it looks like nothing else. Parses text that looks like JSON.
     */
    public @Nullable String nearMiss() {
        NearMiss nearMiss = payload == null ? null : NearMiss.of(payload);
        if (nearMiss != null) {
            return nearMiss.inWords();
        }
        return payload instanceof DataPayload data
                ? SnsNotification.nearMiss(data.data(), message.notification() != null)
                : null;
    }

    static Optional<Encoding> declaredEncoding(Map<String, MessageAttribute> attributes) {
        MessageAttribute attribute = attributes.get(Encoding.ATTRIBUTE);
        return attribute == null || attribute.text() == null
                ? Optional.empty()
                : Encoding.ofAttribute(attribute.text());
    }
}
