package io.sqsmega.codec.json;

import io.sqsmega.Internal;
import io.sqsmega.codec.document.EncodedText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON text into canonical values, with a {@link JsonCursor}.
 *
 * @hidden
 */
@Internal
public final class JsonReader {
    private JsonReader() {}

    /** Returns the fields of the object, or null if the text is not a JSON object or is beyond the bounds. */
    @SuppressWarnings("unchecked") // what is between braces is an object, with names for keys
    public static @Nullable Map<String, @Nullable Object> read(String text) {
        return isBetween('{', '}', text) ? (Map<String, @Nullable Object>) valueOf(readValue(text)) : null;
    }

    /** Returns the items of the array, or null if the text is not a JSON array or is beyond the bounds. */
    @SuppressWarnings("unchecked") // what is between brackets is an array
    public static @Nullable List<@Nullable Object> readArray(String text) {
        return isBetween('[', ']', text) ? (List<@Nullable Object>) valueOf(readValue(text)) : null;
    }

    private static @Nullable Object valueOf(@Nullable JsonValue read) {
        return read == null ? null : read.value();
    }

    /** Returns the value that the text is, or null if the text is not one JSON value or is beyond the bounds. */
    static @Nullable JsonValue readValue(String text) {
        EncodedText json = EncodedText.of(text);
        if (json == null) {
            json = EncodedText.of(withoutLoneSurrogates(text));
        }
        return json == null ? null : readValue(json);
    }

    private static @Nullable JsonValue readValue(EncodedText json) {
        try {
            JsonCursor cursor = new JsonCursor(json, 0);
            JsonValue read = new JsonValue(cursor.value());
            cursor.finish();
            return read;
        } catch (IOException notJson) {
            return null;
        }
    }

    /**
     * Escapes lone surrogates: they have no encoding in UTF-8, and JSON allows them only in strings, as an escape.
     * After a backslash, a lone surrogate is malformed, and so is its replacement.
     */
    private static String withoutLoneSurrogates(String text) {
        StringBuilder written = new StringBuilder(text.length() + 16);
        boolean escape = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                written.append(c);
            } else if (Character.charCount(text.codePointAt(i)) == 2) {
                written.append(c).append(text.charAt(++i));
            } else {
                written.append(escape ? "x" : "\\u").append(Integer.toHexString(c));
            }
            escape = c == '\\' && !escape;
        }
        return written.toString();
    }

    /** Returns whether the text begins and ends with these chars: other text then costs no copy and no exception. */
    static boolean isBetween(char first, char last, String text) {
        int start = 0;
        int end = text.length() - 1;
        while (start < end && EncodedText.isBlank(text.charAt(start))) {
            start++;
        }
        while (start < end && EncodedText.isBlank(text.charAt(end))) {
            end--;
        }
        return start < end && text.charAt(start) == first && text.charAt(end) == last;
    }
}
