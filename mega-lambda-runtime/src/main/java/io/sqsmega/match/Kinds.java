package io.sqsmega.match;

import java.util.Map;

/**
 * Of which kinds the values are that a matcher matches. Kinds are bits; the empty string, list and object are kinds of
 * their own, and so is a missing value.
 *
 * @param some the kinds of which it may match some values; it matches no value of another kind
 * @param all the kinds of which it matches every value
 */
record Kinds(int some, int all) {
    static final int MISSING = 1;
    static final int NULL = 1 << 1;
    static final int BOOLEAN = 1 << 2;
    static final int NUMBER = 1 << 3;
    static final int EMPTY_STRING = 1 << 4;
    static final int STRING = 1 << 5;
    static final int DATE_TIME = 1 << 6;
    static final int UUID = 1 << 7;
    static final int BINARY = 1 << 8;
    static final int EMPTY_LIST = 1 << 9;
    static final int LIST = 1 << 10;
    static final int EMPTY_OBJECT = 1 << 11;
    static final int OBJECT = 1 << 12;

    static final int SCALARS = NULL | BOOLEAN | NUMBER | EMPTY_STRING | STRING | DATE_TIME | UUID | BINARY;
    private static final int EMPTY = MISSING | NULL | EMPTY_STRING | EMPTY_LIST | EMPTY_OBJECT;
    private static final int EVERY = (1 << 13) - 1;

    static Kinds of(Matcher matcher) {
        if (matcher instanceof AllOf allOf) {
            return ofAll(allOf.parts);
        } else if (matcher instanceof AnyOf anyOf) {
            return ofAny(anyOf.alternatives);
        } else if (matcher instanceof OneOf oneOf) {
            Kinds any = ofAny(oneOf.options);
            return new Kinds(any.some & SCALARS, any.all & SCALARS);
        } else if (matcher instanceof Not not) {
            Kinds negated = of(not.matcher);
            return new Kinds(EVERY & ~negated.all, EVERY & ~negated.some);
        } else if (matcher instanceof EqualsList list) {
            return list.items.length == 0 ? exactly(NULL | EMPTY_LIST) : some(LIST);
        } else if (matcher instanceof AnyItem) {
            return some(LIST);
        } else if (matcher instanceof EveryItem) {
            return new Kinds(EMPTY_LIST | LIST, EMPTY_LIST);
        } else if (matcher instanceof MapMatcher fields) {
            return ofFields(fields);
        }
        return ofLeaf(matcher);
    }

    private static Kinds ofLeaf(Matcher matcher) {
        if (matcher instanceof EqualsNull) {
            return exactly(MISSING | NULL);
        } else if (matcher instanceof Empty) {
            return exactly(EMPTY);
        } else if (matcher instanceof Present) {
            return exactly(EVERY & ~MISSING);
        } else if (matcher instanceof Satisfies) {
            return some(EVERY & ~MISSING);
        } else if (matcher instanceof EqualsScalar equality) {
            return some(equality.scalar instanceof Boolean ? BOOLEAN : UUID);
        } else if (matcher instanceof NumberComparison) {
            return some(NUMBER | STRING);
        } else if (matcher instanceof DateTimeComparison) {
            return some(DATE_TIME | STRING);
        } else if (matcher instanceof Between between) {
            return ofLeaf(between.atLeast);
        } else if (matcher instanceof EmbeddedJson) {
            return some(STRING);
        } else if (matcher instanceof EqualsText equality) {
            return equality.text.isEmpty() ? exactly(NULL | EMPTY_STRING) : some(STRING);
        }
        return some(EMPTY_STRING | STRING);
    }

    private static Kinds ofFields(MapMatcher fields) {
        int withoutFields = (fields.matches(null) ? NULL : 0) | (fields.matches(Map.of()) ? EMPTY_OBJECT : 0);
        return new Kinds(withoutFields | OBJECT, withoutFields | (fields.keys.length == 0 ? OBJECT : 0));
    }

    /** Whether no value can match all, though each of them matches some. */
    static boolean excludeEachOther(Matcher[] matchers) {
        for (Matcher matcher : matchers) {
            if (of(matcher).isOfEmptyCollection()) {
                return false;
            }
        }
        return ofAll(matchers).some == 0;
    }

    private static Kinds ofAll(Matcher[] matchers) {
        Kinds kinds = exactly(EVERY);
        for (Matcher matcher : matchers) {
            Kinds one = of(matcher);
            kinds = new Kinds(kinds.some & one.some, kinds.all & one.all);
        }
        return kinds;
    }

    private static Kinds ofAny(Matcher[] matchers) {
        Kinds kinds = exactly(0);
        for (Matcher matcher : matchers) {
            Kinds one = of(matcher);
            kinds = new Kinds(kinds.some | one.some, kinds.all | one.all);
        }
        return kinds;
    }

    private static Kinds exactly(int kinds) {
        return new Kinds(kinds, kinds);
    }

    private static Kinds some(int kinds) {
        return new Kinds(kinds, 0);
    }

    /** Whether nothing at all matches, as only {@code in} of an empty collection may say. */
    boolean isOfEmptyCollection() {
        return some == 0;
    }

    /** Whether no value of these kinds matches. */
    boolean isNoneOf(int kinds) {
        return (some & kinds) == 0;
    }

    /** Whether the matcher looks for something that is there and not empty. */
    boolean isFilled() {
        return (some & ~EMPTY) != 0;
    }
}
