package io.sqsmega.match;

import java.util.HashMap;
import java.util.Map;

/** How many of the filings at a node could use a slot, and how. Not thread-safe. */
final class SlotUse {
    private final Map<Object, int[]> byKey = new HashMap<>();
    private final Map<String, int[]> byPrefix = new HashMap<>();
    private int intervals;
    private int withKeys;
    private int present;

    void add(Access access) {
        present++;
        if (access.keys != null) {
            withKeys++;
            for (Object key : access.keys) {
                increment(byKey, key);
            }
        }
        if (!access.prefix.isEmpty()) {
            increment(byPrefix, access.prefix);
        }
        if (access.interval != null) {
            intervals++;
        }
    }

    private static <K> void increment(Map<K, int[]> counts, K key) {
        int[] count = counts.get(key);
        if (count == null) {
            count = new int[1];
            counts.put(key, count);
        }
        count[0]++;
    }

    /** How many filings have one of these keys, for each key. */
    int sharingKeys(Object[] keys) {
        int sum = 0;
        for (Object key : keys) {
            sum += count(byKey, key);
        }
        return sum;
    }

    int sharingPrefix(String prefix) {
        return count(byPrefix, prefix);
    }

    private static <K> int count(Map<K, int[]> counts, K key) {
        int[] count = counts.get(key);
        return count == null ? 0 : count[0];
    }

    int withIntervals() {
        return intervals;
    }

    int withKeys() {
        return withKeys;
    }

    int withAnyValue() {
        return present;
    }
}
