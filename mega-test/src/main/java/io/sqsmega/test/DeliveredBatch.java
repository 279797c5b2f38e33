package io.sqsmega.test;

import io.sqsmega.lambda.HandlerProbe.Handled;
import io.sqsmega.lambda.MegaSqsHandler;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AssertProvider;

/**
 * The outcomes of a batch that a {@link HandlerTester} delivered. AssertJ's {@code assertThat} takes it. Immutable.
 *
 * @param messages the messages in the order of the batch
 * @since 0.1
 */
public record DeliveredBatch(List<DeliveredMessage> messages) implements AssertProvider<DeliveredBatchAssert> {
    /**
     * Copies the list.
     *
     * @param messages the messages
     */
    public DeliveredBatch {
        messages = List.copyOf(messages);
    }

    static DeliveredBatch of(MegaSqsHandler handler, List<Handled> handled) {
        List<DeliveredMessage> messages = new ArrayList<>();
        for (Handled message : handled) {
            String label = handled.size() == 1
                    ? "the message"
                    : "message " + message.message().id();
            messages.add(new DeliveredMessage(handler, message, label));
        }
        return new DeliveredBatch(messages);
    }

    /**
     * {@return the message at an index, counting from 0}
     *
     * @param index the position in the batch, counting from 0
     */
    public DeliveredMessage message(int index) {
        return messages.get(index);
    }

    /**
     * {@return the message with this id}
     *
     * @param id the id of the message
     * @throws IllegalArgumentException if no message has it
     */
    public DeliveredMessage message(String id) {
        return messages.stream()
                .filter(message -> message.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("id must be one of " + ids(messages) + ", got " + id));
    }

    /** {@return the ids of the messages that stay on the queue: the response to Lambda} */
    public List<String> kept() {
        return ids(
                messages.stream().filter(message -> message.outcome().stays()).toList());
    }

    private static List<String> ids(List<DeliveredMessage> messages) {
        return messages.stream().map(DeliveredMessage::id).toList();
    }

    /** Called by AssertJ. */
    @Override
    public DeliveredBatchAssert assertThat() {
        return new DeliveredBatchAssert(this);
    }
}
