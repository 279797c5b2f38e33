package io.sqsmega.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.message.Envelope;
import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.message.SnsNotification;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.vectors.VectorCase;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any message is opened, whatever its body and its attribute say. An input is a body; or, with a unit separator in it,
 * the parts of an SNS envelope: its type, its time, what its attribute says, and its message.
 */
class EnvelopeFuzzTest {
    private static final Set<String> CONFIRMATIONS = Set.of("SubscriptionConfirmation", "UnsubscribeConfirmation");

    @MethodSource("inputs")
    @Fuzzed
    void anyMessageIsOpened(byte[] input) {
        check(input);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void keptMessageIsOpened(byte[] input) {
        check(input);
    }

    private static void check(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        String[] parts = text.split("\u001f", 4);
        if (parts.length == 4) {
            checkInside(parts[0], parts[1], parts[2], parts[3]);
        }
        for (Encoding declared : Encoding.values()) {
            open(message(text, declared.attributeValue()));
        }
        open(message(text, text));
        open(message(text, null));
    }

    /** What is inside of a notification is what it would be by itself, but for an envelope, of which one is opened. */
    private static void checkInside(String type, String timestamp, String declared, String text) {
        Envelope envelope = open(message(notification(type, timestamp, declared, text), null));
        Envelope raw = open(message(text, declared));
        if (CONFIRMATIONS.contains(type)) {
            assertThat(envelope).isNotNull().extracting(Envelope::payload).isNull();
        }
        SnsNotification opened = envelope == null ? null : envelope.message().notification();
        if (opened == null || envelope == null) {
            return;
        }
        assertThat(opened.messageId()).isEqualTo("id");
        if (opened.type() == SnsNotification.Type.NOTIFICATION
                && raw != null
                && raw.message().notification() == null) {
            assertThat(envelope.payload()).isEqualTo(raw.payload());
        }
    }

    private static @Nullable Envelope open(Message message) {
        return Cost.OF_READING.bounds(
                message.body().getBytes(StandardCharsets.UTF_8).length,
                () -> Laws.unlessRefused(() -> Envelope.open(message)));
    }

    private static Message message(String body, @Nullable String declared) {
        Message.Builder message = Message.builder("message", body);
        if (declared != null) {
            message.attribute(Encoding.ATTRIBUTE, MessageAttribute.of(declared));
        }
        return message.build();
    }

    private static String notification(String type, String timestamp, String declared, String text) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("Type", type);
        fields.put("MessageId", "id");
        fields.put("TopicArn", "topic");
        fields.put("Timestamp", timestamp);
        fields.put("Message", text);
        fields.put("MessageAttributes", Map.of(Encoding.ATTRIBUTE, Map.of("Type", "String", "Value", declared)));
        return PayloadCodec.encode(new DataPayload(fields));
    }

    static Stream<byte[]> inputs() {
        Stream<String> bodies = VectorCase.of("sqs.json").stream()
                .map(vector ->
                        vector.fields().get("message").get("$dict").path("Body").asText());
        Stream<String> parts = Stream.of("Notification", "SubscriptionConfirmation", "UnsubscribeConfirmation")
                .map(type -> type + "\u001f2020-05-04T15:53:27.023Z\u001fjson\u001f{\"a\":1}");
        return Stream.concat(
                Stream.concat(bodies, parts).map(text -> text.getBytes(StandardCharsets.UTF_8)),
                Corpus.of(EnvelopeFuzzTest.class));
    }
}
