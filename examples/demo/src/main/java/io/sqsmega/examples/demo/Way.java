package io.sqsmega.examples.demo;

import io.sqsmega.codec.Encoding;
import io.sqsmega.payload.Payload;
import io.sqsmega.publish.PublishOptions;
import io.sqsmega.publish.PublishReceipt;
import io.sqsmega.publish.SnsPublisher;
import io.sqsmega.publish.SqsPublisher;
import java.util.function.BiFunction;

/**
 * A route to the queue.
 *
 * @param name the name in the table
 * @param payloads the publisher's {@code publishPayload}
 * @param rawMessages the publisher's {@code publishRawMessage}
 */
record Way(
        String name,
        BiFunction<Payload, PublishOptions, PublishReceipt> payloads,
        BiFunction<String, PublishOptions, PublishReceipt> rawMessages) {

    static Way through(String name, SqsPublisher publisher) {
        return new Way(name, publisher::publishPayload, publisher::publishRawMessage);
    }

    static Way through(String name, SnsPublisher publisher) {
        return new Way(name, publisher::publishPayload, publisher::publishRawMessage);
    }

    /** Returns a message with this payload. */
    Shipment payload(String what, Encoding encoding, Payload payload) {
        return Shipment.of(
                what,
                encoding.attributeValue() + ", " + name,
                options -> payloads.apply(payload, options.encoding(encoding).build()));
    }

    /** Returns a message with this body, unchanged. */
    Shipment rawMessage(String what, String body) {
        return Shipment.of(what, "as it is, " + name, options -> rawMessages.apply(body, options.build()));
    }
}
