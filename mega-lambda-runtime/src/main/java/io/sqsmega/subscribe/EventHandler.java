package io.sqsmega.subscribe;

import io.sqsmega.message.Message;
import io.sqsmega.payload.Payload;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber's work as a lambda expression: {@code (payload, message) -> Result.OK}.
 *
 * @param <P> the kind of payload that it handles
 * @since 0.1
 */
@FunctionalInterface
public interface EventHandler<P extends Payload> {

    /**
     * Processes a message, as {@link MegaSubscriber#process} does.
     *
     * @param payload the payload, which matches the subscriber's pattern
     * @param message the message that held the payload
     * @return the outcome; null means {@link Result#OK}
     * @throws Exception any exception: the message is retried, or refused as {@link MegaSubscriber#process} says
     */
    @Nullable
    Result process(P payload, Message message) throws Exception;
}
