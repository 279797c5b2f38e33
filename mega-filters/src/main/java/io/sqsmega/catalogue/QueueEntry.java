package io.sqsmega.catalogue;

import java.util.ArrayList;
import java.util.List;

/**
 * A queue with the topics to which it is subscribed.
 *
 * @param topics sorted
 */
record QueueEntry(String name, List<String> topics) {
    QueueEntry {
        topics = topics.stream().sorted().distinct().toList();
    }

    QueueEntry topic(String topic) {
        List<String> all = new ArrayList<>(topics);
        all.add(topic);
        return new QueueEntry(name, all);
    }
}
