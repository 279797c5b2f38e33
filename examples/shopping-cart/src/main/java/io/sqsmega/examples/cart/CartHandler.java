package io.sqsmega.examples.cart;

import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.EventPattern;
import io.sqsmega.subscribe.Result;

/**
 * The subscriber function: takes the batches of the cart's queue. {@code template.yaml} names it as the function's
 * handler.
 */
public final class CartHandler extends MegaSqsHandler {

    /** For Lambda: once for each execution environment. */
    public CartHandler() {
        this(new Carts());
    }

    /** For tests that look into the carts. */
    CartHandler(Carts carts) {
        register(new ShoppingCartItemAdded(carts));
        register(new ShoppingCartCheckout(carts));
        on(EventPattern.named("item.removed"), (payload, message) -> {
            Cart cart = payload.object().currentAs(Cart.class);
            return carts.save(cart) ? Result.OK : Result.RETRY_LATER;
        });
    }
}
