package io.sqsmega.examples.cart;

import static io.sqsmega.match.Matchers.empty;
import static io.sqsmega.match.Matchers.gt;
import static io.sqsmega.match.Matchers.match;
import static io.sqsmega.match.Matchers.not;
import static io.sqsmega.match.Matchers.oneOf;

import io.sqsmega.match.EventPattern;
import io.sqsmega.match.ObjectPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.subscribe.MegaSubscriber;
import io.sqsmega.subscribe.Result;

/** Handles a new item in a cart: stores the cart as it is now. */
public final class ShoppingCartItemAdded extends MegaSubscriber {
    private static final EventPattern ITEM_ADDED = EventPattern.builder()
            .domain("shopping_cart")
            .name("item.added")
            .version(oneOf(1, 2))
            .subject(match("\\d+"))
            .attribute("item_id", not(empty()))
            .attribute("quantity", gt(0))
            .build();

    private final Carts carts;

    public ShoppingCartItemAdded(Carts carts) {
        this.carts = carts;
    }

    @Override
    protected EventPattern matchEvent() {
        return ITEM_ADDED;
    }

    /** An event without a cart is an error of the sender, so it is refused and not skipped. */
    @Override
    protected ObjectPattern validateObject() {
        return ObjectPattern.builder().type("shopping_cart").id(not(empty())).build();
    }

    @Override
    public Result process(MegaPayload payload, Message message) {
        Cart cart = payload.object().currentAs(Cart.class);
        return carts.save(cart) ? Result.OK : Result.RETRY_LATER;
    }
}
