package io.sqsmega.dispatch;

import io.sqsmega.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * Takes refused messages to where people look into them, at once and with the reason.
 *
 * <p>Called before the next message of its FIFO group is started. A handler that has a deadline waits for it no longer
 * than there is time; the message stays then. Implementations are thread-safe.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface DeadLetterSink {
    /** There is no such place: a refused message stays, so that the queue's redrive policy takes it. */
    DeadLetterSink BY_REDRIVE_POLICY = (message, reason, subscriber) -> false;

    /**
     * Takes a message.
     *
     * @param reason why it is refused
     * @param subscriber the name of who refused it, or null if it breaks the protocol, or nobody wants it
     * @return whether the message is safe there, so that it can be deleted; if not, or if this throws, it stays
     */
    boolean take(Message message, String reason, @Nullable String subscriber);
}
