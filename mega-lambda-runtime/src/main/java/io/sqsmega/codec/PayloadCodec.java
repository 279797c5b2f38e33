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
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns bodies into payloads, and payloads into bodies. What {@link #encode(Payload, Encoding)} writes,
 * {@link Body#read(String, Encoding)} and {@link #decode(Body)} read back as an equal payload, but that a date-time in
 * BSON keeps its instant only, to the millisecond.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class PayloadCodec {
    private PayloadCodec() {}

    /**
     * The payload of a body whose encoding nobody named.
     *
     * @throws InvalidPayloadException as {@link #decode(Body)} says
     */
    public static Payload decode(String body) {
        Objects.requireNonNull(body, "body must not be null");
        return decode(Body.read(body));
    }

    /**
     * The payload of a body. A document is a MEGA payload if its {@code protocol} is {@code "mega"} and its
     * {@code version} is the number 1, else a data payload.
     *
     * @throws InvalidPayloadException if a document claims to be a MEGA payload and breaks the schema; names the path,
     *     for example {@code event.timestamp}
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
     * The body of a payload, in the encoding that is {@link Encoding#defaultFor(Payload) usual} for it.
     *
     * @throws InvalidPayloadException as {@link #encode(Payload, Encoding)} says
     */
    public static String encode(Payload payload) {
        return encode(payload, Encoding.defaultFor(payload));
    }

    /**
     * The body of a payload: one that SQS accepts, but for plain text, which is verbatim.
     *
     * @throws InvalidPayloadException if the encoding cannot carry a value, or a data payload claims to be a MEGA
     *     payload; names the path, for example {@code event.attributes.price}
     * @throws IllegalArgumentException if the encoding is not one for this kind of payload
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
                : StrictBase64.encode(((BinaryPayload) payload).bytes().toArray());
    }

    private static String encode(Map<String, @Nullable Object> document, String root, Encoding encoding) {
        return switch (encoding) {
            case JSON -> JsonWriter.write(document, root);
            case BSON -> StrictBase64.encode(BsonWriter.write(document, root));
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
