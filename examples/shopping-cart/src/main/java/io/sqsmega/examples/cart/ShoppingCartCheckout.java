package io.sqsmega.examples.cart;

import static io.sqsmega.match.Matchers.gte;

import io.sqsmega.match.EventPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.subscribe.MegaSubscriber;
import io.sqsmega.subscribe.Result;
import io.sqsmega.subscribe.Validation;
import java.math.BigDecimal;

/** Handles the purchase of a cart: closes the cart if the total of the bill is correct. */
public final class ShoppingCartCheckout extends MegaSubscriber {
    private static final EventPattern CHECKOUT = EventPattern.builder()
            .domain("shopping_cart")
            .name("checkout")
            .attribute("total", gte(0))
            .build();

    private final Carts carts;

    public ShoppingCartCheckout(Carts carts) {
        this.carts = carts;
    }

    @Override
    protected EventPattern matchEvent() {
        return CHECKOUT;
    }

    /** Checks what a pattern cannot express. */
    @Override
    protected Validation validate(MegaPayload payload) {
        Cart cart = payload.object().currentAs(Cart.class);
        Bill bill = payload.event().attributesAs(Bill.class);
        return Validation.that(
                cart.total().compareTo(bill.total()) == 0,
                "event.attributes.total must be the sum of object.current.items, got another amount");
    }

    @Override
    public Result process(MegaPayload payload, Message message) {
        carts.checkOut(payload.object().currentAs(Cart.class));
        return Result.OK;
    }

    /** The attributes of the event that this subscriber reads. */
    private record Bill(BigDecimal total) {}
}
