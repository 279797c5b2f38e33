package com.acme;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.test.HandlerTester;
import org.junit.jupiter.api.Test;

class OrdersFunctionTest {
    private final HandlerTester tester = HandlerTester.of(new OrdersFunction());

    @Test
    void orderIsTaken() {
        assertThat(tester.deliver(order(12.50))).isDone();
    }

    @Test
    void orderThatCostsNothingIsNot() {
        assertThat(tester.deliver(order(0))).matchesNobody();
    }

    private static MegaPayload order(double total) {
        return MegaPayload.of(Event.named("order.placed")
                .domain("orders")
                .attribute("customer", "c-1")
                .attribute("total", total)
                .build());
    }
}
