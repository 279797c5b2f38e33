package io.sqsmega.examples.demo;

import static io.sqsmega.codec.Encoding.BINARY;
import static io.sqsmega.codec.Encoding.BSON;
import static io.sqsmega.codec.Encoding.JSON;
import static io.sqsmega.codec.Encoding.PLAINTEXT;
import static io.sqsmega.examples.demo.CartEvents.checkout;
import static io.sqsmega.examples.demo.CartEvents.goodsReserved;
import static io.sqsmega.examples.demo.CartEvents.itemAdded;
import static io.sqsmega.examples.demo.CartEvents.itemRemoved;
import static io.sqsmega.examples.demo.CartEvents.userCreated;
import static io.sqsmega.examples.demo.Fate.DONE;
import static io.sqsmega.examples.demo.Fate.DONE_IN_THE_END;
import static io.sqsmega.examples.demo.Fate.REFUSED;

import io.sqsmega.local.LocalAws;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.local.LocalTopic;
import io.sqsmega.local.SubscriptionOptions;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.publish.SnsPublisher;
import io.sqsmega.publish.SqsPublisher;
import java.util.List;
import java.util.Map;

/**
 * The mixed load: payloads of every kind, sent in every way. The calls of {@code expect} state the expected outcomes.
 */
final class Load {
    private static final String ADDED = "ShoppingCartItemAdded";
    private static final String CHECKOUT = "ShoppingCartCheckout";
    private static final String REMOVED = "on(" + DemoHandler.REMOVED + ")";
    private static final String DOORS = "on(" + DemoHandler.DOORS + ")";
    private static final String AUDIT = "Audit";

    private static final DataPayload DOOR = DataPayload.of(Map.of("sensor", "door-7", "open", true));
    private static final DataPayload WINDOW = DataPayload.of(Map.of("sensor", "window-3", "open", true));
    private static final PlaintextPayload PING = new PlaintextPayload("ping");
    private static final PlaintextPayload EMOJI = new PlaintextPayload("sold out \uD83D\uDED2");
    private static final BinaryPayload BYTES = BinaryPayload.of(new byte[] {1, 2, 3, 4, 5});

    /** Claims to be a MEGA event, but has no name. */
    private static final String BROKEN = """
            {"protocol": "mega", "version": 1, "event": {"timestamp": "2020-05-04T15:53:27.823Z"}}""";

    private final Way sqs;
    private final Way snsRaw;
    private final Way sns;

    /** Creates the load for a queue: sent to it directly and through two topics that deliver to it. */
    Load(LocalAws aws, LocalQueue queue) {
        LocalTopic raw = aws.createTopic("cart-events-raw");
        raw.subscribe(queue, SubscriptionOptions.raw());
        LocalTopic enveloped = aws.createTopic("cart-events");
        enveloped.subscribe(queue);

        sqs = Way.through("SQS", SqsPublisher.of(queue.url(), aws.sqsClient()));
        snsRaw = Way.through("SNS raw", SnsPublisher.of(raw.arn(), aws.snsClient()));
        sns = Way.through("SNS envelope", SnsPublisher.of(enveloped.arn(), aws.snsClient()));
    }

    List<Shipment> shipments() {
        return List.of(
                sqs.payload("item.added", JSON, itemAdded("cart-1")).expect(DONE, ADDED, AUDIT),
                sqs.payload("item.added", BSON, itemAdded("cart-2")).expect(DONE, ADDED, AUDIT),
                snsRaw.payload("item.added", JSON, itemAdded("cart-3")).expect(DONE, ADDED, AUDIT),
                snsRaw.payload("item.added", BSON, itemAdded("cart-4")).expect(DONE, ADDED, AUDIT),
                sns.payload("item.added", JSON, itemAdded("cart-5")).expect(DONE, ADDED, AUDIT),
                sns.payload("item.added", BSON, itemAdded("cart-6")).expect(DONE, ADDED, AUDIT),
                snsRaw.payload("item.removed", JSON, itemRemoved("cart-7")).expect(DONE, REMOVED, AUDIT),
                sns.payload("checkout", JSON, checkout("cart-8", "107.45")).expect(DONE, CHECKOUT, AUDIT),
                sns.payload("checkout, wrong total", JSON, checkout("cart-9", "1.00"))
                        .expect(REFUSED, CHECKOUT, AUDIT),
                sns.payload("goods.reserved, not ready", JSON, goodsReserved("cart-1"))
                        .expect(DONE_IN_THE_END, "Warehouse"),
                sqs.rawMessage("event without a name", BROKEN).expect(REFUSED),
                sns.payload("user.created", JSON, userCreated()),
                sqs.payload("data of a door", JSON, DOOR).expect(DONE, DOORS),
                snsRaw.payload("data of a door", BSON, DOOR).expect(DONE, DOORS),
                sns.payload("data of a window", JSON, WINDOW),
                sqs.payload("the word ping", PLAINTEXT, PING).expect(DONE, "Notes"),
                sns.payload("text with an emoji", PLAINTEXT, EMOJI).expect(DONE, "Notes"),
                snsRaw.payload("bytes", BINARY, BYTES).expect(DONE, "Pictures"));
    }
}
