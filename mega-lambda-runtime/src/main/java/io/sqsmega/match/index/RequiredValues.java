package io.sqsmega.match.index;

import io.sqsmega.match.Lookup;
import io.sqsmega.match.Matcher;
import io.sqsmega.payload.SchemaField;
import io.sqsmega.projection.Projection;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the listed fields of an event for which every subscriber of events names the exact values that it accepts. An
 * event with another value in such a field matches no subscriber.
 */
final class RequiredValues {
    private RequiredValues() {}

    /**
     * Returns the accepted values by the field's key: strings, or versions as integers.
     *
     * @param events the projection that assigns slots to the fields
     * @param conjunctions the conjunctions of all subscribers; without any, no value is accepted
     */
    static Map<String, Set<Object>> of(Projection events, Collection<ConjunctionBuilder> conjunctions) {
        if (conjunctions.isEmpty()) {
            return Map.of(SchemaField.NAME.key, Set.of());
        }
        Map<String, Set<Object>> required = new LinkedHashMap<>();
        Projection section = events.field(SchemaField.NAME.section);
        for (SchemaField field : SchemaField.OF_EVENT) {
            Projection place = section == null || !isScalar(field) ? null : section.field(field.key);
            Set<Object> values = place == null ? null : accepted(field, place.slot(), conjunctions);
            if (values != null) {
                required.put(field.key, Set.copyOf(values));
            }
        }
        return required;
    }

    private static boolean isScalar(SchemaField field) {
        return field.kind == SchemaField.Kind.TEXT || field.kind == SchemaField.Kind.VERSION;
    }

    /** Returns the values that at least one of the conjunctions accepts, or null if they cannot be listed. */
    private static @Nullable Set<Object> accepted(
            SchemaField field, int slot, Collection<ConjunctionBuilder> conjunctions) {
        Set<Object> values = new HashSet<>();
        for (ConjunctionBuilder conjunction : conjunctions) {
            Object[] keys = keys(slot, conjunction.conditions);
            if (keys == null || !addAll(keys, field, values)) {
                return null;
            }
        }
        return values;
    }

    private static Object @Nullable [] keys(int slot, Condition[] conditions) {
        for (Condition condition : conditions) {
            Object[] keys = condition.slot == slot ? keys(condition.matcher) : null;
            if (keys != null) {
                return keys;
            }
        }
        return null;
    }

    private static Object @Nullable [] keys(Matcher matcher) {
        Lookup lookup = matcher.lookup();
        return lookup.depth == 0 && matcher.rejectsMissing() ? lookup.keys : null;
    }

    /** Leaves out keys that the field never has. A number among the keys of a text also accepts other notations. */
    private static boolean addAll(Object[] keys, SchemaField field, Set<Object> values) {
        for (Object key : keys) {
            if (field.kind == SchemaField.Kind.VERSION) {
                if (key instanceof Long version && version == version.intValue()) {
                    values.add(version.intValue());
                }
            } else if (key instanceof Number) {
                return false;
            } else if (key instanceof String) {
                values.add(key);
            }
        }
        return true;
    }
}
