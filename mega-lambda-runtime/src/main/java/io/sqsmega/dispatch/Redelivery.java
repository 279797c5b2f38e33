package io.sqsmega.dispatch;

import java.util.List;

/**
 * Says to the queue when the messages that stay shall come again.
 *
 * <p>Called once for every batch, on one thread, when all outcomes are known. What it does not change comes again when
 * the queue's visibility timeout has passed. Nothing depends on its success: the messages stay in any case, and a
 * handler that has a deadline waits for it no longer than there is time. Implementations are thread-safe.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Redelivery {
    /** Everything comes again when the queue's visibility timeout has passed. */
    Redelivery BY_VISIBILITY_TIMEOUT = reports -> {};

    /**
     * Schedules what stays.
     *
     * @param reports the outcome of each message of a batch
     */
    void schedule(List<MessageReport> reports);
}
