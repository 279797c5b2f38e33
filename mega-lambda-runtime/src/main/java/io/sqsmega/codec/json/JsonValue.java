package io.sqsmega.codec.json;

import io.sqsmega.Internal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One JSON value of any kind; {@code Body} requires an object.
 *
 * <p>Immutable and thread-safe. Prints the class of its value, never the value.
 *
 * @param value the value in the canonical form of {@link io.sqsmega.payload.Values}; null is JSON's null
 * @since 0.1
 * @hidden
 */
@Internal
public record JsonValue(@Nullable Object value) {

    /** Parses a text. Returns null if the text is not one JSON value or exceeds the limits. */
    public static @Nullable JsonValue read(String text) {
        Objects.requireNonNull(text, "text must not be null");
        return JsonReader.readValue(text);
    }

    /**
     * Returns the value as JSON without line breaks, with characters that SQS accepts.
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
