package io.sqsmega.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.PayloadCodec;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * The bodies and records for the benchmarks: the shopping-cart event of the protocol's documents, with its envelopes.
 */
final class Texts {
    /** The event as JSON, 556 characters, with blanks like those of libraries in other languages. */
    static final String CART = """
            {"protocol": "mega", "version": 1, "event": {"name": "item.added", "timestamp": "2020-05-04T15:53:27.823Z", \
            "version": 1, "domain": "shopping_cart", "subject": "987650", "publisher": "shopping-cart-service", \
            "attributes": {"item_id": "61fcc874-624e-40f8-8fd7-0e663c7837e8", "quantity": 5}}, \
            "object": {"type": "shopping_cart", "id": "5790f82e-c1d3-4cff-aa3a-f4d46b0a18e8", \
            "current": {"id": "5790f82e-c1d3-4cff-aa3a-f4d46b0a18e8", "user_id": 987650, "revision": 1, \
            "items": [{"id": "61fcc874-624e-40f8-8fd7-0e663c7837e8", "price": 19.99, "quantity": 5}]}}}""";

    /** The cart alone, as data. */
    static final String CURRENT =
            CART.substring(CART.indexOf("\"current\": ") + "\"current\": ".length(), CART.length() - 2);

    /** The event as BSON, in Base64. */
    static final String CART_IN_BSON = PayloadCodec.encode(PayloadCodec.decode(CART), Encoding.BSON);

    /** When the records of {@link #sqsEvent} were sent. */
    static final String SENT = "1588607608000";

    private static final ObjectMapper JACKSON = new ObjectMapper();

    private Texts() {}

    /** Returns the event of a cart with this number of items: 556 characters with one, 79 more for each further one. */
    static String cart(int items) {
        String item = CART.substring(CART.indexOf("[{") + 1, CART.indexOf("}]") + 1);
        return CART.replace(item, String.join(", ", Collections.nCopies(items, item)));
    }

    /** Returns the body as SNS delivers it to a queue without raw delivery. */
    static String inSns(String message) {
        ObjectNode envelope = JACKSON.createObjectNode()
                .put("Type", "Notification")
                .put("MessageId", "6bf46c69-7d2c-4f82-aeea-cbe226e87555")
                .put("TopicArn", "arn:aws:sns:eu-west-1:111122223333:cart-events")
                .put("Message", message)
                .put("Timestamp", "2020-05-04T15:53:28.041Z")
                .put("SignatureVersion", "1")
                .put(
                        "Signature",
                        "CvarE8OOksrg0VBXsVmYf5TMdBHXF/FFebKqEA+7s0+lk/6u0nJIt2Ljq1gF8HZaK5wdfg83xEkhvT9lZOrffw==")
                .put(
                        "SigningCertURL",
                        "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem")
                .put(
                        "UnsubscribeURL",
                        "https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=arn:aws:sns:eu-west-1:111122223333:cart-events:66d22876-72fd-4202-aa96-fb1a14a0f9e7");
        return envelope.toString();
    }

    /** Returns Lambda's event for a batch of this number of records with this body. */
    static String sqsEvent(String body, int records) {
        return sqsEvent(Collections.nCopies(records, body));
    }

    /** Returns Lambda's event with a record for each body. */
    static String sqsEvent(List<String> bodies) {
        ArrayNode array = JACKSON.createArrayNode();
        for (String body : bodies) {
            array.add(record(body, array.size()));
        }
        return JACKSON.createObjectNode().set("Records", array).toString();
    }

    private static ObjectNode record(String body, int index) {
        ObjectNode attributes = JACKSON.createObjectNode()
                .put("ApproximateReceiveCount", "1")
                .put("SentTimestamp", SENT)
                .put("SenderId", "AIDAIENQZJOLO23YVJ4VO")
                .put("ApproximateFirstReceiveTimestamp", "1588607608008");
        ObjectNode record = JACKSON.createObjectNode()
                .put("messageId", new UUID(index, index).toString())
                .put("receiptHandle", "AQEB0W7djEe0avxbruJh9TsmFS0mO6g7A3zUli5DSAEla4henJBR8yCw24PznqetvQ105t7H")
                .put("body", body);
        record.set("attributes", attributes);
        record.set("messageAttributes", JACKSON.createObjectNode());
        return record.put("md5OfBody", "37ed3220d357ec62d43962db9af5e383")
                .put("eventSource", "aws:sqs")
                .put("eventSourceARN", "arn:aws:sqs:eu-west-1:111122223333:cart")
                .put("awsRegion", "eu-west-1");
    }
}
