package io.sqsmega.local.sns;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A message attribute set by the publisher.
 *
 * @param type {@code String}, {@code String.Array}, {@code Number}, {@code Binary}, or one of these with a suffix
 * @param value the value as text; bytes in Base64
 */
record MessageAttribute(String type, String value) {

    /** Returns the attributes of a Publish request, or of an entry of a PublishBatch, unchecked. */
    static Map<String, MessageAttribute> readAll(QueryRequest request) {
        Map<String, MessageAttribute> attributes = new LinkedHashMap<>();
        for (QueryRequest entry : request.entries("MessageAttributes", "entry")) {
            attributes.put(entry.required("Name"), read(entry));
        }
        return attributes;
    }

    private static MessageAttribute read(QueryRequest entry) {
        String type = entry.optional("Value.DataType").orElse("");
        String field = type.startsWith("Binary") ? "Value.BinaryValue" : "Value.StringValue";
        return new MessageAttribute(type, entry.optional(field).orElse(""));
    }

    /** Checks that the type exists and the value is of this type. */
    void check(String name) {
        if (!type.startsWith("String") && !isNumber() && !isBinary()) {
            throw SnsException.invalidAttributeValue(
                    "The message attribute '" + name
                            + "' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.");
        }
        if (value.isEmpty()) {
            throw SnsException.invalidAttributeValue("The message attribute '" + name
                    + "' must contain non-empty message attribute value for message attribute type '" + type + "'.");
        }
        if (isNumber() && !holds(() -> new BigDecimal(value))) {
            throw SnsException.invalidAttributeValue(
                    "Could not cast message attribute '" + name + "' value to number.");
        }
        if (isBinary() && !holds(this::bytes)) {
            throw SnsException.invalidAttributeValue("The message attribute '" + name + "' must be Base64.");
        }
    }

    private static boolean holds(Supplier<?> conversion) {
        try {
            return conversion.get() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    boolean isBinary() {
        return type.startsWith("Binary");
    }

    boolean isNumber() {
        return type.startsWith("Number");
    }

    boolean isArray() {
        return type.startsWith("String.Array");
    }

    byte[] bytes() {
        return Base64.getDecoder().decode(value);
    }

    /** Returns the number of bytes that the attribute adds to the size of a message under this name. */
    int size(String name) {
        int valueSize = isBinary() ? value.length() / 4 * 3 : value.getBytes(StandardCharsets.UTF_8).length;
        return name.getBytes(StandardCharsets.UTF_8).length + type.length() + valueSize;
    }
}
