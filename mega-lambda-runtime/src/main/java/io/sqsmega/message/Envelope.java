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
 * An opened message: its payload and, if SNS delivered it, its SNS notification.
 *
 * <p>Only one SNS envelope is opened; an envelope within an envelope is data. If a message attribute names the encoding
 * of a body, the body is never an envelope. A {@link PayloadReader} fetches bodies that were too large for a message;
 * the message keeps the pointer as its body. Immutable and thread-safe.
 *
 * @param message the message, with its {@link Message#notification() notification}
 * @param payload the payload, or null for SNS's confirmation that a subscription was created or ended, which has none
 * @since 0.1
 * @hidden
 */
@Internal
public record Envelope(Message message, @Nullable Payload payload) {
    /** Checks that the message is not null. */
    public Envelope {
        Objects.requireNonNull(message, "message must not be null");
    }

    /** The {@link #kind} of text for which {@link #examinedKind} returns more detail. */
    public static final String LIKE_JSON = "text that looks like JSON";

    static final String EVENT = "a MEGA event";

    private static final String TEXT = "plain text";

    private static final EnvelopeOpener OPENER = new EnvelopeOpener(null, true);

    /**
     * Opens a message, as an {@link EnvelopeOpener} does. A pointer to a large payload is text, and Base64 is bytes if
     * no attribute names the encoding.
     *
     * @throws InvalidPayloadException if the body claims to be a MEGA event but violates the schema, or does not have
     *     the declared encoding
     */
    public static Envelope open(Message message) {
        return OPENER.open(message);
    }

    /**
     * Returns the same message with another payload. Data that claims to be a MEGA event is read as one, like a body.
     *
     * @throws InvalidPayloadException if the data claims to be a MEGA event but violates the schema
     */
    public Envelope with(Payload other) {
        Objects.requireNonNull(other, "other must not be null");
        Payload read = other instanceof DataPayload data ? PayloadCodec.decode(new Body.Document(data.data())) : other;
        return new Envelope(message, read);
    }

    /**
     * Returns the kind of contents, for logs: {@code data}, {@code plain text}, an SNS subscription confirmation with
     * its topic. Reveals nothing else of the contents, and parses nothing.
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

    /** Returns the kind of contents, and for text that looks like JSON what it nearly is: this parses the text. */
    public String examinedKind() {
        String kind = kind();
        if (!kind.equals(LIKE_JSON)) {
            return kind;
        }
        String nearMiss = nearMiss();
        return nearMiss == null ? TEXT : nearMiss;
    }

    /**
     * Returns what the payload nearly is, in words: for example a JSON object except for a byte order mark, or a MEGA
     * event except for its version. Null if it does not look like anything else. Parses text that looks like JSON.
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
