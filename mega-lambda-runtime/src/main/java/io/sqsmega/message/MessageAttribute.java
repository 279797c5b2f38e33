package io.sqsmega.message;

import io.sqsmega.Internal;
import io.sqsmega.payload.Bytes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message attribute of SQS or SNS.
 *
 * <p>Immutable and thread-safe. Prints its type, never its value.
 *
 * @param dataType {@code String}, {@code Number} or {@code Binary}, possibly with a custom label as in
 *     {@code Number.byte}
 * @param text the value of a string or a number; null if it is binary
 * @param bytes the value if it is binary; else null
 * @since 0.1
 */
public record MessageAttribute(
        String dataType, @Nullable String text, @Nullable Bytes bytes) {

    /**
     * Checks that the data type is not null.
     *
     * @param text the text
     * @param dataType the data type, perhaps with a label after a dot
     * @param bytes the bytes; null if the attribute is text
     */
    public MessageAttribute {
        Objects.requireNonNull(dataType, "dataType must not be null");
    }

    /**
     * {@return an attribute of type {@code String}}
     *
     * @param text the text
     */
    public static MessageAttribute of(String text) {
        Objects.requireNonNull(text, "text must not be null");
        return new MessageAttribute("String", text, null);
    }

    /**
     * {@return an attribute of type {@code Binary}}
     *
     * @param bytes the bytes, which are copied
     */
    public static MessageAttribute of(Bytes bytes) {
        Objects.requireNonNull(bytes, "bytes must not be null");
        return new MessageAttribute("Binary", null, bytes);
    }

    /**
     * Returns a received attribute. Emulators leave the data type out: then it is {@code Binary} if the value has only
     * bytes, else {@code String}.
     *
     * @hidden
     */
    @Internal
    public static MessageAttribute received(@Nullable String dataType, @Nullable String text, @Nullable Bytes bytes) {
        if (dataType != null && !dataType.isEmpty()) {
            return new MessageAttribute(dataType, text, bytes);
        }
        return new MessageAttribute(text == null && bytes != null ? "Binary" : "String", text, bytes);
    }

    @Override
    public String toString() {
        return "MessageAttribute[" + dataType + "]";
    }
}
