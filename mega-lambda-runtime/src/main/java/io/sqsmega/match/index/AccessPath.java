package io.sqsmega.match.index;

import io.sqsmega.match.Lookup;
import io.sqsmega.match.Matcher;
import io.sqsmega.match.Presence;
import io.sqsmega.match.value.CaseFolding;
import io.sqsmega.match.value.Interval;
import java.util.ArrayList;
import java.util.List;

/** A path by which the index finds values that match a matcher. Values that it does not find do not match. */
final class AccessPath {
    private static final int MAX_KEYS = 64;
    private static final Object[] PRESENCE_KEY = {Way.PRESENT};
    private static final AccessPath BY_PRESENCE = new AccessPath(Way.PRESENT, PRESENCE_KEY, false, 0);
    private static final AccessPath JUST_PRESENCE = new AccessPath(Way.PRESENT, PRESENCE_KEY, true, 0);

    final Way way;
    /** The keys to look up, each of them; their meaning depends on the way. */
    final Object[] keys;
    /** Whether a value that is found on this path is proved to match. */
    final boolean isProof;
    /** The number of nested lists around the values. */
    final int depth;

    private AccessPath(Way way, Object[] keys, boolean isProof, int depth) {
        this.way = way;
        this.keys = keys;
        this.isProof = isProof;
        this.depth = depth;
    }

    /** Returns all paths; none for a matcher that matches missing values, because no value leads to it. */
    static AccessPath[] allOf(Matcher matcher) {
        List<AccessPath> all = new ArrayList<>(2);
        if (matcher.rejectsMissing()) {
            add(matcher.lookup(), all);
            all.add(matcher == Presence.PRESENT ? JUST_PRESENCE : BY_PRESENCE);
        }
        return all.toArray(new AccessPath[0]);
    }

    private static void add(Lookup lookup, List<AccessPath> to) {
        int depth = lookup.depth;
        if (lookup.keys != null && lookup.keys.length <= MAX_KEYS) {
            to.add(new AccessPath(Way.KEY, lookup.keys, true, depth));
        }
        if (lookup.foldedTexts.length > 0 && lookup.foldedTexts.length <= MAX_KEYS) {
            to.add(new AccessPath(Way.TEXT_IN_ANY_CASE, lookup.foldedTexts, false, depth));
        }
        if (!lookup.prefix.isEmpty()) {
            to.add(new AccessPath(Way.PREFIX, new Object[] {lookup.prefix}, lookup.affixesAreProof, depth));
        }
        if (!lookup.suffix.isEmpty()) {
            to.add(new AccessPath(Way.SUFFIX, new Object[] {lookup.suffix}, lookup.affixesAreProof, depth));
        }
        if (lookup.interval != null) {
            to.add(new AccessPath(Way.INTERVAL, new Object[] {lookup.interval}, true, depth));
        }
    }

    Interval interval() {
        return (Interval) keys[0];
    }

    /** In the order of preference. */
    enum Way {
        /** By one of the {@linkplain Lookup#keys keys}. */
        KEY,
        /** By a text in the form of {@link CaseFolding}. */
        TEXT_IN_ANY_CASE,
        /** By the prefix of a text. */
        PREFIX,
        /** By the suffix of a text. */
        SUFFIX,
        /** By numbers of an {@link Interval}. */
        INTERVAL,
        /** By any value. */
        PRESENT
    }
}
