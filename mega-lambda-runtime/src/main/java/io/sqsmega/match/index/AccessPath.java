package io.sqsmega.match.index;

import io.sqsmega.Internal;
import io.sqsmega.match.AnyItem;
import io.sqsmega.match.CaseFolding;
import io.sqsmega.match.EqualityKeys;
import io.sqsmega.match.Interval;
import io.sqsmega.match.LiteralEnds;
import io.sqsmega.match.Matcher;
import io.sqsmega.match.Present;
import io.sqsmega.match.TextMatcher;
import java.util.ArrayList;
import java.util.List;

/** A way by which the values that meet a matcher can be looked up. Those that it leaves out do not meet it. */
@Internal
public final class AccessPath {
    private static final int MAX_KEYS = 64;
    private static final Object[] NO_KEY_BUT_ONE = {Way.PRESENT};
    private static final AccessPath BY_PRESENCE = new AccessPath(Way.PRESENT, NO_KEY_BUT_ONE, false, 0);
    private static final AccessPath JUST_PRESENCE = new AccessPath(Way.PRESENT, NO_KEY_BUT_ONE, true, 0);

    public final Way way;
    /** Under each of these one has to look: what they are, the way says. */
    public final Object[] keys;
    /** Whether to have come this way proves that the matcher holds. */
    public final boolean isProof;
    /** So deep in lists within lists is what is looked up. */
    public final int depth;

    private AccessPath(Way way, Object[] keys, boolean isProof, int depth) {
        this.way = way;
        this.keys = keys;
        this.isProof = isProof;
        this.depth = depth;
    }

    /** All ways; none for a matcher that a missing value meets, since nothing leads there. */
    public static AccessPath[] allOf(Matcher matcher) {
        List<AccessPath> all = new ArrayList<>(2);
        if (Conditions.rejectsMissing(matcher)) {
            Matcher item = matcher;
            int depth = 0;
            while (item instanceof AnyItem items) {
                item = items.item;
                depth++;
            }
            if (Conditions.rejectsMissing(item)) {
                add(item, depth, all);
            }
            all.add(matcher == Present.INSTANCE ? JUST_PRESENCE : BY_PRESENCE);
        }
        return all.toArray(new AccessPath[0]);
    }

    private static void add(Matcher matcher, int depth, List<AccessPath> to) {
        Object[] keys = EqualityKeys.of(matcher);
        if (keys != null && keys.length <= MAX_KEYS) {
            to.add(new AccessPath(Way.KEY, keys, true, depth));
        }
        Object[] folded = CaseFolding.textsOf(matcher);
        if (folded.length > 0 && folded.length <= MAX_KEYS) {
            to.add(new AccessPath(Way.TEXT_IN_ANY_CASE, folded, false, depth));
        }
        add(Way.PREFIX, LiteralEnds.beginning(matcher), matcher, depth, to);
        add(Way.SUFFIX, LiteralEnds.end(matcher), matcher, depth, to);
        Interval interval = Interval.of(matcher);
        if (interval != null) {
            to.add(new AccessPath(Way.INTERVAL, new Object[] {interval}, true, depth));
        }
    }

    private static void add(Way way, String affix, Matcher matcher, int depth, List<AccessPath> to) {
        if (!affix.isEmpty()) {
            to.add(new AccessPath(way, new Object[] {affix}, matcher instanceof TextMatcher, depth));
        }
    }

    public Interval interval() {
        return (Interval) keys[0];
    }

    /** In the order of preference. */
    public enum Way {
        /** By one of the {@link EqualityKeys}. */
        KEY,
        /** By a text as {@link CaseFolding} has it. */
        TEXT_IN_ANY_CASE,
        /** By what a text starts with. */
        PREFIX,
        /** By what a text ends with. */
        SUFFIX,
        /** By numbers of an {@link Interval}. */
        INTERVAL,
        /** By any value. */
        PRESENT
    }
}
