package io.sqsmega.match;

import io.sqsmega.Internal;
import io.sqsmega.match.value.CaseFolding;
import io.sqsmega.match.value.Interval;
import io.sqsmega.match.value.NumberKey;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How matching values can be found in the index. A value that is not found in this way does not match.
 *
 * @hidden
 */
@Internal
public final class Lookup {
    /** The key that represents null. */
    public static final Object NULL = Presence.NULL;

    private static final Object[] NO_TEXT = {};

    static final Lookup NONE = new Lookup(null, NO_TEXT, "", "", false, null, 0);

    /**
     * The matching values as keys of a hash table, if they can be listed: strings, booleans, UUIDs, numbers in the form
     * of {@link NumberKey}, and {@link #NULL}.
     */
    public final Object @Nullable [] keys;
    /** The matching texts in the form of {@link CaseFolding}; empty if other values match as well. */
    public final Object[] foldedTexts;
    /** The prefix of every matching string; may be empty. */
    public final String prefix;
    /** The suffix of every matching string; may be empty. */
    public final String suffix;
    /** Whether every string with that prefix and suffix matches. */
    public final boolean affixesAreProof;
    /** The matching numbers, if no other values match. */
    public final @Nullable Interval interval;
    /** The number of nested lists around the values. */
    public final int depth;

    private Lookup(
            Object @Nullable [] keys,
            Object[] foldedTexts,
            String prefix,
            String suffix,
            boolean affixesAreProof,
            @Nullable Interval interval,
            int depth) {
        this.keys = keys;
        this.foldedTexts = foldedTexts;
        this.prefix = prefix;
        this.suffix = suffix;
        this.affixesAreProof = affixesAreProof;
        this.interval = interval;
        this.depth = depth;
    }

    static Lookup ofKeys(Object... keys) {
        return new Lookup(keys, NO_TEXT, "", "", false, null, 0);
    }

    static Lookup ofFoldedText(String text) {
        return new Lookup(null, new Object[] {text}, "", "", false, null, 0);
    }

    static Lookup ofAffixes(String prefix, String suffix, boolean areProof) {
        return new Lookup(null, NO_TEXT, prefix, suffix, areProof, null, 0);
    }

    static Lookup ofInterval(@Nullable Interval interval) {
        return interval == null ? NONE : new Lookup(null, NO_TEXT, "", "", false, interval, 0);
    }

    /** Returns the lookup for items of a list. */
    Lookup inItems() {
        return new Lookup(keys, foldedTexts, prefix, suffix, affixesAreProof, interval, depth + 1);
    }

    /** Returns the lookup for values that all matchers match: only intervals are combined. */
    static Lookup ofAll(Matcher... matchers) {
        Interval joined = Interval.ALL;
        for (Matcher matcher : matchers) {
            Lookup lookup = matcher.lookup();
            if (lookup.interval == null || lookup.depth > 0) {
                return NONE;
            }
            joined = joined.and(lookup.interval);
        }
        return ofInterval(joined);
    }

    /**
     * Returns the lookup for values that one of the matchers matches, by key or by folded text.
     *
     * @param nullIsKey whether {@link Presence#NULL} matches no missing value here
     */
    static Lookup ofAny(Matcher[] matchers, boolean nullIsKey) {
        Set<Object> keys = new LinkedHashSet<>();
        Set<Object> foldedTexts = new LinkedHashSet<>();
        boolean areListed = true;
        boolean areFolded = true;
        for (int i = 0; i < matchers.length && (areListed || areFolded); i++) {
            Lookup lookup = nullIsKey && matchers[i] == Presence.NULL ? ofKeys(NULL) : matchers[i].lookup();
            areListed &= lookup.keys != null && lookup.depth == 0;
            areFolded &= lookup.foldedTexts.length > 0 && lookup.depth == 0;
            Collections.addAll(keys, lookup.keys == null ? NO_TEXT : lookup.keys);
            foldedTexts.addAll(Arrays.asList(lookup.foldedTexts));
        }
        return new Lookup(
                areListed ? keys.toArray() : null, areFolded ? foldedTexts.toArray() : NO_TEXT, "", "", false, null, 0);
    }
}
