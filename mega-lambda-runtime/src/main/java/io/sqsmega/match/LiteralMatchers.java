package io.sqsmega.match;

import io.sqsmega.match.value.Numbers;
import io.sqsmega.match.value.Relation;
import io.sqsmega.payload.IsoDateTime;
import io.sqsmega.payload.Values;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates matchers from values in a pattern: a bare value means equality, a map a nested pattern. */
final class LiteralMatchers {
    private static final String RULE = "be null, a boolean, number, string, enum constant, UUID,"
            + " date-time (Instant, OffsetDateTime, LocalDate), list, map or matcher";

    private static final String BOUND =
            "be given a number or a date-time (Instant, OffsetDateTime, LocalDate or dateTime(\"2020-01-15\"))";

    private LiteralMatchers() {}

    static String string(String factory, @Nullable String text) {
        if (text == null) {
            throw new InvalidPatternException(factory, "be given a string", "null");
        }
        return text;
    }

    static Matcher equality(String factory, @Nullable Object value) {
        if (value instanceof Matcher) {
            throw new InvalidPatternException(
                    factory, "be given a value (a matcher stands for itself)", Wording.literal(value));
        }
        return matcherOf(value, "the value of ".concat(factory));
    }

    static Matcher bounded(Relation relation, @Nullable Object bound) {
        Matcher comparison = comparison(relation, bound, relation.factory);
        if (comparison == null) {
            throw new InvalidPatternException(relation.factory, BOUND, Wording.literal(bound));
        }
        return comparison;
    }

    /**
     * Returns the matcher itself, or the matcher for a bare value.
     *
     * @param where the name of the value in error messages: {@code the pattern of quantity}
     */
    static Matcher matcherOf(@Nullable Object value, String where) {
        return matcherOf(value, where, 0);
    }

    static Matcher[] matchersOf(String factory, @Nullable Object @Nullable [] values) {
        if (values == null) {
            throw new InvalidPatternException(factory, "be given values or matchers", "null");
        }
        Matcher[] matchers = new Matcher[values.length];
        for (int i = 0; i < values.length; i++) {
            matchers[i] = matcherOf(values[i], "a value of ".concat(factory));
        }
        return matchers;
    }

    static void some(String factory, @Nullable Object @Nullable [] values) {
        if (values != null && values.length == 0) {
            throw new InvalidPatternException(factory, "be given at least one value or matcher", "none");
        }
    }

    /** @throws InvalidPatternException if there is none, or a collection is given in place of several values */
    static Matcher[] someMatchersOf(String factory, @Nullable Object @Nullable [] values) {
        some(factory, values);
        Matcher[] matchers = matchersOf(factory, values);
        if (matchers.length == 1 && values != null && values[0] instanceof Collection) {
            throw new InvalidPatternException(
                    factory,
                    "be given its values one by one (in(…) takes a collection, eq(…) a list as it is)",
                    "list");
        }
        return matchers;
    }

    /** Checks the patterns given to {@code anyOf}: at least one, and none of them null. */
    static <T> T[] patterns(T @Nullable [] patterns) {
        if (patterns == null || Arrays.asList(patterns).contains(null)) {
            throw new InvalidPatternException("anyOf", "be given patterns", "null");
        } else if (patterns.length == 0) {
            throw new InvalidPatternException("anyOf", "be given at least one pattern", "none");
        }
        return patterns;
    }

    /** @throws InvalidPatternException if the value or matcher matches only missing values: items are never missing */
    static Matcher matcherOfWhatIsThere(String factory, @Nullable Object valueOrMatcher) {
        Matcher matcher = matcherOf(valueOrMatcher, "the value of ".concat(factory));
        if (matcher.kinds().excludes(~Kinds.MISSING)) {
            throw new InvalidPatternException(
                    factory, "be given a value or matcher of what is there", Wording.literal(matcher));
        }
        return matcher;
    }

    static MapMatcher matcherOfMap(@Nullable Map<?, ?> map, String where) {
        if (map == null) {
            throw new InvalidPatternException(where, "be a map", "null");
        }
        return matcherOfMap(map, where, 0);
    }

    /** Returns a comparison with a number or date-time, or null if the value is neither. */
    static @Nullable Matcher comparison(Relation relation, @Nullable Object bound, String where) {
        if (bound instanceof Number number) {
            Number canonical = Numbers.canonical(number);
            if (canonical != null && Numbers.compare(canonical, canonical) != 0) {
                throw new InvalidPatternException(where, "compare with a number that has an order", "NaN");
            }
            return canonical == null ? null : new NumberComparison(relation, canonical);
        }
        return bound instanceof Temporal temporal ? DateTimeComparison.of(relation, temporal) : null;
    }

    static String key(@Nullable Object key, String where) {
        if (key instanceof String name) {
            return name;
        }
        throw new InvalidPatternException(where, "have keys that are strings", Wording.literal(key));
    }

    private static Matcher matcherOf(@Nullable Object value, String where, int depth) {
        if (value instanceof Matcher matcher) {
            return matcher;
        } else if (value == null) {
            return Presence.NULL;
        } else if (value instanceof String text) {
            return new EqualsText(text);
        } else if (value instanceof Boolean || value instanceof UUID) {
            return new EqualsScalar(value);
        } else if (value instanceof Enum<?> constant) {
            return new EqualsText(constant.name());
        } else if (value instanceof Map<?, ?> map) {
            return matcherOfMap(map, where, depth);
        } else if (value instanceof Collection<?> list) {
            return new EqualsList(items(list, where, deeper(depth, where)));
        }
        Matcher comparison = comparison(Relation.EQUAL, value, where);
        if (comparison == null) {
            throw new InvalidPatternException(where, RULE, Wording.literal(value));
        }
        return comparison;
    }

    private static MapMatcher matcherOfMap(Map<?, ?> map, String where, int depth) {
        int inside = deeper(depth, where);
        String[] keys = new String[map.size()];
        Matcher[] matchers = new Matcher[map.size()];
        int i = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            keys[i] = key(entry.getKey(), where);
            matchers[i] = matcherOf(entry.getValue(), where.concat(".").concat(keys[i]), inside);
            i++;
        }
        return new MapMatcher(keys, matchers);
    }

    private static Matcher[] items(Collection<?> list, String where, int depth) {
        Matcher[] items = new Matcher[list.size()];
        int i = 0;
        for (Object item : list) {
            items[i] = matcherOf(item, where, depth);
            i++;
        }
        return items;
    }

    /**
     * Returns the next depth. Rejects patterns that are nested too deep, so that a map which contains itself does not
     * overflow the stack.
     */
    private static int deeper(int depth, String where) {
        if (depth == Values.MAX_DEPTH) {
            throw new InvalidPatternException(
                    where.substring(0, Math.min(where.length(), 60)),
                    "be nested at most " + Values.MAX_DEPTH + " deep",
                    "a deeper pattern");
        }
        return depth + 1;
    }

    /** Parses the text of a pattern as a date-time or a day. */
    static Temporal temporal(String text) {
        OffsetDateTime dateTime = IsoDateTime.parse(text);
        if (dateTime != null) {
            return dateTime;
        }
        LocalDate day = IsoDateTime.parseDate(text);
        if (day == null) {
            throw new InvalidPatternException(
                    "dateTime",
                    "be given an ISO-8601 date or date-time, as \"2020-01-15\" or \"2020-01-15T10:20:30Z\"",
                    Wording.quoted(text));
        }
        return day;
    }
}
