package io.sqsmega.cloudevents;

import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the event from a message, in either mode. */
final class Reading {
    private Reading() {}

    /** Returns the event, or null if the message does not claim to be one. */
    static @Nullable MegaPayload read(Payload payload, Message message) {
        if (payload instanceof DataPayload data && StructuredMode.isClaimedBy(data)) {
            return PayloadOfEvent.payload(StructuredMode.read(data), time(message));
        }
        Map<String, MessageAttribute> attributes = message.attributes();
        String prefix = BinaryMode.prefixIn(attributes);
        return prefix == null
                ? null
                : PayloadOfEvent.payload(BinaryMode.read(payload, attributes, prefix), time(message));
    }

    /** Returns when the message was sent, or null if that is not known. */
    private static @Nullable OffsetDateTime time(Message message) {
        if (message.notification() != null) {
            return message.notification().timestamp();
        }
        return message.sentAt() == null ? null : message.sentAt().atOffset(ZoneOffset.UTC);
    }
}
