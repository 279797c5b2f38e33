package io.sqsmega.examples.cart;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A function is an object: make one, hand it a batch, look at the answer. No runtime, no queue. */
class CartHandlerTest {
    private static final String ITEM_ADDED = """
            {
              "protocol": "mega", "version": 1,
              "event": {
                "name": "item.added", "timestamp": "2020-05-04T15:53:27.823Z", "domain": "shopping_cart",
                "subject": "987650", "attributes": {"item_id": "shirt", "quantity": %d}
              },
              "object": {
                "type": "shopping_cart", "id": "%s",
                "current": {"id": "cart", "user_id": 987650, "revision": %d,
                            "items": [{"id": "shirt", "price": 19.99, "quantity": 5}]}
              }
            }""";

    private final Carts carts = new Carts(1);
    private final CartHandler handler = new CartHandler(carts);

    @Test
    void anAddedItemIsInTheCart() {
        assertThat(handle(ITEM_ADDED.formatted(5, "cart", 1))).isEmpty();

        Cart cart = carts.find("cart").orElseThrow();
        assertThat(cart.total()).isEqualByComparingTo(new BigDecimal("99.95"));
        assertThat(cart.items()).singleElement().extracting(Cart.Item::quantity).isEqualTo(5);
    }

    @Test
    void theSameEventTwiceChangesNothing() {
        assertThat(handle(ITEM_ADDED.formatted(5, "cart", 1), ITEM_ADDED.formatted(5, "cart", 1)))
                .isEmpty();

        assertThat(carts.find("cart").orElseThrow().revision()).isEqualTo(1);
    }

    @Test
    void anOldStateDoesNotReplaceANewOne() {
        handle(ITEM_ADDED.formatted(5, "cart", 2), ITEM_ADDED.formatted(5, "cart", 1));

        assertThat(carts.find("cart").orElseThrow().revision()).isEqualTo(2);
    }

    @Test
    void anEventAboutNoCartIsRefusedAndTheRestOfTheBatchIsDone() {
        assertThat(handle(ITEM_ADDED.formatted(5, "", 1), ITEM_ADDED.formatted(5, "cart", 1)))
                .containsExactly("0");

        assertThat(carts.find("cart")).isPresent();
    }

    @Test
    void noneAddedIsNotForThisSubscriber() {
        assertThat(handle(ITEM_ADDED.formatted(0, "cart", 1))).isEmpty();

        assertThat(carts.find("cart")).isEmpty();
    }

    @Test
    void withoutRoomTheMessageComesAgain() {
        carts.save(new Cart("other", 1, 1, List.of()));

        assertThat(handle(ITEM_ADDED.formatted(5, "cart", 1))).containsExactly("0");
    }

    @Test
    void aCartThatIsCheckedOutStaysClosed() {
        carts.checkOut(new Cart("cart", 987650, 9, List.of()));

        assertThat(handle(ITEM_ADDED.formatted(5, "cart", 1))).isEmpty();
        assertThat(carts.find("cart")).isEmpty();
    }

    /** Returns the ids of the messages that stay on the queue; a message's id is its place in the batch. */
    private List<String> handle(String... bodies) {
        List<SQSMessage> records = new ArrayList<>();
        for (String body : bodies) {
            SQSMessage record = new SQSMessage();
            record.setMessageId(Integer.toString(records.size()));
            record.setBody(body);
            records.add(record);
        }
        SQSEvent event = new SQSEvent();
        event.setRecords(records);
        return handler.handleRequest(event, null).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }
}
