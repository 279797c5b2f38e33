package io.sqsmega.match;

import io.sqsmega.Internal;
import io.sqsmega.match.value.Missing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Matches an object by a nested pattern: the value of every key of the pattern must match; other keys do not matter.
 * Null counts as an object without keys, a missing value does not.
 *
 * @hidden
 */
@Internal
public final class MapMatcher extends Matcher {
    public final String[] keys;
    public final Matcher[] matchers;

    public MapMatcher(String[] keys, Matcher[] matchers) {
        super(kindsOf(keys, matchers), keys.length == 0 ? COMPARISON : STRUCTURE, runUserCode(matchers));
        this.keys = keys;
        this.matchers = matchers;
    }

    private static Kinds kindsOf(String[] keys, Matcher[] matchers) {
        boolean rejectsNoFields = false;
        for (Matcher matcher : matchers) {
            rejectsNoFields |= matcher.rejectsMissing();
        }
        int withoutFields = rejectsNoFields ? 0 : Kinds.NULL | Kinds.EMPTY_OBJECT;
        return new Kinds(withoutFields | Kinds.OBJECT, withoutFields | (keys.length == 0 ? Kinds.OBJECT : 0));
    }

    @Override
    public boolean matches(@Nullable Object value) {
        if (value instanceof String) {
            // The most frequent other type first: on JDK 17 a failing check against an interface is slow.
            return false;
        } else if (value == null) {
            return matchesFields(Map.of());
        }
        return value instanceof Map<?, ?> fields && matchesFields(fields);
    }

    private boolean matchesFields(Map<?, ?> fields) {
        for (int i = 0; i < keys.length; i++) {
            if (!matchers[i].matches(Missing.or(fields, keys[i]))) {
                return false;
            }
        }
        return true;
    }

    @Override
    void explain(String path, @Nullable Object value, List<Mismatch> found) {
        if (!(value instanceof Map<?, ?> fields)) {
            super.explain(path, value, found);
            return;
        }
        for (int i = 0; i < keys.length; i++) {
            explainField(matchers[i], path + "." + keys[i], fields, keys[i], found);
        }
    }

    /** Explains the value of a key in an object. If it is missing, a path that was meant by dots may lead to it. */
    static void explainField(Matcher matcher, String path, Map<?, ?> fields, String key, List<Mismatch> found) {
        int before = found.size();
        Object value = Missing.or(fields, key);
        matcher.explain(path, value, found);
        if (value == Missing.VALUE && found.size() > before && isPath(fields, key, 0)) {
            Mismatch.addHint("a dot is part of a key; a path is a map within a map", found);
        }
    }

    /** Returns whether the part of the key before a dot leads to an object that has the rest as a key. */
    private static boolean isPath(Map<?, ?> fields, String key, int from) {
        int dot = key.indexOf('.', from);
        if (dot < 0) {
            return false;
        }
        String rest = key.substring(dot + 1);
        boolean leads = Missing.or(fields, key.substring(0, dot)) instanceof Map<?, ?> inner
                && (Missing.or(inner, rest) != Missing.VALUE || isPath(inner, rest, 0));
        return leads || isPath(fields, key, dot + 1);
    }

    @Override
    public Object key() {
        Map<String, Object> ofFields = new HashMap<>();
        for (int i = 0; i < keys.length; i++) {
            ofFields.put(keys[i], matchers[i].key());
        }
        return List.of(MapMatcher.class, ofFields);
    }

    @Override
    public Lookup lookup() {
        return Lookup.NONE;
    }

    @Override
    public <R> R accept(MatcherVisitor<R> visitor) {
        return visitor.fields(keys, matchers);
    }

    @Override
    String words(boolean holds) {
        if (keys.length == 0) {
            return Wording.is(holds) + "an object";
        }
        return (holds ? "has (" : "does not have (") + fieldWords("") + ")";
    }

    @Override
    String wordsAt(String path) {
        return keys.length == 0 ? super.wordsAt(path) : fieldWords(path + ".");
    }

    /** @param anything the words for a pattern without keys */
    String wordsOfFields(String anything) {
        return keys.length == 0 ? anything : fieldWords("");
    }

    private String fieldWords(String prefix) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < keys.length; i++) {
            words.append(i == 0 ? "" : " and ").append(matchers[i].wordsAt(prefix + keys[i]));
        }
        return words.toString();
    }
}
