package io.sqsmega.examples.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.test.LocalAwsTest;
import io.sqsmega.test.TestQueue;
import io.sqsmega.test.TestTopic;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** From one function to the other: through a topic and a queue, on this machine. */
@LocalAwsTest
@Timeout(180)
class CartEndToEndTest {
    private final Carts carts = new Carts();

    @Test
    void whatThePublisherPublishesReachesTheCart(TestTopic topic, TestQueue queue) {
        topic.subscribe(queue);

        new PublisherFunction(topic.publisher()).handleRequest(request(), null);

        assertThat(queue.deliverTo(new CartHandler(carts)).last()).isDoneBy("ShoppingCartItemAdded");
        assertThat(carts.find("18a3f92e")).isPresent();
    }

    /** As Lambda gives it to the function: maps, lists, numbers. */
    private static Map<String, Object> request() {
        Map<String, Object> item = Map.of("id", "shirt", "price", 19.99, "quantity", 5);
        Map<String, Object> cart = Map.of("id", "18a3f92e", "user_id", 987650, "revision", 1, "items", List.of(item));
        return Map.of("cart", cart, "item_id", "shirt", "quantity", 5);
    }
}
