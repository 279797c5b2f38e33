package io.sqsmega.examples.cart;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * A shopping cart: the {@code object} of an event.
 *
 * <p>Immutable and thread-safe.
 *
 * @param id the cart's id
 * @param userId the id of its user
 * @param revision a number that grows with every change of the cart, to distinguish old states from new ones
 * @param items the lines of the cart
 */
public record Cart(String id, @JsonProperty("user_id") long userId, int revision, List<Item> items) {

    public Cart {
        Objects.requireNonNull(id, "id must not be null");
        items = List.copyOf(items);
    }

    /** Returns the price of all items. */
    public BigDecimal total() {
        return items.stream().map(Item::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * A line of the cart.
     *
     * @param id the id of the article
     * @param price the price of one article, exact to the cent
     * @param quantity the number of articles
     */
    public record Item(String id, BigDecimal price, int quantity) {

        public Item {
            Objects.requireNonNull(id, "id must not be null");
            Objects.requireNonNull(price, "price must not be null");
        }

        BigDecimal total() {
            return price.multiply(BigDecimal.valueOf(quantity));
        }
    }
}
