package io.sqsmega.match;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A hash table from whole numbers to nodes, which asks for no boxed key. */
final class LongTable {
    private final long[] keys;
    private final @Nullable Node[] nodes;
    private final int mask;

    LongTable(Map<Long, Node> entries) {
        int capacity = Integer.highestOneBit(entries.size()) * 4;
        this.keys = new long[capacity];
        this.nodes = new @Nullable Node[capacity];
        this.mask = capacity - 1;
        for (Map.Entry<Long, Node> entry : entries.entrySet()) {
            int at = place(entry.getKey());
            keys[at] = entry.getKey();
            nodes[at] = entry.getValue();
        }
    }

    @Nullable
    Node get(long key) {
        return nodes[place(key)];
    }

    /** Where the key stands, or the free place where it would. */
    private int place(long key) {
        int at = Long.hashCode(key * 0x9E3779B97F4A7C15L) & mask;
        while (nodes[at] != null && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }
}
