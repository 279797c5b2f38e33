package io.sqsmega.examples.cart;

import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.EventPattern;
import io.sqsmega.metrics.EmbeddedMetrics;
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
        super(options(environment));
        register(new ShoppingCartItemAdded(carts));
        register(new ShoppingCartCheckout(carts));
        on(EventPattern.named("item.removed"), (payload, message) -> {
            Cart cart = payload.object().currentAs(Cart.class);
            return carts.save(cart) ? Result.OK : Result.RETRY_LATER;
        });
    }

    /** With metrics in the deployed function, which is told the namespace that its alarms watch. */
    private static HandlerOptions options(Map<String, String> environment) {
        HandlerOptions options = HandlerOptions.fromEnvironment(environment);
        String namespace = environment.get("METRIC_NAMESPACE");
        return namespace == null
                ? options
                : options.toBuilder().observer(EmbeddedMetrics.of(namespace)).build();
    }
}
