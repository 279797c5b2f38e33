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
 * By what the values that a matcher matches can be looked up. A value that is not found so does not match.
 *
 * @hidden
 */
@Internal
public final class Lookup {
    /** Stands for the value null among the keys. */
    public static final Object NULL = Presence.NULL;

    private static final Object[] NO_TEXT = {};

    static final Lookup NONE = new Lookup(null, NO_TEXT, "", "", false, null, 0);

    /**
     * The values themselves as keys of a hash table, if they can be listed: strings, booleans, UUIDs, numbers as
     * {@link NumberKey} has them, and {@link #NULL}.
     */
    public final Object @Nullable [] keys;
    /** Texts as {@link CaseFolding} has them; empty if other values match, too. */
    public final Object[] foldedTexts;
    /** What every matching string starts with; may be empty. */
    public final String prefix;
    /** What every matching string ends with; may be empty. */
    public final String suffix;
    /** Whether every string with that prefix and suffix matches. */
    public final boolean affixesAreProof;
    /** The numbers that match, if no other values do. */
    public final @Nullable Interval interval;
    /** How deep in lists within lists the values stand. */
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

    /** That of items in a list. */
    Lookup inItems() {
        return new Lookup(keys, foldedTexts, prefix, suffix, affixesAreProof, interval, depth + 1);
    }

    /** Of what all the matchers match: only intervals are joined. */
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
     * Of what one of the matchers matches: by key, or by folded text.
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
