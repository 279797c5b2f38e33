package io.sqsmega.examples.cart;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * A shopping cart, as the {@code object} of an event holds it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param id which one
 * @param userId whose it is
 * @param revision grows with every change of the cart, so that an old state is told from a new one
 * @param items what is in it
 */
public record Cart(String id, @JsonProperty("user_id") long userId, int revision, List<Item> items) {

    public Cart {
        Objects.requireNonNull(id, "id must not be null");
        items = List.copyOf(items);
    }

    /** What all items cost. */
    public BigDecimal total() {
        return items.stream().map(Item::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * A line of the cart.
     *
     * @param id of the article
     * @param price of one, exact to the cent
     * @param quantity how many
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
