package io.sqsmega.match;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A hash table from whole numbers to steps, which asks for no boxed key. */
final class LongTable {
    private final long[] keys;
    private final @Nullable Step[] steps;
    private final int mask;

    private LongTable(int size, Map<Object, Drawer> drawers, NodeBuilder nodes) {
        int capacity = Integer.highestOneBit(size) * 4;
        this.keys = new long[capacity];
        this.steps = new @Nullable Step[capacity];
        this.mask = capacity - 1;
        for (Map.Entry<Object, Drawer> entry : drawers.entrySet()) {
            if (!entry.getValue().isEmpty()) {
                long key = (Long) entry.getKey();
                int at = place(key);
                keys[at] = key;
                steps[at] = entry.getValue().build(nodes);
            }
        }
    }

    /** The table of the drawers that are not empty, or null if all are. */
    static @Nullable LongTable of(Map<Object, Drawer> drawers, NodeBuilder nodes) {
        int size = Drawer.filled(drawers);
        return size == 0 ? null : new LongTable(size, drawers, nodes);
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
