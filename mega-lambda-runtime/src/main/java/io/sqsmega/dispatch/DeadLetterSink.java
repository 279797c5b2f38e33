package io.sqsmega.dispatch;

import io.sqsmega.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * Moves refused messages to a place where people inspect them, at once and with the reason.
 *
 * <p>Called before the next message of the FIFO group is started. A handler with a deadline waits for it only until the
 * deadline; then the message stays. Implementations must be thread-safe.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface DeadLetterSink {
    /** A sink that accepts no message: a refused message stays, so that the queue's redrive policy moves it. */
    DeadLetterSink BY_REDRIVE_POLICY = new Nothing();

    /**
     * Takes a message.
     *
     * @param message the message
     * @param reason why the message is refused
     * @param subscriber the name of the subscriber that refused it, or null if it violates the protocol or matches no
     *     subscriber
     * @return whether the message is safe, so that it can be deleted; if not, or if this method throws, it stays
     */
    boolean take(Message message, String reason, @Nullable String subscriber);
}
