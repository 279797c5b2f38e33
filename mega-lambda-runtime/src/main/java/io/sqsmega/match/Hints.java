package io.sqsmega.match;

import io.sqsmega.match.value.Missing;
import io.sqsmega.payload.SchemaField;
import java.util.List;
import java.util.Map;

/** Adds hints to mismatches that look like a mistake in the pattern. A hint contains only keys of the pattern. */
final class Hints {
    private Hints() {}

    /** Explains the value of a key in an object. If it is missing, another path may lead to it. */
    static void explain(Matcher matcher, String path, Map<?, ?> fields, String key, List<Mismatch> found) {
        int before = found.size();
        Object value = Missing.or(fields, key);
        matcher.explain(path, value, found);
        if (value == Missing.VALUE && found.size() > before) {
            add(ofDots(fields, key, 0), found);
        }
    }

    /**
     * Explains an attribute of an event. If it is missing, it may be a field of the event, or belong to another
     * section.
     */
    static void explainAttribute(Matcher matcher, String path, Map<?, ?> attributes, String key, List<Mismatch> found) {
        int before = found.size();
        explain(matcher, path, attributes, key, found);
        if (found.size() > before && !attributes.containsKey(key)) {
            if (SchemaField.isOfEvent(key)) {
                add("an attribute of this name; " + key + "(…) looks at the event's field", found);
            } else if (key.equals("object") || key.equals("extra")) {
                add("an attribute of this name; an event pattern does not look into " + key, found);
            }
        }
    }

    /**
     * Returns a hint if a dot was meant as a path: the part before it leads to an object that has the rest as a key.
     */
    private static String ofDots(Map<?, ?> fields, String key, int from) {
        int dot = key.indexOf('.', from);
        if (dot < 0) {
            return "";
        }
        String rest = key.substring(dot + 1);
        boolean leads = Missing.or(fields, key.substring(0, dot)) instanceof Map<?, ?> inner
                && (Missing.or(inner, rest) != Missing.VALUE
                        || !ofDots(inner, rest, 0).isEmpty());
        return leads ? "a dot is part of a key; a path is a map within a map" : ofDots(fields, key, dot + 1);
    }

    /** Adds a hint to the last mismatch. */
    static void add(String hint, List<Mismatch> found) {
        int last = found.size() - 1;
        if (!hint.isEmpty()) {
            found.set(last, found.get(last).withHint(hint));
        }
    }
}
