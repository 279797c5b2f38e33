package io.sqsmega.match.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The conjunctions that hold for one document, with their subscribers. Not thread-safe. */
final class Matches {
    private Conjunction[] found = new Conjunction[16];
    private int count;
    private int subscribers;
    private final RecentMatches recent = new RecentMatches();

    /**
     * A bit for each subscriber, and one for each word of these bits that is not zero, so that subscribers need no
     * sorting.
     */
    private final long[] set;

    private final long[] words;

    /** @param subscribers one more than the largest subscriber number */
    Matches(int subscribers) {
        this.set = new long[(subscribers + Long.SIZE - 1) / Long.SIZE];
        this.words = new long[(set.length + Long.SIZE - 1) / Long.SIZE];
    }

    void clear() {
        count = 0;
        subscribers = 0;
    }

    void add(Conjunction conjunction) {
        if (count == found.length) {
            found = Arrays.copyOf(found, count * 2);
        }
        found[count++] = conjunction;
        subscribers += conjunction.subscribers.length;
    }

    /** Returns the subscribers, ascending, each once; possibly an array that was returned before. */
    int[] toArray() {
        if (count == 0) {
            return Conjunction.NOBODY;
        } else if (count == 1) {
            return found[0].subscribers;
        } else if (subscribers > RecentMatches.MOST_SUBSCRIBERS) {
            return merged();
        }
        int[] known = recent.get(found, count);
        if (known == null) {
            known = merged();
            recent.put(found, count, known);
        }
        return known;
    }

    private int[] merged() {
        int size = 0;
        for (int i = 0; i < count; i++) {
            for (int subscriber : found[i].subscribers) {
                size += mark(subscriber);
            }
        }
        return takeMarked(size);
    }

    /** Marks a subscriber. Returns 1, or 0 if it was marked already. */
    private int mark(int subscriber) {
        int word = subscriber / Long.SIZE;
        long others = set[word];
        set[word] = others | 1L << subscriber;
        if (others == 0) {
            words[word / Long.SIZE] |= 1L << word;
        }
        return (int) (~others >>> subscriber & 1);
    }

    private int[] takeMarked(int size) {
        int[] ascending = new int[size];
        int at = 0;
        for (int i = 0; i < words.length; i++) {
            for (long rest = words[i]; rest != 0; rest &= rest - 1) {
                int word = i * Long.SIZE + Long.numberOfTrailingZeros(rest);
                for (long marked = set[word]; marked != 0; marked &= marked - 1) {
                    ascending[at++] = word * Long.SIZE + Long.numberOfTrailingZeros(marked);
                }
                set[word] = 0;
            }
            words[i] = 0;
        }
        return ascending;
    }

    /**
     * Caches the subscribers of recent combinations of conjunctions. Usually the same few combinations hold again, and
     * then their subscribers need not be sorted again. At most about 40 kB. Not thread-safe.
     */
    private static final class RecentMatches {
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
}
