package io.sqsmega.match;

import io.sqsmega.Internal;
import io.sqsmega.match.value.Missing;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.SchemaField;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One condition of an event or object pattern: a field of the payload with its matcher.
 *
 * @hidden
 */
@Internal
public final class Criterion {
    public final SchemaField field;
    /** The attribute's key, if the field is an attribute of the event. */
    public final @Nullable String attribute;

    public final Matcher matcher;

    Criterion(SchemaField field, @Nullable String attribute, Matcher matcher) {
        this.field = field;
        this.attribute = attribute;
        this.matcher = matcher;
    }

    boolean matches(MegaPayload payload) {
        return matcher.matches(valueIn(payload));
    }

    void explain(MegaPayload payload, List<Mismatch> found) {
        String path = field.section + "." + label();
        if (attribute == null) {
            matcher.explain(path, Missing.ifNull(field.valueIn(payload)), found);
        } else {
            explainAttribute(attribute, path, payload.event().attributes(), found);
        }
    }

    /** Explains an attribute. If it is missing, a field of the event or another section may have been meant. */
    private void explainAttribute(String key, String path, Map<?, ?> attributes, List<Mismatch> found) {
        int before = found.size();
        MapMatcher.explainField(matcher, path, attributes, key, found);
        if (found.size() > before && !attributes.containsKey(key)) {
            if (SchemaField.isOfEvent(key)) {
                Mismatch.addHint("an attribute of this name; " + key + "(…) looks at the event's field", found);
            } else if (key.equals("object") || key.equals("extra")) {
                Mismatch.addHint("an attribute of this name; an event pattern does not look into " + key, found);
            }
        }
    }

    String words() {
        return matcher.wordsAt(label());
    }

    boolean isAt(Criterion other) {
        return field == other.field && Objects.equals(attribute, other.attribute);
    }

    /**
     * Returns the name of the field in the flat view of the event, where a listed field hides an attribute with the
     * same key.
     */
    String label() {
        if (attribute == null) {
            return field.key;
        }
        return SchemaField.isOfEvent(attribute) ? field.key + "." + attribute : attribute;
    }

    private @Nullable Object valueIn(MegaPayload payload) {
        return attribute == null
                ? Missing.ifNull(field.valueIn(payload))
                : Missing.or(payload.event().attributes(), attribute);
    }
}
