package io.sqsmega.dispatch;

import java.util.Objects;

/**
 * Receives the report of each message, for metrics, traces and tests.
 *
 * <p>Called once for every message, after its outcome is settled, so it cannot change the outcome: its exceptions are
 * only logged. A listener calls it on the threads that process messages. A handler calls it on a separate thread, for
 * each invocation one report after the other, while further messages are processed. The handler answers when all
 * reports are delivered or the time is up; remaining reports are dropped, and the log has their number. Only
 * {@code EmbeddedMetrics}, which waits for nothing, is called on the thread that answers. Implementations must be
 * thread-safe, because a handler can have several invocations at the same time.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface MessageObserver {
    /** An observer that does nothing. */
    MessageObserver NONE = new MessageObserver() {
        // A class, because a lambda would cost time in every cold start.
        @Override
        public void handled(MessageReport report) {}
    };

    /**
     * Receives the report of a message.
     *
     * @param report the report of the message
     */
    void handled(MessageReport report);

    /**
     * Receives the beginning of a batch, before the reports of its messages. A listener's batch is the messages of one
     * receive. Default: does nothing.
     *
     * @param batch the size of the batch and the time left; it has no reports yet
     */
    default void batchBegan(BatchReport batch) {
        Objects.requireNonNull(batch, "batch must not be null");
    }

    /**
     * Receives the end of a batch, after the reports of its messages. It is not called if the invocation fails, nor if
     * an error of the virtual machine ends the listener. Default: does nothing.
     *
     * @param batch the batch with the reports of its messages
     */
    default void batchEnded(BatchReport batch) {
        Objects.requireNonNull(batch, "batch must not be null");
    }

    /**
     * {@return an observer that passes each report to this observer and then to the other, also if this one throws}
     *
     * @param other the observer that is called second
     */
    default MessageObserver andThen(MessageObserver other) {
        Objects.requireNonNull(other, "other must not be null");
        return NONE.equals(this) ? other : NONE.equals(other) ? this : ObserverPair.of(this, other);
    }
}
