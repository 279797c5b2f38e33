package io.sqsmega.subscribe;

import io.sqsmega.message.Message;
import io.sqsmega.payload.Payload;
import org.jspecify.annotations.Nullable;

/** Where a message goes: to the subscribers of these numbers, who want its payload. Nobody may change the numbers. */
final class Route {
    final Message message;
    final @Nullable Payload payload;
    final @Nullable String eventName;
    final int[] subscribers;

    /** @param payload null if nobody wants it, or there is none */
    Route(Message message, @Nullable Payload payload, @Nullable String eventName, int[] subscribers) {
        this.message = message;
        this.payload = payload;
        this.eventName = eventName;
        this.subscribers = subscribers;
    }
}
