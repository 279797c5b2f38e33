package io.sqsmega.examples.demo;

import io.sqsmega.match.EventPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.subscribe.MegaSubscriber;
import io.sqsmega.subscribe.Result;

/** Reserves goods; it always asks for a retry at the first receive. */
final class Warehouse extends MegaSubscriber {
    @Override
    protected EventPattern matchEvent() {
        return EventPattern.builder().domain("stock").name("goods.reserved").build();
    }

    @Override
    public Result process(MegaPayload payload, Message message) {
        return message.receiveCount() == 1 ? Result.RETRY_LATER : Result.OK;
    }
}
