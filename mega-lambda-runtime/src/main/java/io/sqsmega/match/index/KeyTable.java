package io.sqsmega.match.index;

import io.sqsmega.match.Lookup;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A hash table from the {@linkplain Lookup#keys keys} of matchers to steps. It needs no boxed key for a whole number.
 */
final class KeyTable {
    private final Object[] keys;
    private final @Nullable Step[] steps;
    private final int mask;
    /** Whether one of the keys is a number. */
    final boolean hasNumbers;

    /** @param buckets the buckets by keys, none of which is empty */
    KeyTable(Map<Object, Bucket> buckets, NodeBuilder nodes) {
        int capacity = Integer.highestOneBit(buckets.size()) * 4;
        this.keys = new Object[capacity];
        this.steps = new @Nullable Step[capacity];
        this.mask = capacity - 1;
        boolean numbers = false;
        for (Map.Entry<Object, Bucket> entry : buckets.entrySet()) {
            int at = place(entry.getKey());
            keys[at] = entry.getKey();
            steps[at] = entry.getValue().build(nodes);
            numbers |= entry.getKey() instanceof Number;
        }
        this.hasNumbers = numbers;
    }

    @Nullable
    Step get(Object key) {
        return steps[place(key)];
    }

    @Nullable
    Step get(long key) {
        int at = first(Long.hashCode(key));
        while (steps[at] != null && !(keys[at] instanceof Long there && there == key)) {
            at = (at + 1) & mask;
        }
        return steps[at];
    }

    /** Returns the position of the key, or the free position for it. */
    private int place(Object key) {
        int at = first(key.hashCode());
        while (steps[at] != null && !key.equals(keys[at])) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private int first(int hash) {
        return (hash ^ hash >>> 16) & mask;
    }
}
