package io.sqsmega.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.vectors.TaggedValue;
import io.sqsmega.vectors.VectorCase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases of {@code sqs.json}: messages as ReceiveMessage gives them, straight and in SNS envelopes. */
class EnvelopeVectorsTest {

    /** An id or a body that is no string: the types of Java rule it out. */
    private static final Set<String> RULED_OUT_BY_TYPES = Set.of("sqs/000", "sqs/001");

    static List<VectorCase> messages() {
        return VectorCase.of("sqs.json").stream()
                .filter(vector -> !RULED_OUT_BY_TYPES.contains(vector.id()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aMessageIsOpenedAsTheVectorSays(VectorCase vector) {
        Map<?, ?> given = (Map<?, ?>) vector.value("message");
        Message message = Message.builder((String) given.get("MessageId"), (String) given.get("Body"))
                .receiptHandle((String) given.get("ReceiptHandle"))
                .build();
        if (vector.expectsError()) {
            assertThatThrownBy(() -> Envelope.open(message)).isInstanceOf(InvalidPayloadException.class);
            return;
        }

        Envelope envelope = Envelope.open(message);

        assertThat(envelope.message().id())
                .isEqualTo(vector.fields().get("expect").get("message_id").asText());
        assertThat(envelope.message().receiptHandle())
                .isEqualTo(vector.fields().get("expect").get("receipt_handle").textValue());
        assertThat(envelope.payload()).isEqualTo(expectedPayload(vector));
        assertThat(envelope.message().notification()).satisfies(notification -> isAsExpected(notification, vector));
    }

    private static @Nullable Payload expectedPayload(VectorCase vector) {
        Object payload = TaggedValue.read(vector.fields().get("expect").get("payload"));
        return switch (vector.fields().get("expect").get("payload_type").asText()) {
            case "MEGA" -> (MegaPayload) payload;
            case "DATA" -> new DataPayload(castMap(payload));
            case "BINARY" -> new BinaryPayload((Bytes) payload);
            case "PLAINTEXT" -> new PlaintextPayload((String) payload);
            default -> null;
        };
    }

    private static void isAsExpected(@Nullable SnsNotification notification, VectorCase vector) {
        var expected = vector.fields().get("expect").get("embedded_message");
        if (expected.isNull()) {
            assertThat(notification).isNull();
            return;
        }
        assertThat(notification).isNotNull();
        assertThat(notification.messageId())
                .isEqualTo(expected.get("message_id").asText());
        assertThat(notification.topicArn()).isEqualTo(expected.get("topic_arn").asText());
        assertThat(notification.type().name().replace("_", ""))
                .isEqualToIgnoringCase(expected.get("sns_message_type").asText());
        assertThat(notification.subject()).isEqualTo(expected.path("subject").textValue());
        assertThat(notification.timestamp()).isEqualTo(TaggedValue.read(expected.get("timestamp")));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> castMap(@Nullable Object map) {
        return (Map<String, @Nullable Object>) map;
    }
}
