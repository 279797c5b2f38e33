package io.sqsmega.codec.json;

import io.sqsmega.Internal;
import io.sqsmega.codec.document.DocumentWriter;
import io.sqsmega.codec.document.WireNumbers;
import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.InvalidPayloadException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes a document as JSON that SQS accepts. Does not use Jackson's generator: it escapes lone surrogates only if it
 * escapes all pairs, which makes an emoji three times as long.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">what SQS
 *     accepts</a>
 */
@Internal
public final class JsonWriter extends DocumentWriter {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder json = new StringBuilder();

    private JsonWriter(String root) {
        super(root);
    }

    /**
     * Returns the document as JSON, without line breaks.
     *
     * @param root the beginning of the paths in error messages
     * @throws InvalidPayloadException if JSON cannot carry a value
     */
    public static String write(Map<String, @Nullable Object> document, String root) {
        JsonWriter writer = new JsonWriter(root);
        writer.object(document);
        return writer.json.toString();
    }

    /** Does the same for any value. */
    static String writeValue(@Nullable Object value, String root) {
        JsonWriter writer = new JsonWriter(root);
        writer.value(value);
        return writer.json.toString();
    }

    @Override
    public void startObject() {
        separate();
        json.append('{');
    }

    @Override
    public void name(String name) {
        text(name);
        json.append(':');
    }

    @Override
    public void endObject() {
        json.append('}');
    }

    @Override
    public void startArray() {
        separate();
        json.append('[');
    }

    @Override
    public void endArray() {
        json.append(']');
    }

    @Override
    public void nothing() {
        separate();
        json.append("null");
    }

    @Override
    public void truth(boolean value) {
        separate();
        json.append(value);
    }

    @Override
    public void number(Number value) {
        if (value instanceof Double number && !Double.isFinite(number)) {
            throw refused(
                    "be finite, since JSON has neither NaN nor infinity: leave it out, or use BSON", "another number");
        }
        String text = WireNumbers.text(value);
        if (text == null) {
            throw refused(
                    "be a number of at most " + WireNumbers.MAX_LENGTH + " characters: use a string",
                    "a longer number");
        }
        separate();
        json.append(text);
    }

    @Override
    public void dateTime(OffsetDateTime value) {
        throw refused("be a value that JSON has: use its ISO-8601 string, or BSON", "date-time");
    }

    @Override
    public void uuid(UUID value) {
        throw refused("be a value that JSON has: use its string, or BSON", "UUID");
    }

    @Override
    public void bytes(Bytes value) {
        throw refused("be a value that JSON has: use a string of its Base64, or BSON", "binary");
    }

    @Override
    public void text(String value) {
        separate();
        json.append('"');
        int written = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || c >= Character.MIN_SURROGATE) {
                if (isPair(value, i)) {
                    i++;
                } else if (mustBeEscaped(c)) {
                    json.append(value, written, i);
                    escape(c);
                    written = i + 1;
                }
            }
        }
        json.append(written == 0 ? value : value.substring(written)).append('"');
    }

    private static boolean isPair(String value, int i) {
        return Character.isHighSurrogate(value.charAt(i))
                && i + 1 < value.length()
                && Character.isLowSurrogate(value.charAt(i + 1));
    }

    private static boolean mustBeEscaped(char c) {
        return c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c) || c >= '\uFFFE';
    }

    private void escape(char c) {
        if (c == '"' || c == '\\') {
            json.append('\\').append(c);
            return;
        }
        json.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            json.append(HEX.charAt(c >> shift & 0xf));
        }
    }

    /**
     * Writes a comma if needed: a value's last character is never one of these, so the last character written decides.
     */
    private void separate() {
        int last = json.length() - 1;
        if (last >= 0 && "{[:".indexOf(json.charAt(last)) < 0) {
            json.append(',');
        }
    }
}
