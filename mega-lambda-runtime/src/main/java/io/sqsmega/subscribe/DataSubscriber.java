package io.sqsmega.subscribe;

import io.sqsmega.message.Message;
import io.sqsmega.payload.DataPayload;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber for data: JSON or BSON objects that do not claim to be MEGA events.
 *
 * @since 0.1
 */
public abstract non-sealed class DataSubscriber extends SubscriberOfData {

    /**
     * Processes a message, as {@link MegaSubscriber#process} does.
     *
     * @param payload the payload, which matches the subscriber's pattern
     * @param message the message that held the payload
     * @return the outcome; null means {@link Result#OK}
     * @throws Exception any exception: the message is retried, or refused as {@link MegaSubscriber#process} says
     */
    public abstract @Nullable Result process(DataPayload payload, Message message) throws Exception;
}
