package io.sqsmega.functional;

import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.EventPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.subscribe.MegaSubscriber;
import io.sqsmega.subscribe.Result;

/** The function of {@link OrderScenario}. */
public final class OrderFunction extends MegaSqsHandler {
    /** Called by Lambda's runtime client. */
    public OrderFunction() {
        this(HandlerOptions.fromEnvironment());
    }

    OrderFunction(HandlerOptions options) {
        super(options);
        register(new OrderPlaced());
    }

    private static final class OrderPlaced extends MegaSubscriber {
        @Override
        protected EventPattern matchEvent() {
            return EventPattern.builder().domain("orders").name("order.placed").build();
        }

        @Override
        public Result process(MegaPayload payload, Message message) {
            if (Integer.valueOf(0).equals(payload.event().attributes().get("quantity"))) {
                return Result.deadLetter("an order must have a quantity");
            }
            return message.receiveCount() == 1 ? Result.RETRY_LATER : Result.OK;
        }
    }
}
