package io.sqsmega.examples.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.ObjectData;
import io.sqsmega.test.DeliveredBatch;
import io.sqsmega.test.HandlerTester;
import io.sqsmega.test.TestBatch;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A function is an object: make one, deliver an event, look at the outcome. No runtime, no queue. */
class CartHandlerTest {
    private final Carts carts = new Carts(1);
    private final HandlerTester tester = HandlerTester.of(new CartHandler(carts));

    @Test
    void anAddedItemIsInTheCart() {
        assertThat(tester.deliver(itemAdded(5, "cart", 1))).isDoneBy("ShoppingCartItemAdded");

        Cart cart = carts.find("cart").orElseThrow();
        assertThat(cart.total()).isEqualByComparingTo(new BigDecimal("99.95"));
        assertThat(cart.items()).singleElement().extracting(Cart.Item::quantity).isEqualTo(5);
    }

    @Test
    void theSameEventTwiceChangesNothing() {
        assertThat(tester.deliver(TestBatch.of(itemAdded(5, "cart", 1), itemAdded(5, "cart", 1))))
                .isDone();

        assertThat(carts.find("cart").orElseThrow().revision()).isEqualTo(1);
    }

    @Test
    void anOldStateDoesNotReplaceANewOne() {
        tester.deliver(TestBatch.of(itemAdded(5, "cart", 2), itemAdded(5, "cart", 1)));

        assertThat(carts.find("cart").orElseThrow().revision()).isEqualTo(2);
    }

    @Test
    void anEventAboutNoCartIsRefusedAndTheRestOfTheBatchIsDone() {
        DeliveredBatch batch = tester.deliver(TestBatch.of(itemAdded(5, "", 1), itemAdded(5, "cart", 1)));

        assertThat(batch.message(0)).isRefusedBy("ShoppingCartItemAdded").withReason("object.id");
        assertThat(batch.message(1)).isDone();
        assertThat(carts.find("cart")).isPresent();
    }

    @Test
    void noneAddedIsNotForThisSubscriber() {
        assertThat(tester.deliver(itemAdded(0, "cart", 1))).matchesNobody();
    }

    @Test
    void withoutRoomTheMessageComesAgain() {
        carts.save(new Cart("other", 1, 1, List.of()));

        assertThat(tester.deliver(itemAdded(5, "cart", 1))).isRetriedBy("ShoppingCartItemAdded");
    }

    @Test
    void aCartThatIsCheckedOutStaysClosed() {
        carts.checkOut(new Cart("cart", 987650, 9, List.of()));

        assertThat(tester.deliver(itemAdded(5, "cart", 1))).isDone();
        assertThat(carts.find("cart")).isEmpty();
    }

    private static MegaPayload itemAdded(int quantity, String objectId, int revision) {
        Event event = Event.named("item.added")
                .domain("shopping_cart")
                .subject("987650")
                .attribute("item_id", "shirt")
                .attribute("quantity", quantity)
                .build();
        Cart cart = new Cart("cart", 987650, revision, List.of(new Cart.Item("shirt", new BigDecimal("19.99"), 5)));
        return MegaPayload.builder(event)
                .object(ObjectData.builder()
                        .type("shopping_cart")
                        .id(objectId)
                        .current(cart)
                        .build())
                .build();
    }
}
