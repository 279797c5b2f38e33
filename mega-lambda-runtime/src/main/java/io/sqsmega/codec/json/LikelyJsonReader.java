package io.sqsmega.codec.json;

import io.sqsmega.Internal;
import io.sqsmega.payload.JsonTextReader;
import org.jspecify.annotations.Nullable;

/**
 * Parses JSON in strings with the rules for bodies. It is found through {@link java.util.ServiceLoader}; there is no
 * need to use it directly.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
@Internal
public final class LikelyJsonReader implements JsonTextReader {

    /** For {@link java.util.ServiceLoader}. */
    public LikelyJsonReader() {}

    @Override
    public @Nullable Object read(String text, @Nullable Object otherwise) {
        JsonValue json = isLikely(text) ? JsonReader.readValue(text) : null;
        return json == null ? otherwise : json.value();
    }

    /** Returns whether the text may be JSON, to avoid a parser and an exception for other text. */
    private static boolean isLikely(String text) {
        return JsonReader.isBetween('{', '}', text)
                || JsonReader.isBetween('[', ']', text)
                || JsonReader.isBetween('"', '"', text)
                || isLikelyScalar(text.trim());
    }

    private static boolean isLikelyScalar(String text) {
        if (text.isEmpty() || !isDigit(text.charAt(text.length() - 1))) {
            return text.equals("true") || text.equals("false") || text.equals("null");
        }
        return text.charAt(0) == '-' || isDigit(text.charAt(0));
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
