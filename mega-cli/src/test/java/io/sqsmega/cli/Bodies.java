package io.sqsmega.cli;

import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import java.util.Map;

/** Bodies of every kind. */
final class Bodies {
    static final String POINTER =
            "[\"software.amazon.payloadoffloading.PayloadS3Pointer\",{\"s3BucketName\":\"large\",\"s3Key\":\"1/2\"}]";

    private Bodies() {}

    static String itemAdded(int quantity) {
        return PayloadCodec.encode(event(quantity));
    }

    static String itemAddedInBson(int quantity) {
        return PayloadCodec.encode(event(quantity), Encoding.BSON);
    }

    private static MegaPayload event(int quantity) {
        return MegaPayload.of(Event.named("item.added")
                .domain("shopping_cart")
                .attribute("quantity", quantity)
                .build());
    }

    static String dataInBson() {
        return PayloadCodec.encode(new DataPayload(Map.of("picture", Bytes.of((byte) 1, (byte) 2))), Encoding.BSON);
    }

    static String inEnvelope(String message) {
        return "{\"Type\":\"Notification\",\"MessageId\":\"22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324\","
                + "\"TopicArn\":\"arn:aws:sns:eu-west-1:111122223333:shop\",\"Message\":" + Output.pretty(message)
                + ",\"Timestamp\":\"2026-11-29T20:00:00.000Z\"}";
    }
}
