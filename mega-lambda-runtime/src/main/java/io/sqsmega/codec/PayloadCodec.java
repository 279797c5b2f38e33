package io.sqsmega.codec;

import io.sqsmega.Internal;
import io.sqsmega.codec.bson.BsonWriter;
import io.sqsmega.codec.json.JsonWriter;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.PlaintextPayload;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decodes bodies to payloads and encodes payloads to bodies. {@link Body#read(String, Encoding)} and
 * {@link #decode(Body)} read the result of {@link #encode(Payload, Encoding)} back as an equal payload, except that a
 * date-time in BSON keeps only its instant, to the millisecond.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class PayloadCodec {
    private PayloadCodec() {}

    /**
     * Decodes a body without a declared encoding.
     *
     * @param body the body
     * @return the payload
     * @throws InvalidPayloadException under the conditions of {@link #decode(Body)}
     */
    public static Payload decode(String body) {
        Objects.requireNonNull(body, "body must not be null");
        return decode(Body.read(body));
    }

    /**
     * Decodes a body. A document is a MEGA payload if its {@code protocol} is {@code "mega"} and its {@code version} is
     * the number 1, else a data payload.
     *
     * @throws InvalidPayloadException if a document claims to be a MEGA payload and violates the schema; names the
     *     path, for example {@code event.timestamp}
     * @hidden
     */
    @Internal
    public static Payload decode(Body body) {
        if (body instanceof Body.Text text) {
            return new PlaintextPayload(text.text());
        } else if (body instanceof Body.Binary binary) {
            return new BinaryPayload(binary.bytes());
        }
        Map<String, @Nullable Object> fields = ((Body.Document) body).fields();
        return MegaSchema.isClaimedBy(fields) ? MegaSchema.read(fields) : new DataPayload(fields);
    }

    /**
     * Encodes a payload in its {@link Encoding#defaultFor(Payload) default} encoding.
     *
     * @param payload the payload
     * @return the body
     * @throws InvalidPayloadException under the conditions of {@link #encode(Payload, Encoding)}
     */
    public static String encode(Payload payload) {
        return encode(payload, Encoding.defaultFor(payload));
    }

    /**
     * Encodes a payload to a body that SQS accepts; plain text is unchanged, and SQS may reject it.
     *
     * @param payload the payload
     * @param encoding the encoding
     * @return the body
     * @throws InvalidPayloadException if the encoding cannot carry a value, or a data payload claims to be a MEGA
     *     payload; names the path, for example {@code event.attributes.price}
     * @throws IllegalArgumentException if the encoding does not support this kind of payload
     */
    public static String encode(Payload payload, Encoding encoding) {
        if (payload instanceof MegaPayload mega) {
            return encode(MegaSchema.write(mega), "", encoding);
        } else if (payload instanceof DataPayload data) {
            return encode(unclaimed(data.data()), "data", encoding);
        }
        if (encoding != Encoding.defaultFor(payload)) {
            throw unfit(encoding, Encoding.defaultFor(payload).name());
        }
        return payload instanceof PlaintextPayload plaintext
                ? plaintext.text()
                : Base64.getEncoder()
                        .encodeToString(((BinaryPayload) payload).bytes().toArray());
    }

    private static String encode(Map<String, @Nullable Object> document, String root, Encoding encoding) {
        return switch (encoding) {
            case JSON -> JsonWriter.write(document, root);
            case BSON -> Base64.getEncoder().encodeToString(BsonWriter.write(document, root));
            default -> throw unfit(encoding, "JSON or BSON");
        };
    }

    private static Map<String, @Nullable Object> unclaimed(Map<String, @Nullable Object> data) {
        if (MegaSchema.isClaimedBy(data)) {
            throw new InvalidPayloadException(
                    "data", "not claim to be a MEGA payload: publish a MegaPayload", "protocol \"mega\", version 1");
        }
        return data;
    }

    private static IllegalArgumentException unfit(Encoding encoding, String allowed) {
        return new IllegalArgumentException("encoding must be " + allowed + " for this payload, got " + encoding);
    }
}
