package com.acme;

import static io.sqsmega.match.Matchers.gt;

import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.EventPattern;
import io.sqsmega.subscribe.Result;

/** Takes the orders that cost something. */
public final class OrdersFunction extends MegaSqsHandler {
    private static final EventPattern PLACED = EventPattern.builder()
            .domain("orders")
            .name("order.placed")
            .attribute("total", gt(0))
            .build();

    public OrdersFunction() {
        on(PLACED, (payload, message) -> {
            Order order = payload.event().attributesAs(Order.class);
            System.out.println("order of " + order.customer());
            return Result.OK;
        });
    }

    record Order(String customer, double total) {}
}
