package io.sqsmega.codec;

import io.sqsmega.payload.SchemaField;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows which values of an event's listed fields any subscriber accepts, so that an {@link EventScanner} can turn an
 * event away at the first value that is not among them. If a field occurs twice, it checks the first occurrence.
 *
 * <p>Immutable and thread-safe.
 */
final class Gate {
    private final @Nullable Set<Object>[] accepted;

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    private Gate(Map<String, Set<Object>> acceptedValues) {
        this.accepted = new Set[SchemaField.COUNT];
        for (Map.Entry<String, Set<Object>> field : acceptedValues.entrySet()) {
            SchemaField listed = SchemaField.of(field.getKey(), SchemaField.OF_EVENT);
            accepted[Objects.requireNonNull(listed).number] = field.getValue();
        }
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

    /** Returns whether the name alone can turn an event away. */
    boolean checksName() {
        return accepted[SchemaField.NAME.number] != null;
    }

    /**
     * Returns whether any subscriber can want an event whose field has the value; null means that the field is absent.
     */
    boolean accepts(SchemaField field, @Nullable Object value) {
        Set<Object> values = accepted[field.number];
        return values == null || (value != null && values.contains(value));
    }
}
