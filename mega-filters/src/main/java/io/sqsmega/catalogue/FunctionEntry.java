package io.sqsmega.catalogue;

import java.util.ArrayList;
import java.util.List;

/**
 * A function with its queues and subscribers.
 *
 * @param subscribers in the order in which they are registered
 */
record FunctionEntry(String name, List<QueueEntry> queues, List<SubscriberEntry> subscribers) {
    FunctionEntry {
        queues = List.copyOf(queues);
        subscribers = List.copyOf(subscribers);
    }

    FunctionEntry queue(String queue) {
        if (queues.stream().anyMatch(each -> each.name().equals(queue))) {
            throw new IllegalArgumentException("a queue must be named once, got a second " + queue);
        }
        List<QueueEntry> all = new ArrayList<>(queues);
        all.add(new QueueEntry(queue, List.of()));
        return new FunctionEntry(name, all, subscribers);
    }

    /** Adds a topic to the queue that was added last. */
    FunctionEntry topic(String topic) {
        if (queues.isEmpty()) {
            throw new IllegalStateException("a topic must follow its queue, got topic " + topic + " without a queue");
        }
        List<QueueEntry> all = new ArrayList<>(queues);
        int last = all.size() - 1;
        all.set(last, all.get(last).topic(topic));
        return new FunctionEntry(name, all, subscribers);
    }
}
