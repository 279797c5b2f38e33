package io.sqsmega.match.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Whose the conjunctions are that held lately: mostly the same few hold again, and then their subscribers need not be
 * put in order anew. Bounded: some 40 kB at most. Not thread-safe.
 */
final class RecentMatches {
    /** More subscribers than that are not remembered, and so no more conjunctions. */
    static final int MOST_SUBSCRIBERS = 64;

    private static final int SIZE = 64;

    private final @Nullable Entry[] entries = new @Nullable Entry[SIZE];

    /** The subscribers of just these, met in this order; null if that was not lately. */
    int @Nullable [] get(Conjunction[] found, int count) {
        Entry entry = entries[place(found, count)];
        return entry != null && entry.isOf(found, count) ? entry.subscribers : null;
    }

    void put(Conjunction[] found, int count, int[] subscribers) {
        entries[place(found, count)] = new Entry(Arrays.copyOf(found, count), subscribers);
    }

    private static int place(Conjunction[] found, int count) {
        int hash = 0;
        for (int i = 0; i < count; i++) {
            hash = 31 * hash + found[i].number;
        }
        return (hash ^ hash >>> 16 ^ hash >>> 8) & (SIZE - 1);
    }

    private static final class Entry {
        final Conjunction[] conjunctions;
        final int[] subscribers;

        Entry(Conjunction[] conjunctions, int[] subscribers) {
            this.conjunctions = conjunctions;
            this.subscribers = subscribers;
        }

        boolean isOf(Conjunction[] found, int count) {
            return Arrays.equals(conjunctions, 0, conjunctions.length, found, 0, count);
        }
    }
}
