package io.sqsmega.match.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Caches the subscribers of recent combinations of conjunctions. Usually the same few combinations hold again, and then
 * their subscribers need not be sorted again. At most about 40 kB. Not thread-safe.
 */
final class RecentMatches {
    /** Combinations with more subscribers or conjunctions are not cached. */
    static final int MOST_SUBSCRIBERS = 64;

    private static final int SIZE = 64;

    private final @Nullable Entry[] entries = new @Nullable Entry[SIZE];

    /** Returns the subscribers of exactly these conjunctions in this order; null if they are not cached. */
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
