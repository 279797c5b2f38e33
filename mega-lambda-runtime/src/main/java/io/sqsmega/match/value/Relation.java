package io.sqsmega.match.value;

import io.sqsmega.Internal;
import io.sqsmega.match.Matchers;

/** The relation between a value and the bound of a comparison. */
@Internal
public enum Relation {
    EQUAL("eq", "", "", 0b010),
    GREATER("gt", "greater than ", "after ", 0b100),
    AT_LEAST("gte", "at least ", "at or after ", 0b110),
    LESS("lt", "less than ", "before ", 0b001),
    AT_MOST("lte", "at most ", "at or before ", 0b011);

    /** The result of a comparison with a value without an order, such as NaN. No relation holds. */
    static final int UNORDERED = 2;

    /** The name of the factory method in {@link Matchers}. */
    public final String factory;

    public final String ofNumbers;
    public final String ofDateTimes;
    /** The results of a comparison for which the relation holds: bit 0 for -1, bit 1 for 0, bit 2 for 1. */
    private final int comparisons;

    Relation(String factory, String ofNumbers, String ofDateTimes, int comparisons) {
        this.factory = factory;
        this.ofNumbers = ofNumbers;
        this.ofDateTimes = ofDateTimes;
        this.comparisons = comparisons;
    }

    /**
     * Returns whether the relation holds.
     *
     * @param comparison the result of comparing the value with the bound: -1, 0, 1 or {@link #UNORDERED}
     */
    public boolean holds(int comparison) {
        return ((comparisons >> (comparison + 1)) & 1) != 0;
    }
}
