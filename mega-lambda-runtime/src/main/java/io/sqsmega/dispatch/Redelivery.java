package io.sqsmega.dispatch;

import java.util.List;

/**
 * Sets when messages that stay on the queue are delivered again.
 *
 * <p>Called once for every batch, on one thread, when all outcomes are known. Messages that it does not change are
 * delivered again after the queue's visibility timeout. Nothing depends on its success: the messages stay in any case,
 * and a handler with a deadline waits for it only until the deadline. Implementations must be thread-safe.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Redelivery {
    /** A redelivery that changes nothing: messages are delivered again after the queue's visibility timeout. */
    Redelivery BY_VISIBILITY_TIMEOUT = new Nothing();

    /**
     * Schedules the messages that stay.
     *
     * @param reports the report of each message of a batch
     */
    void schedule(List<MessageReport> reports);
}
