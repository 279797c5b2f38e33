package io.sqsmega.test;

import io.sqsmega.settle.DeadLetter;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The deliveries of {@link TestQueue#deliverTo}: each receive of each message, and how long a message was hidden
 * between two receives. Immutable, except for the dead-letter queue, which is read on demand.
 *
 * @since 0.1
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

    /**
     * Returns the outcome of each receive, in order; a redelivered message occurs several times.
     *
     * @return the messages
     */
    public List<DeliveredMessage> messages() {
        return messages;
    }

    /**
     * Returns the outcomes of the receives of one message.
     *
     * @param id the id of the message
     * @return the messages
     */
    public List<DeliveredMessage> messages(String id) {
        return messages.stream().filter(message -> message.id().equals(id)).toList();
    }

    /**
     * {@return the outcome of the last receive of the only message}
     *
     * @throws IllegalStateException if there were several messages
     */
    public DeliveredMessage last() {
        if (messages.stream().map(DeliveredMessage::id).distinct().count() != 1) {
            throw new IllegalStateException("last() must be of one message, got " + messages.size() + " receives of "
                    + messages.stream().map(DeliveredMessage::id).distinct().toList() + ": use messages(id)");
        }
        return messages.get(messages.size() - 1);
    }

    /**
     * {@return how long the only redelivered message was hidden, for each time that it stayed; empty if there is none}
     *
     * @throws IllegalStateException if several messages were redelivered
     */
    public List<Duration> delays() {
        if (delays.size() > 1) {
            throw new IllegalStateException(
                    "delays() must be of one message, got those of " + delays.keySet() + ": use delays(id)");
        }
        return delays.values().stream().findFirst().orElse(List.of());
    }

    /**
     * {@return how long this message was hidden, for each time that it stayed; empty if it did not}
     *
     * @param id the id of the message
     */
    public List<Duration> delays(String id) {
        return delays.getOrDefault(id, List.of());
    }

    /**
     * Receives and deletes the messages of the queue's dead-letter queue.
     *
     * @return the dead letters, with what was recorded of why they are there
     */
    public List<DeadLetter> deadLetters() {
        return queue.deadLetters();
    }

    @Override
    public String toString() {
        return "Deliveries" + messages;
    }
}
