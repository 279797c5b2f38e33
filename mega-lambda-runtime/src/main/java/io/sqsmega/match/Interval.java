package io.sqsmega.match;

import org.jspecify.annotations.Nullable;

/**
 * The numbers between two bounds, both included, as doubles. Rounding keeps the order, so what is within the bounds of
 * a comparison is also within the rounded ones; not the other way round.
 */
final class Interval implements Comparable<Interval> {
    static final Interval ALL = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    final double low;
    final double high;

    private Interval(double low, double high) {
        this.low = low;
        this.high = high;
    }

    /** Around all numbers that match, or null if the matcher is no comparison of numbers for order. */
    static @Nullable Interval of(Matcher matcher) {
        if (!(matcher instanceof NumberComparison comparison)) {
            return null;
        }
        double bound = comparison.bound.doubleValue();
        return switch (comparison.relation) {
            case EQUAL -> null;
            case GREATER, AT_LEAST -> Double.isNaN(bound) ? ALL : new Interval(bound, ALL.high);
            case LESS, AT_MOST -> Double.isNaN(bound) ? ALL : new Interval(ALL.low, bound);
        };
    }

    Interval and(@Nullable Interval other) {
        return other == null ? this : new Interval(Math.max(low, other.low), Math.min(high, other.high));
    }

    @Override
    public int compareTo(Interval other) {
        return low == other.low ? Double.compare(high, other.high) : Double.compare(low, other.low);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Interval that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(low + 0.0) * 31 + Double.hashCode(high);
    }
}
