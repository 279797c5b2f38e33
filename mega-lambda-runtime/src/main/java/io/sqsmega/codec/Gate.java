package io.sqsmega.codec;

import io.sqsmega.codec.document.EncodedText;
import io.sqsmega.codec.document.FieldName;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rejects MEGA events that no subscriber can want, reading a body only as far as needed. It reads the fields of the
 * event whose accepted values are known, and closes at the first value that is not accepted. For any other body it
 * opens, which decides nothing.
 *
 * <p>If a field occurs twice, the gate may close at the first occurrence. Immutable and thread-safe.
 */
final class Gate {
    /** The length of the first part: nearly all events fit into it, or have the needed fields in it. */
    private static final int FIRST_PART = 1_024;

    private static final int GROWTH = 8;

    private final @Nullable Set<Object>[] accepted;

    /** The fields that the gate reads, as bits at their {@link FieldName#number}. */
    final int fields;

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    private Gate(Map<String, Set<Object>> acceptedValues) {
        this.accepted = new Set[FieldName.LISTED_COUNT];
        int wanted = 0;
        for (Map.Entry<String, Set<Object>> field : acceptedValues.entrySet()) {
            int number = FieldName.of(field.getKey()).number;
            accepted[number] = field.getValue();
            wanted |= 1 << number;
        }
        this.fields = wanted;
    }

    /**
     * Returns a gate for the accepted values.
     *
     * @param acceptedValues the values that any subscriber accepts, by the key of a listed field of the event
     * @return null if there are none: such a gate would always be open
     */
    static @Nullable Gate of(Map<String, Set<Object>> acceptedValues) {
        return acceptedValues.isEmpty() ? null : new Gate(acceptedValues);
    }

    boolean looksFor(FieldName field) {
        return (fields & 1 << field.number) != 0;
    }

    /** Returns whether any subscriber accepts the value of a field that the gate reads. */
    boolean accepts(int field, Object value) {
        Set<Object> values = accepted[field];
        return values == null || values.contains(value);
    }

    /** Reads a body, part by part, until the gate is open or closed. */
    GateReader read(BodyText body) {
        int read = 0;
        for (int length = FIRST_PART; true; length = longer(length)) {
            EncodedText part = body.beginning(length);
            boolean whole = part == null || part.length < length || part.length == read;
            GateReader reader = new GateReader(this, whole ? part : null);
            if (part == null || part.length == read || isDecided(reader, part) || whole) {
                return reader;
            }
            read = part.length;
        }
    }

    private static int longer(int length) {
        return length > Integer.MAX_VALUE / GROWTH ? Integer.MAX_VALUE : length * GROWTH;
    }

    /**
     * Returns whether the part was long enough. If it is the whole text, the text is malformed, and the gate stays
     * open.
     */
    private static boolean isDecided(GateReader reader, EncodedText part) {
        try {
            reader.read(part);
            return true;
        } catch (IOException endedTooEarlyOrMalformed) {
            return false;
        }
    }
}
