package io.sqsmega.match;

import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds all of many texts that a text starts with. A hash table, into which one looks once for each length that there
 * is, while the text's own hash grows character by character: many texts cost no more than a few.
 */
final class Prefixes {
    private final int[] lengths;
    private final @Nullable String[] prefixes;
    private final @Nullable Step[] steps;
    private final int mask;

    private Prefixes(int size, Map<String, Drawer> drawers, NodeBuilder nodes) {
        int capacity = Integer.highestOneBit(size) * 4;
        this.prefixes = new @Nullable String[capacity];
        this.steps = new @Nullable Step[capacity];
        this.mask = capacity - 1;
        TreeSet<Integer> ascending = new TreeSet<>();
        for (Map.Entry<String, Drawer> entry : drawers.entrySet()) {
            if (!entry.getValue().isEmpty()) {
                String prefix = entry.getKey();
                int at = place(prefix.hashCode(), prefix, prefix.length());
                prefixes[at] = prefix;
                steps[at] = entry.getValue().build(nodes);
                ascending.add(prefix.length());
            }
        }
        this.lengths = new int[ascending.size()];
        int i = 0;
        for (int length : ascending) {
            lengths[i++] = length;
        }
    }

    /** Of the drawers that are not empty, or null if all are. */
    static @Nullable Prefixes of(Map<String, Drawer> drawers, NodeBuilder nodes) {
        int size = Drawer.filled(drawers);
        return size == 0 ? null : new Prefixes(size, drawers, nodes);
    }

    void search(String text, Evaluation evaluation) {
        int hash = 0;
        int hashed = 0;
        for (int length : lengths) {
            if (length > text.length()) {
                return;
            }
            // As String.hashCode does.
            while (hashed < length) {
                hash = 31 * hash + text.charAt(hashed++);
            }
            Step step = steps[place(hash, text, length)];
            if (step != null) {
                step.search(evaluation);
            }
        }
    }

    /** Where the text's beginning of this length stands, or the free place where it would. */
    private int place(int hash, String text, int length) {
        int at = (hash ^ hash >>> 16) & mask;
        String there = prefixes[at];
        while (there != null && (there.length() != length || !text.startsWith(there))) {
            at = (at + 1) & mask;
            there = prefixes[at];
        }
        return at;
    }
}
