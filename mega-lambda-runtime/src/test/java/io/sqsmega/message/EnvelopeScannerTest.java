package io.sqsmega.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.projection.Places;
import io.sqsmega.projection.ProjectedValues;
import io.sqsmega.vectors.VectorCase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scanning a message means what opening it means. */
class EnvelopeScannerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MEGA = """
            {"protocol":"mega","version":1,
             "event":{"name":"item.added","timestamp":"2020-05-04T15:53:27.823Z","attributes":{"quantity":5,"é":"\\n"}},
             "object":{"type":"cart","current":{"id":"1","items":[{"price":19.99}]}},"extra":{"a":null}}""";

    private final Places places = Places.of(
            List.of(
                    List.of("event", "name"),
                    List.of("event", "timestamp"),
                    List.of("event", "attributes", "quantity"),
                    List.of("object", "version"),
                    List.of("object", "current"),
                    List.of("object", "current", "id"),
                    List.of("extra", "a")),
            List.of(List.of("a"), List.of("Type"), List.of("Message"), List.of("b", "c")));
    private final EnvelopeScanner scanner = new EnvelopeScanner(places.events(), places.data(), Map.of());
    private final ProjectedValues events = new ProjectedValues(places.events());
    private final ProjectedValues data = new ProjectedValues(places.data());
    private final Random random = new Random(20_260_103);

    @Test
    void messageIsScannedAsItIsOpened() {
        assertThat(isOrdinary(MEGA)).isTrue();
        assertThat(isOrdinary("{\"a\":1,\"b\":{\"c\":[2]}}")).isTrue();
        assertThat(isOrdinary("ping")).isFalse();
        assertThat(isOrdinary("[1]")).isFalse();
        assertThat(isOrdinary("")).isFalse();
    }

    @Test
    void snsEnvelopeIsScannedAsItIsOpened() throws JsonProcessingException {
        assertThat(isOrdinary(sns(MEGA))).isTrue();
        assertThat(isOrdinary(sns(bson()))).isTrue();
        assertThat(isOrdinary(sns("{\"a\":1}"))).isTrue();
        assertThat(isOrdinary(sns(sns("{\"a\":1}")))).isTrue();
        assertThat(isOrdinary(sns("{\"a\":\"" + "long".repeat(20_000) + "\",\"b\":{\"c\":1}}")))
                .isTrue();
        assertThat(isOrdinary(sns("ping"))).isFalse();
    }

    @Test
    void envelopeIsOpenedWithItsNotification() throws JsonProcessingException {
        Message message = Message.builder("1", sns(MEGA)).build();

        ScannedEnvelope scan = scanner.scan(message, events, data);

        assertThat(scan).isNotNull().hasToString("EnvelopeScan[Scan[item.added]]");
        assertThat(scan.isEvent()).isTrue();
        assertThat(scan.open().message().notification().topicArn()).isEqualTo("arn:aws:sns:eu-west-1:1:t");
    }

    @Test
    void keysOfAnEnvelopeComeInAnyOrder() throws JsonProcessingException {
        for (int i = 0; i < 200; i++) {
            List<Map.Entry<String, Object>> fields =
                    new ArrayList<>(envelope(MEGA).entrySet());
            Collections.shuffle(fields, random);
            Map<String, Object> shuffled = new LinkedHashMap<>();
            fields.forEach(field -> shuffled.put(field.getKey(), field.getValue()));

            assertThat(isOrdinary(JSON.writeValueAsString(shuffled))).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Type", "MessageId", "TopicArn", "Message", "Timestamp"})
    void whatLacksAFieldOfAnEnvelopeIsData(String field) throws JsonProcessingException {
        Map<String, Object> without = envelope(MEGA);
        without.remove(field);
        check(JSON.writeValueAsString(without));
        for (Object other : List.of(1, "x", List.of(), Map.of())) {
            without.put(field, other);
            check(JSON.writeValueAsString(without));
        }
    }

    @Test
    void namesOfAnEnvelopeMayBeEscaped() throws JsonProcessingException {
        String escaped = sns(MEGA).replace("TopicArn", "Topic\\u0041rn");

        assertThat(isOrdinary(escaped)).isTrue();
        assertThat(isOrdinary(sns(MEGA).replace("\"Message\"", "\"Mess\\u0061ge\"")))
                .isTrue();
    }

    @Test
    void topicWithinAnEventIsNoEnvelope() {
        assertThat(isOrdinary(MEGA.replace("\"quantity\":5", "\"TopicArn\":\"x\"")))
                .isTrue();
        assertThat(isOrdinary("{\"a\":{\"TopicArn\":1}}")).isTrue();
        assertThat(isOrdinary("{\"a\":1,\"TopicArn\":1}")).isFalse();
    }

    @Test
    void bsonCanBeAnEnvelope() throws JsonProcessingException {
        check(PayloadCodec.encode(DataPayload.of(envelope(MEGA)), Encoding.BSON));
    }

    @Test
    void confirmationOfASubscriptionIsNotOrdinary() throws JsonProcessingException {
        assertThat(isOrdinary(sns(MEGA).replace("Notification", "SubscriptionConfirmation")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "bson", "plaintext", "binary", "protobuf"})
    void declaredEncodingIsHeeded(String encoding) throws JsonProcessingException {
        for (String body : List.of(MEGA, bson(), sns(MEGA), "{\"a\":1}")) {
            checkAsDeclared(body, encoding, MessageAttribute.of(encoding));
        }
    }

    private void checkAsDeclared(String body, String encoding, MessageAttribute attribute)
            throws JsonProcessingException {
        check(Message.builder("1", body)
                .attribute(Encoding.ATTRIBUTE, attribute)
                .build());
        Map<String, Object> fields = envelope(body);
        for (Object type : List.of("String", "Binary", "String.x", 1)) {
            Map<String, Object> parts = Map.of("Type", type, "Value", encoding);
            fields.put("MessageAttributes", Map.of(Encoding.ATTRIBUTE, parts, "other", 1));
            check(JSON.writeValueAsString(fields));
        }
        fields.put("MessageAttributes", Map.of(Encoding.ATTRIBUTE, encoding));
        check(JSON.writeValueAsString(fields));
        fields.put("MessageAttributes", encoding);
        check(JSON.writeValueAsString(fields));
    }

    @Test
    void envelopeThatClaimsToBeAnEventIsOne() throws JsonProcessingException {
        Map<String, Object> fields = envelope("{\"a\":1}");
        fields.put("protocol", "mega");
        fields.put("version", 1);
        fields.put("event", Map.of("name", "a", "timestamp", "2020-01-01T00:00Z"));

        check(JSON.writeValueAsString(fields));
    }

    @Test
    void mutatedEnvelopesAreScannedAsTheyAreOpened() throws JsonProcessingException {
        List<String> bodies = new ArrayList<>(List.of(sns(MEGA), sns(bson()), sns("{\"a\":1}"), MEGA));
        VectorCase.of("sqs.json")
                .forEach(vector -> bodies.add(
                        vector.fields().get("message").get("$dict").path("Body").asText()));
        int ordinary = 0;
        for (int i = 0; i < 20_000; i++) {
            int any = random.nextInt(random.nextBoolean() ? 4 : bodies.size());
            ordinary += check(mutated(bodies.get(any))) ? 1 : 0;
        }
        assertThat(ordinary).isGreaterThan(2_000);
    }

    private String mutated(String body) {
        StringBuilder mutated = new StringBuilder(body);
        String signs = "{}[]\",:\\u0123456789.eE+-tfnNIaA \uD800";
        for (int i = random.nextInt(3); i > 0 && mutated.length() > 0; i--) {
            int at = random.nextInt(mutated.length());
            if (random.nextBoolean()) {
                mutated.setCharAt(at, signs.charAt(random.nextInt(signs.length())));
            } else {
                mutated.insert(at, mutated.substring(at, Math.min(mutated.length(), at + random.nextInt(30))));
            }
        }
        return mutated.toString();
    }

    private boolean isOrdinary(String body) {
        return check(body);
    }

    private boolean check(String body) {
        return check(Message.builder("1", body).build());
    }

    /** Whether the message was ordinary. Then everything about it was as opening it has it. */
    private boolean check(Message message) {
        events.clear();
        data.clear();
        ScannedEnvelope scan = scanner.scan(message, events, data);
        if (scan == null) {
            assertThat(events.size() + data.size()).isZero();
            return false;
        }
        Envelope expected = opened(message);
        assertThat(scan.isEvent()).as(message.body()).isEqualTo(expected.payload() instanceof MegaPayload);
        assertThat(scan.open().payload()).as(message.body()).isEqualTo(expected.payload());
        assertThat(scan.open().message().notification())
                .as(message.body())
                .isEqualTo(expected.message().notification());
        assertThat(places.values(events, data)).as(message.body()).isEqualTo(places.expected(expected.payload()));
        return true;
    }

    private static Envelope opened(Message message) {
        try {
            return Envelope.open(message);
        } catch (InvalidPayloadException invalid) {
            throw new AssertionError(message.body(), invalid);
        }
    }

    private static String bson() {
        return PayloadCodec.encode(PayloadCodec.decode(MEGA), Encoding.BSON);
    }

    private static String sns(String text) throws JsonProcessingException {
        return JSON.writeValueAsString(envelope(text));
    }

    private static Map<String, Object> envelope(String text) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("Type", "Notification");
        fields.put("MessageId", "165545c9-2a5c-472c-8df2-7ff2be2b3b1b");
        fields.put("TopicArn", "arn:aws:sns:eu-west-1:1:t");
        fields.put("Subject", "a subject");
        fields.put("Message", text);
        fields.put("Timestamp", "2012-05-02T00:54:06.655Z");
        fields.put("SignatureVersion", "1");
        fields.put("MessageAttributes", Map.of("tenant", Map.of("Type", "String", "Value", "acme")));
        return fields;
    }
}
