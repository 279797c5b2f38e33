package io.sqsmega.local;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.elasticmq.actor.queue.InternalMessage;

/**
 * ElasticMQ's messages by queue, as its events tell. A purge is not told of, so some may be gone. Thread-safe; the
 * messages themselves are not.
 */
final class StoredMessages {
    private final Map<String, Map<String, InternalMessage>> byQueue = new ConcurrentHashMap<>();

    void add(String queue, InternalMessage message) {
        byQueue.computeIfAbsent(queue, added -> new ConcurrentHashMap<>()).put(message.id(), message);
    }

    void remove(String queue, String id) {
        byQueue.getOrDefault(queue, Map.of()).remove(id);
    }

    Collection<InternalMessage> of(String queue) {
        return byQueue.getOrDefault(queue, Map.of()).values();
    }
}
