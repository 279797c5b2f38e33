package io.sqsmega.match;

import java.util.SortedMap;

/**
 * Finds all of many texts that a text starts with: a binary search for the longest, and links from each to the next.
 */
final class Prefixes {
    private static final int NONE = -1;

    private final String[] sorted;
    /** Of each the longest other one that it starts with, or {@link #NONE}. */
    private final int[] shorter;

    private final Node[] nodes;

    Prefixes(SortedMap<String, Node> entries) {
        this.sorted = entries.keySet().toArray(new String[0]);
        this.nodes = entries.values().toArray(new Node[0]);
        this.shorter = new int[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            shorter[i] = firstPrefixOf(sorted[i], i - 1);
        }
    }

    void search(String text, Evaluation evaluation) {
        int at = firstPrefixOf(text, lastUpTo(text));
        while (at != NONE) {
            nodes[at].search(evaluation);
            at = shorter[at];
        }
    }

    /** What stands between the text and its longest prefix starts with that prefix too, so it links to it. */
    private int firstPrefixOf(String text, int from) {
        int at = from;
        while (at != NONE && !text.startsWith(sorted[at])) {
            at = shorter[at];
        }
        return at;
    }

    private int lastUpTo(String text) {
        int low = 0;
        int high = sorted.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle].compareTo(text) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }
}
