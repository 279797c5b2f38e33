package io.sqsmega.subscribe;

import io.sqsmega.message.Message;
import java.util.List;

/**
 * Does to the queue what the outcomes of its messages ask for, beside deleting: hides them for a while, sends them to a
 * dead-letter queue.
 *
 * <p>Called once for every batch, on one thread, when all outcomes are known. Implementations are thread-safe.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Settlement {
    /**
     * Nothing: what stays becomes visible when the queue's visibility timeout has passed, or is redriven by the queue.
     */
    Settlement NONE = (messages, outcomes) -> outcomes;

    /**
     * Settles a batch.
     *
     * @param messages the messages
     * @param outcomes what becomes of each, in the same order
     * @return the outcomes, in the same order; one that is {@link Outcome#deletable} now is safe elsewhere. If this
     *     throws, the outcomes stand as they were
     */
    List<Outcome> settle(List<Message> messages, List<Outcome> outcomes);
}
