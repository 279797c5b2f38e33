package io.sqsmega.codec.json;

import io.sqsmega.Internal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One JSON value of any kind, where {@code Body} asks for an object.
 *
 * <p>Immutable and thread-safe. Prints the class of its value, never the value.
 *
 * @param value the value as {@link io.sqsmega.payload.Values} has it; null is JSON's null
 * @since 0.1
 * @hidden
 */
@Internal
public record JsonValue(@Nullable Object value) {

    /** Returns the value that the text holds, or null if the text is not one JSON value or is beyond the bounds. */
    public static @Nullable JsonValue read(String text) {
        Objects.requireNonNull(text, "text must not be null");
        return JsonReader.readValue(text);
    }

    /**
     * Returns the value as JSON without line breaks, of characters that SQS accepts.
     *
     * @throws io.sqsmega.payload.InvalidPayloadException if JSON cannot carry it; names the path below {@code value}
     */
    public String text() {
        return JsonWriter.writeValue(value, "value");
    }

    @Override
    public String toString() {
        return "JsonValue[" + (value == null ? "null" : value.getClass().getSimpleName()) + "]";
    }
}
