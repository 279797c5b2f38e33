package io.sqsmega.codec;

import io.sqsmega.Internal;
import io.sqsmega.codec.bson.BsonCursor;
import io.sqsmega.codec.json.JsonReader;
import io.sqsmega.codec.json.JsonScalar;
import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.Values;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The body of a message by its syntax, before its meaning is decoded. {@link PayloadCodec} converts it to a payload; an
 * SNS envelope is recognised in it first.
 *
 * <p>Immutable and thread-safe. Prints its kind and size, never its contents.
 *
 * @hidden
 */
@Internal
public sealed interface Body permits Body.Document, Body.Text, Body.Binary {

    /**
     * A JSON object or a BSON document.
     *
     * @param fields the fields in their order, with values in the canonical form of {@link io.sqsmega.payload.Values};
     *     if a field occurs twice, the last occurrence wins
     */
    record Document(Map<String, @Nullable Object> fields) implements Body {

        public Document {
            Objects.requireNonNull(fields, "fields must not be null");

            fields = Values.copyOf(fields, "body");
        }

        @Override
        public String toString() {
            return "Document[" + fields.size() + " fields]";
        }
    }

    /** Any other text, unchanged. */
    record Text(String text) implements Body {

        public Text {
            Objects.requireNonNull(text, "text must not be null");
        }

        @Override
        public String toString() {
            return "Text[" + text.length() + " characters]";
        }
    }

    /** Base64 that is not a BSON document. */
    record Binary(Bytes bytes) implements Body {

        public Binary {
            Objects.requireNonNull(bytes, "bytes must not be null");
        }

        @Override
        public String toString() {
            return "Binary[" + bytes + "]";
        }
    }

    /**
     * Reads a body without a declared encoding. A JSON object is a document; so is strict Base64 (padded, standard
     * alphabet, no white space) of a well-formed BSON document; other Base64 is binary. Anything else is text,
     * including JSON that is not an object and JSON that exceeds the limits
     * ({@link io.sqsmega.payload.Values#MAX_DEPTH} levels, numbers of 1,000 characters). Never throws.
     */
    static Body read(String text) {
        Map<String, @Nullable Object> json = JsonReader.read(text);
        if (json != null) {
            return new Document(json);
        }
        byte[] bytes = StrictBase64.decode(text);
        if (bytes == null || bytes.length == 0 || JsonScalar.isWrittenIn(text)) {
            return new Text(text);
        }
        Map<String, @Nullable Object> bson = BsonCursor.read(bytes);
        return bson == null ? new Binary(Bytes.of(bytes)) : new Document(bson);
    }

    /**
     * Reads a body with a declared encoding: {@code ping} declared as plain text is text.
     *
     * @throws InvalidPayloadException with the path {@code body} if the body does not have the declared encoding
     */
    static Body read(String text, Encoding declared) {
        Body body = switch (declared) {
            case PLAINTEXT -> new Text(text);
            case JSON -> document(JsonReader.read(text));
            case BSON -> document(BsonCursor.read(StrictBase64.decode(text)));
            case BINARY -> binary(StrictBase64.decode(text));
        };
        if (body == null) {
            throw new InvalidPayloadException("body", "be " + declared.inWords() + ", as declared", "something else");
        }
        return body;
    }

    private static @Nullable Body document(@Nullable Map<String, @Nullable Object> fields) {
        return fields == null ? null : new Document(fields);
    }

    private static @Nullable Body binary(byte @Nullable [] bytes) {
        return bytes == null ? null : new Binary(Bytes.of(bytes));
    }
}
