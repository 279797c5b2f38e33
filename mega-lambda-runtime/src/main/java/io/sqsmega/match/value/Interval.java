package io.sqsmega.match.value;

import io.sqsmega.Internal;
import org.jspecify.annotations.Nullable;

/**
 * The numbers for which some comparisons hold, in two forms: the doubles from {@link #low} to {@link #high}, both
 * included, which decide for all numbers that are doubles; and the bounds themselves for other numbers.
 */
@Internal
public final class Interval implements Comparable<Interval> {
    public static final Interval ALL = new Interval(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);

    /** The lowest double in the interval. */
    public final double low;
    /** The highest double in the interval. */
    public final double high;

    private final boolean isAboveBound;
    private final boolean isBelowBound;

    private Interval(double low, boolean isAboveBound, double high, boolean isBelowBound) {
        this.low = low;
        this.isAboveBound = isAboveBound;
        this.high = high;
        this.isBelowBound = isBelowBound;
    }

    /** Returns the numbers for which a comparison holds, or null if they are not an interval of doubles. */
    public static @Nullable Interval of(Relation relation, Number number) {
        if (!NumberKey.isFiniteDouble(number)) {
            return null;
        }
        // Not negative zero.
        double bound = number.doubleValue() + 0.0;
        return switch (relation) {
            case EQUAL -> null;
            case GREATER -> new Interval(Math.nextUp(bound), true, ALL.high, false);
            case AT_LEAST -> new Interval(bound, false, ALL.high, false);
            case LESS -> new Interval(ALL.low, false, Math.nextDown(bound), true);
            case AT_MOST -> new Interval(ALL.low, false, bound, false);
        };
    }

    /**
     * Returns the intersection. Of two bounds with the same doubles, the one that is itself in the interval is
     * narrower.
     */
    public Interval and(Interval other) {
        boolean thisLow = low == other.low ? !isAboveBound : low > other.low;
        boolean thisHigh = high == other.high ? !isBelowBound : high < other.high;
        Interval lower = thisLow ? this : other;
        Interval upper = thisHigh ? this : other;
        return new Interval(lower.low, lower.isAboveBound, upper.high, upper.isBelowBound);
    }

    /** Returns whether the interval contains a number, which need not be a double. */
    public boolean holds(Number number) {
        return (low == ALL.low || holdsAboveLow(Numbers.compare(number, isAboveBound ? Math.nextDown(low) : low)))
                && (high == ALL.high
                        || holdsBelowHigh(Numbers.compare(number, isBelowBound ? Math.nextUp(high) : high)));
    }

    private boolean holdsAboveLow(int comparison) {
        return (isAboveBound ? Relation.GREATER : Relation.AT_LEAST).holds(comparison);
    }

    private boolean holdsBelowHigh(int comparison) {
        return (isBelowBound ? Relation.LESS : Relation.AT_MOST).holds(comparison);
    }

    @Override
    public int compareTo(Interval other) {
        if (low != other.low) {
            return Double.compare(low, other.low);
        } else if (high != other.high) {
            return Double.compare(high, other.high);
        } else if (isAboveBound != other.isAboveBound) {
            return Boolean.compare(isAboveBound, other.isAboveBound);
        }
        return Boolean.compare(isBelowBound, other.isBelowBound);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Interval that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(low) * 31 + Double.hashCode(high);
    }
}
