package io.sqsmega.examples.fanout;

import static io.sqsmega.match.Matchers.oneOf;

import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.EventPattern;
import io.sqsmega.subscribe.Result;
import java.util.function.Consumer;

/** Ships every order, and stops the parcel of one that is cancelled. */
public final class ShippingFunction extends MegaSqsHandler {
    public ShippingFunction() {
        this(what -> System.out.println("shipping: " + what));
    }

    ShippingFunction(Consumer<String> parcels) {
        EventPattern changes = EventPattern.builder()
                .domain("orders")
                .name(oneOf("order.placed", "order.cancelled"))
                .build();
        on(changes, (payload, message) -> {
            parcels.accept(payload.event().name() + " " + payload.event().subject());
            return Result.OK;
        });
    }
}
