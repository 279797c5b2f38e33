package io.sqsmega.codec;

import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.PlaintextPayload;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The encoding of a body. A publisher names it in a message attribute, so that a reader need not guess: the word
 * {@code ping} is valid Base64.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public enum Encoding {
    /** A JSON object. The default for MEGA and data payloads. */
    JSON,
    /** A BSON document in Base64: for MEGA and data payloads with bytes, date-times or UUIDs. */
    BSON,
    /** The unchanged text. */
    PLAINTEXT,
    /** Bytes in Base64. */
    BINARY;

    /** The name of the message attribute that names the encoding; its data type is {@code String}. */
    public static final String ATTRIBUTE = "mega-encoding";

    /** {@return the value of the message attribute: {@code json}, {@code bson}, {@code plaintext} or {@code binary}} */
    public String attributeValue() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@return the encoding that a message attribute names; empty if the name is unknown}
     *
     * @param value the value of the attribute {@code mega-encoding}
     */
    public static Optional<Encoding> ofAttribute(String value) {
        Objects.requireNonNull(value, "value must not be null");
        for (Encoding encoding : values()) {
            if (encoding.attributeValue().equals(value)) {
                return Optional.of(encoding);
            }
        }
        return Optional.empty();
    }

    /** Returns the encoding in words, for error messages. */
    String inWords() {
        return switch (this) {
            case JSON -> "a JSON object";
            case BSON -> "a BSON document in Base64";
            case PLAINTEXT -> "text";
            case BINARY -> "Base64";
        };
    }

    /**
     * {@return the default encoding of a payload: text and bytes have their own, anything else is JSON}
     *
     * @param payload the payload
     */
    public static Encoding defaultFor(Payload payload) {
        Objects.requireNonNull(payload, "payload must not be null");
        if (payload instanceof PlaintextPayload) {
            return PLAINTEXT;
        }
        return payload instanceof BinaryPayload ? BINARY : JSON;
    }
}
