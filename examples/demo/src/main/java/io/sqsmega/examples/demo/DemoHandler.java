package io.sqsmega.examples.demo;

import static io.sqsmega.match.Matchers.startsWith;

import io.sqsmega.examples.cart.CartHandler;
import io.sqsmega.examples.cart.Carts;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.match.DataPattern;
import io.sqsmega.subscribe.MessageObserver;
import io.sqsmega.subscribe.Result;

/** The shopping cart's subscribers, and one more of each kind. */
final class DemoHandler extends CartHandler {
    static final DataPattern DOORS =
            DataPattern.builder().field("sensor", startsWith("door")).build();

    DemoHandler(MessageObserver observer) {
        super(new Carts(), HandlerOptions.builder().observer(observer).build());
        register(new Audit());
        register(new Warehouse());
        register(new Notes());
        register(new Pictures());
        on(DOORS, (payload, message) -> Result.OK);
    }
}
