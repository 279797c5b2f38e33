package io.sqsmega.examples.cart;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.ObjectData;
import io.sqsmega.publish.PublishReceipt;
import io.sqsmega.publish.SnsPublisher;
import java.util.Map;
import java.util.Objects;

/**
 * The publisher function: receives {@code {"cart": {…}, "item_id": "…", "quantity": 5}}, publishes to the topic that an
 * item was added, and returns the id of the message.
 */
public final class PublisherFunction implements RequestHandler<Map<String, Object>, Map<String, String>> {
    private final SnsPublisher publisher;

    /**
     * Called by Lambda, once for each execution environment, so that all invocations share one client and its
     * connections.
     */
    public PublisherFunction() {
        this(SnsPublisher.of(Objects.requireNonNull(
                System.getenv("CART_TOPIC_ARN"), "CART_TOPIC_ARN must name the topic to publish to")));
    }

    PublisherFunction(SnsPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public Map<String, String> handleRequest(Map<String, Object> request, Context context) {
        PublishReceipt published =
                publisher.publishPayload(itemAdded(DataPayload.of(request).dataAs(Addition.class)));
        return Map.of("messageId", published.messageId());
    }

    private static MegaPayload itemAdded(Addition addition) {
        Cart cart = addition.cart();
        Event added = Event.named("item.added")
                .domain("shopping_cart")
                .subject(Long.toString(cart.userId()))
                .publisher("shopping-cart-service")
                .attribute("item_id", addition.itemId())
                .attribute("quantity", addition.quantity())
                .build();
        ObjectData object = ObjectData.builder()
                .type("shopping_cart")
                .id(cart.id())
                .current(cart)
                .build();
        return MegaPayload.builder(added).object(object).build();
    }

    /** The request. */
    record Addition(Cart cart, @JsonProperty("item_id") String itemId, int quantity) {

        Addition {
            Objects.requireNonNull(cart, "cart must not be null");
            Objects.requireNonNull(itemId, "item_id must not be null");
        }
    }
}
