package io.sqsmega.match;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A hash table from keys to steps, which is built once. */
final class KeyTable {
    private final @Nullable Object[] keys;
    private final @Nullable Step[] steps;
    private final int mask;
    /** Whether one of the keys is a number. */
    final boolean hasNumbers;

    private KeyTable(int size, Map<Object, Drawer> drawers, NodeBuilder nodes) {
        int capacity = Integer.highestOneBit(size) * 4;
        this.keys = new @Nullable Object[capacity];
        this.steps = new @Nullable Step[capacity];
        this.mask = capacity - 1;
        boolean numbers = false;
        for (Map.Entry<Object, Drawer> entry : drawers.entrySet()) {
            if (!entry.getValue().isEmpty()) {
                int at = place(entry.getKey());
                keys[at] = entry.getKey();
                steps[at] = entry.getValue().build(nodes);
                numbers |= entry.getKey() instanceof Number;
            }
        }
        this.hasNumbers = numbers;
    }

    /** The table of the drawers that are not empty, or null if all are. */
    static @Nullable KeyTable of(Map<Object, Drawer> drawers, NodeBuilder nodes) {
        int size = Drawer.filled(drawers);
        return size == 0 ? null : new KeyTable(size, drawers, nodes);
    }

    @Nullable
    Step get(Object key) {
        return steps[place(key)];
    }

    /** Where the key stands, or the free place where it would. */
    private int place(Object key) {
        int hash = key.hashCode();
        int at = (hash ^ hash >>> 16) & mask;
        Object there = keys[at];
        while (there != null && !key.equals(there)) {
            at = (at + 1) & mask;
            there = keys[at];
        }
        return at;
    }
}
