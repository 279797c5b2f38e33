package io.sqsmega.examples.demo;

import static io.sqsmega.match.Matchers.startsWith;

import io.sqsmega.dispatch.MessageObserver;
import io.sqsmega.examples.cart.Carts;
import io.sqsmega.examples.cart.ShoppingCartCheckout;
import io.sqsmega.examples.cart.ShoppingCartItemAdded;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.subscribe.Result;

/** A handler with the shopping cart's subscribers and one more of each kind. */
final class DemoHandler extends MegaSqsHandler {
    static final EventPattern REMOVED = EventPattern.named("item.removed");
    static final DataPattern DOORS =
            DataPattern.builder().field("sensor", startsWith("door")).build();

    DemoHandler(MessageObserver observer) {
        super(HandlerOptions.builder().observer(observer).build());
        Carts carts = new Carts();
        register(new ShoppingCartItemAdded(carts));
        register(new ShoppingCartCheckout(carts));
        on(REMOVED, (payload, message) -> Result.OK);
        register(new Audit());
        register(new Warehouse());
        register(new Notes());
        register(new Pictures());
        on(DOORS, (payload, message) -> Result.OK);
    }
}
