package io.sqsmega.test;

import static io.sqsmega.match.Matchers.gt;

import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.EventPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.subscribe.MegaSubscriber;
import io.sqsmega.subscribe.Result;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * A handler of two subscribers: Stock wants orders of at least one item, Till wants all orders, and does as it is told.
 */
final class Orders extends MegaSqsHandler {
    Orders(Supplier<Result> till) {
        this(HandlerOptions.defaults(), till);
    }

    Orders(HandlerOptions options, Supplier<Result> till) {
        super(options);
        register(new Orderly(
                "Stock",
                EventPattern.builder()
                        .name("ordered")
                        .attribute("quantity", gt(0))
                        .build(),
                () -> Result.OK));
        register(new Orderly(
                "Till", EventPattern.builder().name("ordered").domain("shop").build(), till));
    }

    static MegaPayload order(int quantity) {
        return MegaPayload.of(Event.named("ordered")
                .domain("shop")
                .timestamp(Instant.EPOCH)
                .attribute("quantity", quantity)
                .build());
    }

    private static final class Orderly extends MegaSubscriber {
        private final String name;
        private final EventPattern pattern;
        private final Supplier<Result> work;

        Orderly(String name, EventPattern pattern, Supplier<Result> work) {
            this.name = name;
            this.pattern = pattern;
            this.work = work;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        protected EventPattern matchEvent() {
            return pattern;
        }

        @Override
        public Result process(MegaPayload payload, Message message) {
            return work.get();
        }
    }
}
