package io.sqsmega.examples.cart;

import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.EventPattern;
import io.sqsmega.subscribe.Result;
import java.util.Map;

/**
 * The subscriber function: takes the batches of the cart's queue. {@code template.yaml} and the CDK app name it as the
 * function's handler.
 */
public final class CartHandler extends MegaSqsHandler {

    /** For Lambda: once for each execution environment. */
    public CartHandler() {
        this(new Carts(), System.getenv());
    }

    /** For tests that look into the carts, with nothing deployed. */
    CartHandler(Carts carts) {
        this(carts, Map.of());
    }

    /** For tests that look into the carts, with the environment of a deployed function. */
    public CartHandler(Carts carts, Map<String, String> environment) {
        super(DeployedQueues.options(environment));
        register(new ShoppingCartItemAdded(carts));
        register(new ShoppingCartCheckout(carts));
        on(EventPattern.named("item.removed"), (payload, message) -> {
            Cart cart = payload.object().currentAs(Cart.class);
            return carts.save(cart) ? Result.OK : Result.RETRY_LATER;
        });
    }
}
