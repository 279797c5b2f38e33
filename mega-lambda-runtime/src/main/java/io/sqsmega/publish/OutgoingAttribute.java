package io.sqsmega.publish;

import io.sqsmega.payload.Bytes;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A message attribute to be sent: text or bytes, never empty, since neither service takes an empty one. */
record OutgoingAttribute(
        String dataType, @Nullable String text, @Nullable Bytes bytes) {

    static OutgoingAttribute text(String name, String dataType, String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("attribute " + name + " must not be empty");
        }
        return new OutgoingAttribute(
                MessageLimits.checkedDataType(name, dataType),
                MessageLimits.checkedCharacters("attribute " + name, value),
                null);
    }

    static OutgoingAttribute number(String name, Number value) {
        try {
            return new OutgoingAttribute("Number", new BigDecimal(value.toString()).toString(), null);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("attribute " + name + " must be a number, got " + value, notANumber);
        }
    }

    static OutgoingAttribute binary(String name, String dataType, Bytes value) {
        if (value.size() == 0) {
            throw new IllegalArgumentException("attribute " + name + " must not be empty");
        }
        return new OutgoingAttribute(MessageLimits.checkedDataType(name, dataType), null, value);
    }

    /** What the attribute counts to the size of its message, beside its name. */
    int size() {
        int value = text == null ? bytes == null ? 0 : bytes.size() : text.getBytes(StandardCharsets.UTF_8).length;
        return dataType.length() + value;
    }
}
