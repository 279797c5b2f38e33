package io.sqsmega.match;

import io.sqsmega.match.value.Numbers;
import io.sqsmega.match.value.Relation;
import java.util.ArrayList;
import java.util.List;

/** Comparisons that must all hold for a value. */
final class Bounds {
    private final List<NumberComparison> numbers = new ArrayList<>();
    private final List<DateTimeComparison> dateTimes = new ArrayList<>();

    private Bounds() {}

    /** Returns whether bounds exclude every number or every date-time, for example {@code > 5} and {@code < 3}. */
    static boolean leaveNothing(Matcher[] parts) {
        Bounds bounds = new Bounds();
        for (Matcher part : parts) {
            bounds.collect(part.conjuncts());
        }
        return bounds.numbersLeaveNothing() || bounds.dateTimesLeaveNothing();
    }

    private void collect(Matcher[] parts) {
        for (Matcher part : parts) {
            if (part instanceof NumberComparison comparison) {
                numbers.add(comparison);
            } else if (part instanceof DateTimeComparison comparison) {
                dateTimes.add(comparison);
            }
        }
    }

    private boolean numbersLeaveNothing() {
        for (NumberComparison lower : numbers) {
            for (NumberComparison upper : numbers) {
                if (leaveNothing(lower.relation, upper.relation, Numbers.compare(lower.bound, upper.bound))) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Returns whether the bounds exclude every date-time. A day and an instant are not compared, because the zone is
     * that of the value.
     */
    private boolean dateTimesLeaveNothing() {
        for (DateTimeComparison lower : dateTimes) {
            for (DateTimeComparison upper : dateTimes) {
                if (lower.moment.isDay() == upper.moment.isDay()
                        && leaveNothing(lower.relation, upper.relation, lower.moment.compareTo(upper.moment))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean leaveNothing(Relation lower, Relation upper, int comparison) {
        boolean lowerIsWithin = lower == Relation.AT_LEAST;
        boolean upperIsWithin = upper == Relation.AT_MOST;
        boolean areRange = (lowerIsWithin || lower == Relation.GREATER) && (upperIsWithin || upper == Relation.LESS);
        return areRange && (comparison == 1 || (comparison == 0 && !(lowerIsWithin && upperIsWithin)));
    }
}
