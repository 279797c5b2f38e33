package io.sqsmega.cli;

import io.sqsmega.message.Envelope;
import io.sqsmega.message.EnvelopeOpener;
import io.sqsmega.message.Message;
import io.sqsmega.message.SnsNotification;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.PlaintextPayload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the body of a message is.
 *
 * @param kind in words
 * @param layers its layers, from the outside to the inside
 * @param notification the SNS envelope, or null
 * @param payload the payload; null if the body is SNS's confirmation of a subscription
 */
record Contents(
        String kind,
        List<String> layers,
        @Nullable SnsNotification notification,
        @Nullable Payload payload) {

    /** By default, a handler takes Base64 that no attribute names as text. */
    private static final EnvelopeOpener AS_HANDLERS_DO = new EnvelopeOpener(null, false);

    /** @throws InvalidPayloadException if the body claims to be a MEGA event and is not, or is not as declared */
    static Contents of(Message message) {
        Envelope envelope = AS_HANDLERS_DO.open(message);
        SnsNotification notification = envelope.message().notification();
        Payload payload = envelope.payload();
        String inner = notification == null ? message.body() : PayloadTree.messageInside(message.body());
        List<String> layers = new ArrayList<>();
        if (notification != null) {
            layers.add("SNS envelope");
        }
        String pointer = payload instanceof PlaintextPayload text ? PayloadTree.pointerIn(text.text()) : null;
        if (pointer != null) {
            layers.add("pointer into S3");
        } else {
            layers.addAll(encoding(payload, inner));
        }
        return new Contents(
                pointer == null ? kind(envelope) : "a pointer to " + pointer,
                List.copyOf(layers),
                notification,
                payload);
    }

    private static String kind(Envelope envelope) {
        int bytes = envelope.payload() instanceof PlaintextPayload text ? PayloadTree.bytesInBase64(text.text()) : 0;
        return bytes == 0 ? envelope.examinedKind() : "plain text, or " + bytes + " bytes in Base64";
    }

    /** Returns the kind of a message of a queue, which may break the protocol. */
    static String kindOf(Message message) {
        try {
            return of(message).inShort();
        } catch (InvalidPayloadException invalid) {
            return "breaks the protocol at " + invalid.path();
        }
    }

    private static List<String> encoding(@Nullable Payload payload, String body) {
        if (payload instanceof PlaintextPayload) {
            return List.of("text");
        } else if (payload instanceof BinaryPayload) {
            return List.of("Base64", "bytes");
        }
        return body.stripLeading().startsWith("{") ? List.of("JSON") : List.of("Base64", "BSON");
    }

    /** Returns the name of the event, which says more than its kind. */
    private String inShort() {
        return payload instanceof MegaPayload mega ? "event " + mega.event().name() : kind;
    }

    Map<String, @Nullable Object> toMap(boolean withPayload) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("kind", kind);
        map.put("layers", layers);
        if (notification != null) {
            Map<String, @Nullable Object> sns = new LinkedHashMap<>();
            sns.put("topic", notification.topicArn());
            sns.put("messageId", notification.messageId());
            sns.put("timestamp", notification.timestamp().toString());
            map.put("sns", sns);
        }
        if (payload instanceof MegaPayload mega) {
            map.put("event", mega.event().name());
        }
        if (withPayload && payload != null) {
            map.put("payload", PayloadTree.of(payload));
        }
        return map;
    }

    void print(Output output, boolean withPayload) {
        output.field("kind", kind);
        output.field("layers", String.join(" > ", layers));
        if (notification != null) {
            output.field("topic", notification.topicArn());
            output.field("published", notification.timestamp().toString());
        }
        if (payload instanceof MegaPayload mega) {
            output.field("event", mega.event().name());
        }
        if (withPayload && payload != null) {
            output.text("");
            Object tree = PayloadTree.of(payload);
            output.text(
                    payload instanceof DataPayload || payload instanceof MegaPayload
                            ? Output.pretty(tree)
                            : String.valueOf(tree));
        }
    }
}
