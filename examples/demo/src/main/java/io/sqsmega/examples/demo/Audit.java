package io.sqsmega.examples.demo;

import io.sqsmega.match.EventPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.subscribe.MegaSubscriber;
import io.sqsmega.subscribe.Result;

/** Receives every event about carts, in addition to the subscribers that process it. */
final class Audit extends MegaSubscriber {
    @Override
    protected EventPattern matchEvent() {
        return EventPattern.builder().domain("shopping_cart").build();
    }

    @Override
    public Result process(MegaPayload payload, Message message) {
        return Result.OK;
    }
}
