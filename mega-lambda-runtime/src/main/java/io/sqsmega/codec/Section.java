package io.sqsmega.codec;

import io.sqsmega.payload.Event;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.IsoDateTime;
import io.sqsmega.payload.SchemaField;
import io.sqsmega.payload.Values;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one object of a MEGA document, read by their types. A field that is null counts as missing.
 *
 * @param fields the object's fields
 */
record Section(Map<String, @Nullable Object> fields) {

    /** Returns a section of a document; without fields if it is missing and not required. */
    static Section of(Map<String, @Nullable Object> document, SchemaField section) {
        Object value = document.get(section.key);
        return new Section(value == null && !section.isRequired ? Map.of() : map(value, section.path));
    }

    /** Returns the text of a field that is required. */
    String requiredText(SchemaField field) {
        String text = text(field);
        if (text == null) {
            throw refused(field, "be there", "nothing");
        }
        return text;
    }

    @Nullable
    String text(SchemaField field) {
        Object value = fields.get(field.key);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw refused(field, "be a string", typeOf(value));
    }

    /**
     * Returns the version, a whole number in any notation, including {@code 2.0}, or a string of digits; 1 if it is
     * missing.
     */
    int version(SchemaField field) {
        Object value = fields.get(field.key);
        Integer version = version(value);
        if (version == null) {
            throw refused(field, "be a whole number of at most 32 bits", typeOf(value));
        }
        return version;
    }

    /** Returns the version, or null if the value is not a version. */
    static @Nullable Integer version(@Nullable Object value) {
        if (value == null) {
            return Event.DEFAULT_VERSION;
        } else if (value instanceof Integer version) {
            return version;
        } else if (value instanceof Double version && version.intValue() == version) {
            return version.intValue();
        }
        return value instanceof String digits ? version(digits) : null;
    }

    private static @Nullable Integer version(String digits) {
        int version = digits.isEmpty() ? -1 : 0;
        for (int i = 0; i < digits.length() && version >= 0; i++) {
            int digit = digits.charAt(i) - '0';
            boolean fits = digit >= 0 && digit <= 9 && version <= (Integer.MAX_VALUE - digit) / 10;
            version = fits ? version * 10 + digit : -1;
        }
        return version < 0 ? null : version;
    }

    OffsetDateTime requiredDateTime(SchemaField field) {
        Object value = fields.get(field.key);
        OffsetDateTime dateTime = dateTime(value);
        if (dateTime == null) {
            throw refused(
                    field, "be an ISO-8601 date-time", value instanceof String ? "another string" : typeOf(value));
        }
        return dateTime;
    }

    /** Returns the date-time, or null if the value is not a date-time. */
    static @Nullable OffsetDateTime dateTime(@Nullable Object value) {
        if (value instanceof String text) {
            return IsoDateTime.parse(text);
        }
        return value instanceof OffsetDateTime dateTime ? dateTime : null;
    }

    /** Returns the object of a field; empty if it is missing. */
    Map<String, @Nullable Object> map(SchemaField field) {
        Object value = fields.get(field.key);
        return value == null ? Map.of() : map(value, field.path);
    }

    @SuppressWarnings("unchecked") // the maps of a document have names for keys
    private static Map<String, @Nullable Object> map(@Nullable Object value, String path) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new InvalidPayloadException(path, "be an object", typeOf(value));
    }

    private static InvalidPayloadException refused(SchemaField field, String rule, String met) {
        return new InvalidPayloadException(field.path, rule, met);
    }

    private static String typeOf(@Nullable Object value) {
        return value == null ? "nothing" : Values.typeOf(value);
    }
}
