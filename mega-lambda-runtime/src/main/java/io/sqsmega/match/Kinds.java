package io.sqsmega.match;

/**
 * The kinds of values that a matcher matches. Kinds are bits; the empty string, the empty list, the empty object and a
 * missing value are separate kinds.
 *
 * @param some the kinds of which the matcher may match some values; it matches no value of another kind
 * @param all the kinds of which the matcher matches every value
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

    /** Shared by the matchers of these kinds. */
    static final Kinds TEXT = some(EMPTY_STRING | STRING);

    static final Kinds FILLED_TEXT = some(STRING);
    static final Kinds NULL_OR_EMPTY_TEXT = exactly(NULL | EMPTY_STRING);
    static final Kinds NUMERIC = some(NUMBER | STRING);
    static final Kinds TEMPORAL = some(DATE_TIME | STRING);
    static final Kinds FILLED_LIST = some(LIST);
    static final Kinds NULL_OR_EMPTY_LIST = exactly(NULL | EMPTY_LIST);
    static final Kinds LIST_OR_EMPTY_LIST = new Kinds(EMPTY_LIST | LIST, EMPTY_LIST);
    static final Kinds PRESENT = some(~MISSING);

    /** Returns whether no value can match all of the matchers, although each of them matches some values. */
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

    /** Returns the kinds of the negation. */
    Kinds negated() {
        return new Kinds(EVERY & ~all, EVERY & ~some);
    }

    /** Returns these kinds, restricted to the given ones. */
    Kinds only(int kinds) {
        return new Kinds(some & kinds, all & kinds);
    }

    /** Returns whether no value matches. Only {@code in} of an empty collection may have such kinds. */
    boolean isOfEmptyCollection() {
        return some == 0;
    }

    /** Returns whether no value of these kinds matches. */
    boolean excludes(int kinds) {
        return (some & kinds) == 0;
    }

    /** Returns whether the matcher matches only values that are present and not empty. */
    boolean isFilled() {
        return (some & ~EMPTY) != 0;
    }
}
