package io.sqsmega.codec;

import io.sqsmega.Internal;
import io.sqsmega.codec.bson.BsonReader;
import io.sqsmega.codec.json.JsonReader;
import io.sqsmega.codec.json.JsonScalar;
import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.Values;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the syntax of a message's body says, before anyone asks what it means. {@link PayloadCodec} makes a payload of
 * it; whoever looks for an SNS envelope looks here first.
 *
 * <p>Immutable and thread-safe. Prints its kind and size, never its contents.
 *
 * @since 0.1
 * @hidden
 */
@Internal
public sealed interface Body permits Body.Document, Body.Text, Body.Binary {

    /**
     * A JSON object or a BSON document.
     *
     * @param fields its fields, in its order, with values as {@link io.sqsmega.payload.Values} has them; of a field
     *     that is named twice, the last
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

    /** Text that is nothing else, verbatim. */
    record Text(String text) implements Body {

        public Text {
            Objects.requireNonNull(text, "text must not be null");
        }

        @Override
        public String toString() {
            return "Text[" + text.length() + " characters]";
        }
    }

    /** Base64 of something that is no BSON document. */
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
     * Reads a body whose encoding nobody named. A JSON object is a document; so is strict Base64 (padded, standard
     * alphabet, no white space) of a well-formed BSON document; other Base64 is binary; anything else is text, JSON
     * that is no object and what is beyond the bounds ({@link io.sqsmega.payload.Values#MAX_DEPTH} levels, numbers of
     * 1,000 characters) included. Never throws.
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
        Map<String, @Nullable Object> bson = BsonReader.read(bytes);
        return bson == null ? new Binary(Bytes.of(bytes)) : new Document(bson);
    }

    /**
     * Reads a body whose encoding the message names: {@code ping} declared as plain text is text.
     *
     * @throws InvalidPayloadException with the path {@code body} if it is not what was declared
     */
    static Body read(String text, Encoding declared) {
        Body body = switch (declared) {
            case PLAINTEXT -> new Text(text);
            case JSON -> document(JsonReader.read(text));
            case BSON -> document(BsonReader.read(StrictBase64.decode(text)));
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
