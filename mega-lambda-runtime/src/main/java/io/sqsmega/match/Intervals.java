package io.sqsmega.match;

import java.util.SortedMap;

/**
 * Finds all of many intervals that hold a number. A balanced tree in arrays: the middle of a range is its root, which
 * knows the highest bound in it.
 */
final class Intervals {
    private final double[] lows;
    private final double[] highs;
    private final double[] highest;
    private final Node[] nodes;

    Intervals(SortedMap<Interval, Node> entries) {
        this.lows = new double[entries.size()];
        this.highs = new double[entries.size()];
        this.highest = new double[entries.size()];
        this.nodes = entries.values().toArray(new Node[0]);
        int i = 0;
        for (Interval interval : entries.keySet()) {
            lows[i] = interval.low;
            highs[i] = interval.high;
            i++;
        }
        findHighest(0, lows.length);
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

    void search(double number, Evaluation evaluation) {
        search(number, 0, lows.length, evaluation);
    }

    private void search(double number, int from, int to, Evaluation evaluation) {
        int middle = (from + to) >>> 1;
        if (from == to || highest[middle] < number) {
            return;
        }
        search(number, from, middle, evaluation);
        if (lows[middle] <= number) {
            if (number <= highs[middle]) {
                nodes[middle].search(evaluation);
            }
            search(number, middle + 1, to, evaluation);
        }
    }
}
