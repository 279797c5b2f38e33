package io.sqsmega.examples.cart;

import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.EventPattern;
import io.sqsmega.subscribe.Result;

/**
 * The subscriber function: takes the batches of the cart's queue. {@code template.yaml} names it as the function's
 * handler.
 */
public class CartHandler extends MegaSqsHandler {

    /** For Lambda. */
    public CartHandler() {
        this(new Carts(), HandlerOptions.defaults());
    }

    /** For tests that look into the carts, and for the demo, which observes and adds subscribers. */
    public CartHandler(Carts carts, HandlerOptions options) {
        super(options);
        register(new ShoppingCartItemAdded(carts));
        register(new ShoppingCartCheckout(carts));
        on(EventPattern.named("item.removed"), (payload, message) -> {
            Cart cart = payload.object().currentAs(Cart.class);
            return carts.save(cart) ? Result.OK : Result.RETRY_LATER;
        });
    }
}
