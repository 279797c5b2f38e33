package io.sqsmega.match.index;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** The buckets of a branch for one way to look up. Not thread-safe. */
final class Buckets {
    private final Map<Object, Bucket> byKey = new HashMap<>();
    private int surveyed;
    private boolean cleared;

    /** Counts a placement that could go into the buckets of these keys. Returns the buckets. */
    Bucket[] selector(Object[] keys) {
        surveyed++;
        Bucket[] buckets = new Bucket[keys.length];
        for (int i = 0; i < keys.length; i++) {
            buckets[i] = get(keys[i]);
            buckets[i].wanted++;
        }
        return buckets;
    }

    /** Returns the number of placements that could go this way. */
    int surveyed() {
        return surveyed;
    }

    Bucket get(Object key) {
        Bucket bucket = byKey.get(key);
        if (bucket == null) {
            bucket = new Bucket();
            byKey.put(key, bucket);
        }
        return bucket;
    }

    /** Returns the buckets that are not empty. The others stay empty. */
    Map<Object, Bucket> filled() {
        if (!cleared) {
            cleared = true;
            for (Iterator<Bucket> all = byKey.values().iterator(); all.hasNext(); ) {
                if (all.next().isEmpty()) {
                    all.remove();
                }
            }
        }
        return byKey;
    }
}
