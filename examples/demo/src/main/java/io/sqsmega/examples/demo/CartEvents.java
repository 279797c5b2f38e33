package io.sqsmega.examples.demo;

import io.sqsmega.examples.cart.Cart;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.ObjectData;
import java.math.BigDecimal;
import java.util.List;

/** Creates the events of the load. */
final class CartEvents {
    private static final String SHIRT = "61fcc874-624e-40f8-8fd7-0e663c7837e8";
    private static final String MUG = "0c26f87b-5a3c-4c4b-9d0a-6a5f8b0e3a11";

    private CartEvents() {}

    static MegaPayload itemAdded(String cartId) {
        Event added = cartEvent("item.added")
                .attribute("item_id", SHIRT)
                .attribute("quantity", 5)
                .build();
        return about(cartId, added);
    }

    static MegaPayload itemRemoved(String cartId) {
        return about(cartId, cartEvent("item.removed").attribute("item_id", MUG).build());
    }

    static MegaPayload checkout(String cartId, String total) {
        return about(
                cartId,
                cartEvent("checkout").attribute("total", new BigDecimal(total)).build());
    }

    static MegaPayload goodsReserved(String cartId) {
        return about(cartId, Event.named("goods.reserved").domain("stock").build());
    }

    static MegaPayload userCreated() {
        return MegaPayload.of(Event.named("user.created").domain("user").build());
    }

    private static Event.Builder cartEvent(String name) {
        return Event.named(name).domain("shopping_cart").subject("987650").publisher("demo");
    }

    /** The cart costs 5 x 19.99 + 7.50 = 107.45. */
    private static MegaPayload about(String cartId, Event event) {
        Cart cart = new Cart(
                cartId,
                987650,
                1,
                List.of(
                        new Cart.Item(SHIRT, new BigDecimal("19.99"), 5),
                        new Cart.Item(MUG, new BigDecimal("7.50"), 1)));
        ObjectData object = ObjectData.builder()
                .type("shopping_cart")
                .id(cartId)
                .current(cart)
                .build();
        return MegaPayload.builder(event).object(object).build();
    }
}
