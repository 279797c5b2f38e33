package io.sqsmega.subscribe;

import io.sqsmega.message.Message;
import io.sqsmega.payload.MegaPayload;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber for MEGA events. The {@code match…} methods select: if an event does not match, this subscriber does not
 * receive it. The {@code validate…} methods check: if an event matches but is invalid, it is refused and goes to the
 * dead-letter queue.
 *
 * @since 0.1
 */
public abstract non-sealed class MegaSubscriber extends SubscriberOfEvents {

    /**
     * Processes a message. If this method throws an {@link io.sqsmega.payload.InvalidPayloadException}, or an exception
     * with one among its causes, the message is refused for that reason. Any other exception is logged and counts as
     * {@link Result#RETRY_LATER}. Neither affects other subscribers or other messages.
     *
     * @param payload the decoded body of the message
     * @param message the message, with its id, queue and attributes
     * @return the outcome for this subscriber; null means {@link Result#OK}
     * @throws Exception any exception: the message is retried or refused, as said above
     */
    public abstract @Nullable Result process(MegaPayload payload, Message message) throws Exception;
}
