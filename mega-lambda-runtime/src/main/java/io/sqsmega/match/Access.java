package io.sqsmega.match;

import org.jspecify.annotations.Nullable;

/** By what a matcher can be looked up. One that a missing value meets can't be: nothing leads there. */
final class Access {
    private static final int MAX_KEYS = 64;

    final boolean needsValue;
    /** The values that meet it, if that is a short list. */
    final Object @Nullable [] keys;
    /** What every string starts with that meets it, or the empty text. */
    final String prefix;
    /** Around all numbers that meet it, if it is met by numbers of some range only. */
    final @Nullable Interval interval;
    /** Whether nothing at all meets it. */
    final boolean neverHolds;
    /** Whether to have come by the prefix proves that it holds. */
    final boolean isJustPrefix;
    /** Whether to have met a value proves that it holds. */
    final boolean isJustPresence;

    private Access(Matcher matcher) {
        this.needsValue = Conditions.rejectsMissing(matcher);
        Object[] all = needsValue ? EqualityKeys.of(matcher) : null;
        this.neverHolds = all != null && all.length == 0;
        this.keys = all == null || all.length > MAX_KEYS ? null : all;
        this.prefix = LiteralBeginning.of(matcher);
        this.interval = Interval.of(matcher);
        this.isJustPrefix = matcher instanceof TextMatcher;
        this.isJustPresence = matcher == Present.INSTANCE;
    }

    static Access of(Matcher matcher) {
        return new Access(matcher);
    }
}
