package io.sqsmega.publish;

import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.ShortestDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message attribute to be sent that follows the {@link AttributeRules}: text or bytes, never empty, because both
 * services reject an empty value.
 */
record OutgoingAttribute(
        String dataType, @Nullable String text, @Nullable Bytes bytes) {

    static OutgoingAttribute text(String name, String dataType, String value) {
        check(
                name,
                dataType,
                Objects.requireNonNull(value, "value must not be null").isEmpty());
        if (isOf("Binary", dataType)) {
            throw wrongValue(name, dataType, "bytes", "text");
        }
        String text = isOf("Number", dataType)
                ? AttributeRules.plainNumber(name, value, "text")
                : MessageLimits.checkedCharacters("attribute " + name, value, "send it as bytes");
        return new OutgoingAttribute(dataType, text, null);
    }

    static OutgoingAttribute number(String name, Number value) {
        AttributeRules.checkedName(name);
        Objects.requireNonNull(value, "value must not be null");
        return new OutgoingAttribute("Number", AttributeRules.plainNumber(name, textOf(value), typeOf(value)), null);
    }

    /** Returns the text of a number; it is the same on every JDK. */
    private static String textOf(Number value) {
        if (value instanceof Double binary) {
            return ShortestDecimal.text(binary);
        }
        return value instanceof Float narrow
                ? ShortestDecimal.text(ShortestDecimal.asDouble(narrow))
                : value.toString();
    }

    /** Returns the number's type for an error message; NaN and infinity may be shown because they reveal nothing. */
    private static String typeOf(Number value) {
        boolean isNoNumber =
                (value instanceof Double || value instanceof Float) && !Double.isFinite(value.doubleValue());
        return isNoNumber ? value.toString() : value.getClass().getName();
    }

    static OutgoingAttribute binary(String name, String dataType, Bytes value) {
        check(
                name,
                dataType,
                Objects.requireNonNull(value, "value must not be null").size() == 0);
        if (!isOf("Binary", dataType)) {
            throw wrongValue(name, dataType, isOf("Number", dataType) ? "a number" : "text", "bytes");
        }
        return new OutgoingAttribute(dataType, null, value);
    }

    private static void check(String name, String dataType, boolean isEmpty) {
        AttributeRules.checkedName(name);
        AttributeRules.checkedDataType(name, dataType);
        if (isEmpty) {
            throw new IllegalArgumentException("attribute " + name + " must not be empty");
        }
    }

    private static boolean isOf(String type, String dataType) {
        return dataType.equals(type) || dataType.startsWith(type + ".");
    }

    private static IllegalArgumentException wrongValue(String name, String dataType, String rule, String met) {
        return new IllegalArgumentException(
                "attribute " + name + " of type " + dataType + " must be " + rule + ", got " + met);
    }

    /** Returns the number of bytes that the attribute adds to the size of its message, without its name. */
    int size() {
        int value = text == null ? bytes == null ? 0 : bytes.size() : inUtf8(text);
        return inUtf8(dataType) + value;
    }

    private static int inUtf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
