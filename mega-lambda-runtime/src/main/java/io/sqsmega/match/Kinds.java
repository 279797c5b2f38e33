package io.sqsmega.match;

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
    static final int EMPTY = MISSING | NULL | EMPTY_STRING | EMPTY_LIST | EMPTY_OBJECT;
    private static final int EVERY = (1 << 13) - 1;

    /** Those of a matcher that only looks at strings. */
    static final Kinds TEXT = some(EMPTY_STRING | STRING);

    /** Whether no value can match all, though each of them matches some. */
    static boolean excludeEachOther(Matcher[] matchers) {
        for (Matcher matcher : matchers) {
            if (matcher.kinds().isOfEmptyCollection()) {
                return false;
            }
        }
        return ofAll(matchers).some == 0;
    }

    static Kinds ofAll(Matcher[] matchers) {
        Kinds kinds = exactly(EVERY);
        for (Matcher matcher : matchers) {
            Kinds one = matcher.kinds();
            kinds = new Kinds(kinds.some & one.some, kinds.all & one.all);
        }
        return kinds;
    }

    static Kinds ofAny(Matcher[] matchers) {
        Kinds kinds = exactly(0);
        for (Matcher matcher : matchers) {
            Kinds one = matcher.kinds();
            kinds = new Kinds(kinds.some | one.some, kinds.all | one.all);
        }
        return kinds;
    }

    static Kinds exactly(int kinds) {
        return new Kinds(kinds & EVERY, kinds & EVERY);
    }

    static Kinds some(int kinds) {
        return new Kinds(kinds & EVERY, 0);
    }

    /** Those of the negation. */
    Kinds negated() {
        return new Kinds(EVERY & ~all, EVERY & ~some);
    }

    /** The same without other kinds. */
    Kinds only(int kinds) {
        return new Kinds(some & kinds, all & kinds);
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
