package io.sqsmega.examples.cart;

import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.EventPattern;
import io.sqsmega.subscribe.Result;
import java.util.Map;

/**
 * The function that consumes the cart's queue. {@code template.yaml} and the CDK app name it as the function's handler.
 */
public final class CartHandler extends MegaSqsHandler {

    /** Called by Lambda, once for each execution environment. */
    public CartHandler() {
        this(new Carts());
    }

    /** For tests that inspect the carts. */
    CartHandler(Carts carts) {
        this(carts, System.getenv());
    }

    /** For tests that inspect the carts, with the environment of a deployed function. */
    public CartHandler(Carts carts, Map<String, String> environment) {
        super(HandlerOptions.fromEnvironment(environment));
        register(new ShoppingCartItemAdded(carts));
        register(new ShoppingCartCheckout(carts));
        on(EventPattern.named("item.removed"), (payload, message) -> {
            Cart cart = payload.object().currentAs(Cart.class);
            return carts.save(cart) ? Result.OK : Result.RETRY_LATER;
        });
    }
}
