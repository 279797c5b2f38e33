package io.sqsmega.examples.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.local.LocalAws;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.local.LocalTopic;
import io.sqsmega.publish.SnsPublisher;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** From one function to the other: through a topic and a queue, on this machine. */
@Timeout(180)
class CartEndToEndTest {

    @Test
    void whatThePublisherPublishesReachesTheCart() {
        Carts carts = new Carts();
        try (LocalAws aws = LocalAws.start()) {
            LocalQueue queue = aws.createQueue("cart");
            LocalTopic topic = aws.createTopic("cart-events");
            topic.subscribe(queue);

            new PublisherFunction(SnsPublisher.of(topic.arn(), aws.snsClient())).handleRequest(request(), null);
            aws.poll(queue, new CartHandler(carts)).drain(Duration.ofSeconds(10));
        }
        assertThat(carts.find("18a3f92e")).isPresent();
    }

    /** As Lambda gives it to the function: maps, lists, numbers. */
    private static Map<String, Object> request() {
        Map<String, Object> item = Map.of("id", "shirt", "price", 19.99, "quantity", 5);
        Map<String, Object> cart = Map.of("id", "18a3f92e", "user_id", 987650, "revision", 1, "items", List.of(item));
        return Map.of("cart", cart, "item_id", "shirt", "quantity", 5);
    }
}
