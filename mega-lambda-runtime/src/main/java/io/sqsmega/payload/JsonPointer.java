package io.sqsmega.payload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A JSON pointer to a value within a section: {@code /detail/bucket/name}, {@code /Records/0/s3}. Immutable and
 * thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</a>
 */
final class JsonPointer {
    private static final int MAX_INDEX_DIGITS = 9;

    private final List<String> steps = new ArrayList<>();

    private JsonPointer() {}

    /** @throws IllegalArgumentException if the text is not a JSON pointer */
    static JsonPointer of(String text) {
        Objects.requireNonNull(text, "pointer must not be null");
        JsonPointer pointer = new JsonPointer();
        if (text.isEmpty()) {
            return pointer;
        } else if (text.charAt(0) != '/') {
            throw notAPointer(text);
        }
        for (String step : text.substring(1).split("/", -1)) {
            pointer.steps.add(unescaped(step, text));
        }
        return pointer;
    }

    private static String unescaped(String step, String text) {
        if (step.replace("~0", "").replace("~1", "").indexOf('~') >= 0) {
            throw notAPointer(text);
        }
        return step.replace("~1", "/").replace("~0", "~");
    }

    private static IllegalArgumentException notAPointer(String text) {
        return new IllegalArgumentException(
                "pointer must be a JSON pointer, such as /detail/bucket/name with ~1 for / and ~0 for ~ in a name, got "
                        + text);
    }

    /** Returns the value that the pointer leads to, or null if it is null or absent. */
    @Nullable
    Object valueIn(Map<String, @Nullable Object> section) {
        Object value = section;
        for (String step : steps) {
            value = value(value, step);
        }
        return value;
    }

    private static @Nullable Object value(@Nullable Object container, String step) {
        if (container instanceof Map<?, ?> map) {
            return map.get(step);
        } else if (container instanceof List<?> list) {
            int index = index(step);
            return index >= 0 && index < list.size() ? list.get(index) : null;
        }
        return null;
    }

    /** Returns the path of the value as error messages print it: {@code data.Records[0].s3}. */
    String pathIn(Map<String, @Nullable Object> section, String root) {
        Place place = Place.root(root);
        Object value = section;
        for (String step : steps) {
            boolean isIndex = value instanceof List && index(step) >= 0;
            place = place.at(isIndex ? (Object) index(step) : step);
            value = value(value, step);
        }
        return place.toString();
    }

    /** Returns the index, or a negative number if the step is not one. A number with leading zeros is not an index. */
    private static int index(String step) {
        boolean leadingZero = step.length() > 1 && step.charAt(0) == '0';
        if (step.isEmpty() || step.length() > MAX_INDEX_DIGITS || leadingZero) {
            return -1;
        }
        int index = 0;
        for (int i = 0; i < step.length(); i++) {
            int digit = step.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            index = index * 10 + digit;
        }
        return index;
    }
}
