package io.sqsmega.local.sns;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The tags of a topic, at most 50. Thread-safe. */
final class Tags {
    private static final int MOST = 50;

    private final Map<String, String> byKey = new TreeMap<>();

    synchronized void add(Map<String, String> tags) {
        Map<String, String> all = new TreeMap<>(byKey);
        all.putAll(tags);
        if (all.size() > MOST) {
            throw new SnsException(
                    400, "TagLimitExceeded", "Could not complete request: tag quota per resource exceeded");
        }
        byKey.putAll(tags);
    }

    synchronized void remove(Collection<String> keys) {
        byKey.keySet().removeAll(keys);
    }

    synchronized Map<String, String> all() {
        return new TreeMap<>(byKey);
    }

    /** Returns whether CreateTopic with these tags refers to the topic of this object; none always do. */
    synchronized boolean agreeWith(Map<String, String> others) {
        return byKey.entrySet().containsAll(others.entrySet());
    }
}
