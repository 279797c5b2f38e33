package io.sqsmega.match.index;

import io.sqsmega.match.Criterion;
import io.sqsmega.match.Disjunction;
import io.sqsmega.match.MapMatcher;
import io.sqsmega.match.Matcher;
import io.sqsmega.payload.SchemaField;
import io.sqsmega.projection.Projection;
import java.util.ArrayList;
import java.util.List;

/**
 * Converts patterns over MEGA payloads to conjunctions of conditions. The fields are those of the document:
 * {@code event.name}, {@code object.current.total}; an attribute is below {@code event.attributes} and, if its key is
 * not listed, also below {@code event}. Not thread-safe.
 */
record EventConditions(Projection.Builder root, Conditions conditions) {
    /** The conjunctions of a pattern that matches everything. */
    static final List<List<Condition>> NOTHING = List.of(List.of());

    /** Returns the conjunctions of a pattern, of which one must hold. */
    List<List<Condition>> of(Disjunction alternatives) {
        List<List<Condition>> conjunctions = new ArrayList<>(alternatives.conjunctions.length);
        for (Criterion[] terms : alternatives.conjunctions) {
            if (terms.length == 0) {
                return NOTHING;
            }
            List<Condition> conjunction = new ArrayList<>(terms.length);
            for (Criterion term : terms) {
                add(term, conjunction);
            }
            conjunctions.add(conjunction);
        }
        return conjunctions;
    }

    /** Returns the conjunctions for {@code extra}, of which one must hold. */
    List<List<Condition>> ofExtra(Matcher matcher) {
        if (matcher instanceof MapMatcher fields && fields.keys.length == 0) {
            // Not even a slot: filling it may require decoding the section.
            return NOTHING;
        }
        return conditions.ofObject(root.field(SchemaField.EXTRA.key), matcher);
    }

    private void add(Criterion term, List<Condition> into) {
        if (term.attribute != null) {
            conditions.add(attribute(term.attribute), term.matcher, into);
        } else if (term.field == SchemaField.ATTRIBUTES && term.matcher instanceof MapMatcher attributes) {
            for (int i = 0; i < attributes.keys.length; i++) {
                conditions.add(attribute(attributes.keys[i]), attributes.matchers[i], into);
            }
        } else if (term.field == SchemaField.OBJECT_CURRENT || term.field == SchemaField.OBJECT_PREVIOUS) {
            conditions.add(place(term.field), term.matcher, into);
        } else {
            conditions.addWhole(place(term.field), term.matcher, into);
        }
    }

    private Projection.Builder place(SchemaField field) {
        return root.field(field.section).field(field.key);
    }

    private Projection.Builder attribute(String key) {
        Projection.Builder attribute = place(SchemaField.ATTRIBUTES).field(key);
        if (!SchemaField.isOfEvent(key)) {
            root.field(SchemaField.ATTRIBUTES.section).alias(key, attribute);
        }
        return attribute;
    }
}
