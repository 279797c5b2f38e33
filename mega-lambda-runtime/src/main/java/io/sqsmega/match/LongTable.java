package io.sqsmega.match;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A hash table from whole numbers to steps, which asks for no boxed key. */
final class LongTable {
    private final long[] keys;
    private final @Nullable Step[] steps;
    private final int mask;

    LongTable(Map<Long, Step> entries) {
        int capacity = Integer.highestOneBit(entries.size()) * 4;
        this.keys = new long[capacity];
        this.steps = new @Nullable Step[capacity];
        this.mask = capacity - 1;
        for (Map.Entry<Long, Step> entry : entries.entrySet()) {
            int at = place(entry.getKey());
            keys[at] = entry.getKey();
            steps[at] = entry.getValue();
        }
    }

    @Nullable
    Step get(long key) {
        return steps[place(key)];
    }

    /** Where the key stands, or the free place where it would. */
    private int place(long key) {
        int at = Long.hashCode(key * 0x9E3779B97F4A7C15L) & mask;
        while (steps[at] != null && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }
}
