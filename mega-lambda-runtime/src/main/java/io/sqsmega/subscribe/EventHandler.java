package io.sqsmega.subscribe;

import io.sqsmega.message.Message;
import io.sqsmega.payload.Payload;
import org.jspecify.annotations.Nullable;

/**
 * The work of a subscriber, as a lambda: {@code (payload, message) -> Result.OK}.
 *
 * @param <P> the kind of payload that it takes
 * @since 0.1
 */
@FunctionalInterface
public interface EventHandler<P extends Payload> {

    /** Does the work, as {@link MegaSubscriber#process} says. */
    @Nullable
    Result process(P payload, Message message) throws Exception;
}
