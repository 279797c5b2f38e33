package io.sqsmega.match;

import java.util.Arrays;

/** The conjunctions that hold for one document, and whose they are. Not thread-safe. */
final class Matches {
    private static final int[] NOBODY = {};

    /** So many subscribers are quicker sorted than marked in a set. */
    private static final int FEW = 48;

    private Conjunction[] found = new Conjunction[16];
    private int count;
    private int subscribers;

    private final int[] few = new int[FEW];
    private final long[] set;

    /** @param subscribers how many there are, by the greatest of their numbers */
    Matches(int subscribers) {
        this.set = new long[(subscribers + Long.SIZE - 1) / Long.SIZE];
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

    /** Ascending, each once; possibly an array of the index itself. */
    int[] toArray() {
        if (count == 0) {
            return NOBODY;
        } else if (count == 1) {
            return found[0].subscribers;
        }
        return subscribers <= FEW ? sorted() : marked();
    }

    private int[] sorted() {
        int size = 0;
        for (int i = 0; i < count; i++) {
            for (int subscriber : found[i].subscribers) {
                size = insert(subscriber, size);
            }
        }
        return Arrays.copyOf(few, size);
    }

    private int insert(int subscriber, int size) {
        int at = size;
        while (at > 0 && few[at - 1] > subscriber) {
            at--;
        }
        if (at > 0 && few[at - 1] == subscriber) {
            return size;
        }
        System.arraycopy(few, at, few, at + 1, size - at);
        few[at] = subscriber;
        return size + 1;
    }

    private int[] marked() {
        for (int i = 0; i < count; i++) {
            for (int subscriber : found[i].subscribers) {
                set[subscriber / Long.SIZE] |= 1L << subscriber;
            }
        }
        int size = 0;
        for (long word : set) {
            size += Long.bitCount(word);
        }
        int[] ascending = new int[size];
        int at = 0;
        for (int i = 0; i < set.length; i++) {
            for (long word = set[i]; word != 0; word &= word - 1) {
                ascending[at++] = i * Long.SIZE + Long.numberOfTrailingZeros(word);
            }
            set[i] = 0;
        }
        return ascending;
    }
}
