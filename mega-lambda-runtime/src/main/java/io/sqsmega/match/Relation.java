package io.sqsmega.match;

/** How a value must stand to the bound of a comparison. */
enum Relation {
    EQUAL("eq", "", ""),
    GREATER("gt", "greater than ", "after "),
    AT_LEAST("gte", "at least ", "at or after "),
    LESS("lt", "less than ", "before "),
    AT_MOST("lte", "at most ", "at or before ");

    /** The result of a comparison with something that has no order, as NaN. No relation holds. */
    static final int UNORDERED = 2;

    /** The name of its factory in {@link Matchers}. */
    final String factory;

    final String ofNumbers;
    final String ofDateTimes;

    Relation(String factory, String ofNumbers, String ofDateTimes) {
        this.factory = factory;
        this.ofNumbers = ofNumbers;
        this.ofDateTimes = ofDateTimes;
    }

    /** @param comparison of the value with the bound: -1, 0, 1 or {@link #UNORDERED} */
    boolean holds(int comparison) {
        return switch (this) {
            case EQUAL -> comparison == 0;
            case GREATER -> comparison == 1;
            case AT_LEAST -> comparison == 0 || comparison == 1;
            case LESS -> comparison == -1;
            case AT_MOST -> comparison == 0 || comparison == -1;
        };
    }
}
