package io.sqsmega.examples.fanout;

import static io.sqsmega.match.Matchers.gt;

import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.EventPattern;
import io.sqsmega.subscribe.Result;
import java.util.function.Consumer;

/** Sends an invoice for each order that costs something. */
public final class BillingFunction extends MegaSqsHandler {
    public BillingFunction() {
        this(order -> System.out.println("invoice for " + order));
    }

    BillingFunction(Consumer<String> invoice) {
        EventPattern chargeable = EventPattern.builder()
                .domain("orders")
                .name("order.placed")
                .attribute("cents", gt(0))
                .build();
        on(chargeable, (payload, message) -> {
            invoice.accept(payload.event().subject());
            return Result.OK;
        });
    }
}
