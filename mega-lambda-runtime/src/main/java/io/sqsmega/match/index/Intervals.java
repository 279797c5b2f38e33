package io.sqsmega.match.index;

import io.sqsmega.match.value.Interval;
import io.sqsmega.match.value.Numbers;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * Finds all stored intervals that contain a number. Uses a balanced tree in arrays: the middle of a range is its root,
 * which stores the highest bound of the range.
 */
final class Intervals {
    private final Interval[] intervals;
    private final double[] lows;
    private final double[] highs;
    private final double[] highest;
    private final Step[] steps;

    /** @param buckets the buckets by intervals, none of which is empty */
    Intervals(Map<Object, Bucket> buckets, NodeBuilder nodes) {
        this.intervals = new Interval[buckets.size()];
        this.steps = new Step[buckets.size()];
        this.lows = new double[intervals.length];
        this.highs = new double[intervals.length];
        this.highest = new double[intervals.length];
        int i = 0;
        for (Object interval : buckets.keySet()) {
            intervals[i++] = (Interval) interval;
        }
        Arrays.sort(intervals);
        for (i = 0; i < intervals.length; i++) {
            lows[i] = intervals[i].low;
            highs[i] = intervals[i].high;
            steps[i] = Objects.requireNonNull(buckets.get(intervals[i])).build(nodes);
        }
        findHighest(0, intervals.length);
    }

    private double findHighest(int from, int to) {
        if (from == to) {
            return Double.NEGATIVE_INFINITY;
        }
        int middle = (from + to) >>> 1;
        double below = Math.max(findHighest(from, middle), findHighest(middle + 1, to));
        highest[middle] = Math.max(highs[middle], below);
        return highest[middle];
    }

    void search(Number number, Evaluation evaluation) {
        double nearest = number.doubleValue();
        if (Numbers.isDouble(number) && !Double.isNaN(nearest)) {
            if (lows[0] <= nearest && reaches(nearest, 0, intervals.length)) {
                search(nearest, 0, intervals.length, evaluation);
            }
        } else {
            searchAround(number, nearest, evaluation);
        }
    }

    private void search(double number, int first, int end, Evaluation evaluation) {
        int from = first;
        int to = end;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (lows[middle] > number) {
                to = middle;
            } else {
                if (reaches(number, from, middle)) {
                    search(number, from, middle, evaluation);
                }
                if (number <= highs[middle]) {
                    steps[middle].search(evaluation);
                }
                from = reaches(number, middle + 1, to) ? middle + 1 : to;
            }
        }
    }

    /** Returns whether one of the intervals in this range reaches the number. */
    private boolean reaches(double number, int from, int to) {
        return from < to && highest[(from + to) >>> 1] >= number;
    }

    /**
     * Searches with a number that is not a double. It may be on either side of its nearest double, so each bound is
     * compared with it. Rare.
     */
    private void searchAround(Number number, double nearest, Evaluation evaluation) {
        double above = Math.nextUp(nearest);
        for (int i = 0; i < intervals.length && lows[i] <= above; i++) {
            if (intervals[i].holds(number)) {
                steps[i].search(evaluation);
            }
        }
    }
}
