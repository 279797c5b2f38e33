package io.sqsmega.match.index;

import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds all stored texts that are a prefix of a text, or all that are a suffix. Uses a hash table with one look-up for
 * each stored length, while the text's hash is extended char by char: many stored texts cost no more than a few.
 */
final class Affixes {
    private final boolean atEnd;
    private final int[] lengths;
    private final @Nullable String[] affixes;
    private final @Nullable Step[] steps;
    private final int mask;

    /** @param buckets the buckets by texts, none of which is empty */
    Affixes(boolean atEnd, Map<Object, Bucket> buckets, NodeBuilder nodes) {
        int capacity = Integer.highestOneBit(buckets.size()) * 4;
        this.atEnd = atEnd;
        this.affixes = new @Nullable String[capacity];
        this.steps = new @Nullable Step[capacity];
        this.mask = capacity - 1;
        TreeSet<Integer> ascending = new TreeSet<>();
        for (Map.Entry<Object, Bucket> entry : buckets.entrySet()) {
            String affix = (String) entry.getKey();
            int at = place(hash(affix, 0, 0, affix.length()), affix, affix.length());
            affixes[at] = affix;
            steps[at] = entry.getValue().build(nodes);
            ascending.add(affix.length());
        }
        this.lengths = new int[ascending.size()];
        int i = 0;
        for (int length : ascending) {
            lengths[i++] = length;
        }
    }

    void search(String text, Evaluation evaluation) {
        int hash = 0;
        int hashed = 0;
        for (int length : lengths) {
            if (length > text.length()) {
                return;
            }
            hash = hash(text, hash, hashed, length);
            hashed = length;
            Step step = steps[place(hash, text, length)];
            if (step != null) {
                step.search(evaluation);
            }
        }
    }

    /**
     * Returns the hash of a number of chars, given the hash of fewer; chars at the end of the text count from the last
     * one.
     */
    private int hash(String text, int known, int from, int to) {
        int hash = known;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text.charAt(atEnd ? text.length() - 1 - i : i);
        }
        return hash;
    }

    /** Returns the position of the prefix or suffix with this length, or the free position for it. */
    private int place(int hash, String text, int length) {
        int at = (hash ^ hash >>> 16) & mask;
        String there = affixes[at];
        while (there != null && !isAffix(there, text, length)) {
            at = (at + 1) & mask;
            there = affixes[at];
        }
        return at;
    }

    private boolean isAffix(String affix, String text, int length) {
        return affix.length() == length && text.startsWith(affix, atEnd ? text.length() - length : 0);
    }
}
