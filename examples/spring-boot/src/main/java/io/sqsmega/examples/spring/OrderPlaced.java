package io.sqsmega.examples.spring;

import io.sqsmega.match.EventPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.subscribe.MegaSubscriber;
import io.sqsmega.subscribe.Result;
import org.springframework.stereotype.Component;

/** Stores each order. */
@Component
class OrderPlaced extends MegaSubscriber {
    private final Orders orders;

    OrderPlaced(Orders orders) {
        this.orders = orders;
    }

    @Override
    protected EventPattern matchEvent() {
        return EventPattern.named("order.placed");
    }

    @Override
    public Result process(MegaPayload payload, Message message) {
        orders.save(payload.event().attributesAs(Placed.class).order());
        return Result.OK;
    }

    /** The attributes of the event. */
    private record Placed(String order) {}
}
