package io.sqsmega.test;

import io.sqsmega.settle.DeadLetter;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What {@link TestQueue#deliverTo} has delivered: each receive of each message, and how long a message was hidden
 * between two of them. Immutable but for the dead-letter queue, which is read when it is asked for.
 *
 * @since 0.2
 */
public final class Deliveries {
    private final TestQueue queue;
    private final List<DeliveredMessage> messages;
    private final Map<String, List<Duration>> delays;

    Deliveries(TestQueue queue, List<DeliveredMessage> messages, Map<String, List<Duration>> delays) {
        this.queue = queue;
        this.messages = List.copyOf(messages);
        this.delays = Map.copyOf(delays);
    }

    /** The outcome of each receive, in their order: a message that came again is there again. */
    public List<DeliveredMessage> messages() {
        return messages;
    }

    /** The outcomes of the receives of one message. */
    public List<DeliveredMessage> messages(String id) {
        return messages.stream().filter(message -> message.id().equals(id)).toList();
    }

    /**
     * The outcome of the last receive of the only message.
     *
     * @throws IllegalStateException if it was not the only one
     */
    public DeliveredMessage last() {
        if (messages.stream().map(DeliveredMessage::id).distinct().count() != 1) {
            throw new IllegalStateException("last() must be of one message, got " + messages.size() + " receives of "
                    + messages.stream().map(DeliveredMessage::id).distinct().toList());
        }
        return messages.get(messages.size() - 1);
    }

    /**
     * How long the only message that came again was hidden, each time that it stayed; empty if none did.
     *
     * @throws IllegalStateException if several came again
     */
    public List<Duration> delays() {
        if (delays.size() > 1) {
            throw new IllegalStateException("delays() must be of one message, got those of " + delays.keySet());
        }
        return delays.values().stream().findFirst().orElse(List.of());
    }

    /** How long this message was hidden, each time that it stayed; empty if it did not. */
    public List<Duration> delays(String id) {
        return delays.getOrDefault(id, List.of());
    }

    /** Receives and deletes the messages of the queue's dead-letter queue. */
    public List<DeadLetter> deadLetters() {
        return queue.deadLetters();
    }

    @Override
    public String toString() {
        return "Deliveries" + messages;
    }
}
