package io.sqsmega.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sqsmega.match.DataPattern;
import io.sqsmega.message.Message;
import io.sqsmega.subscribe.Result;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The event read from its stream is the event that Lambda's own serializer makes objects of: the same messages, or no
 * event at all.
 */
class BothEntriesTest {
    private static final int EVENTS = 5_000;
    private static final PojoSerializer<SQSEvent> SERIALIZER =
            LambdaEventSerializers.serializerFor(SQSEvent.class, BothEntriesTest.class.getClassLoader());

    @Test
    void eventFilesAreTheSameBothWays() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "examples", "events"))) {
            List<Path> events = files.filter(file -> !file.toString().endsWith(".expected.json"))
                    .toList();

            assertThat(events).hasSizeGreaterThan(4).allSatisfy(file -> {
                String event = Files.readString(file);
                assertThat(streamed(event)).isEqualTo(typed(event));
            });
        }
    }

    @Test
    void randomEventsAreTheSameBothWays() {
        RandomSqsEvents events = new RandomSqsEvents(new Random(20_261_122));
        int refused = 0;
        for (int i = 0; i < EVENTS; i++) {
            String event = events.next();

            List<String> streamed = streamed(event);

            assertThat(streamed).as(event).isEqualTo(typed(event));
            refused += streamed.equals(List.of("refused")) ? 1 : 0;
        }
        assertThat(refused).isBetween(EVENTS / 50, EVENTS / 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{",
                "{}",
                "{\"Records\":null}",
                "{\"Records\":7}",
                "{\"Records\":[null]}",
                "{\"Records\":[[]]}",
                "{\"Records\":[{}]}",
                "{\"Records\":[{\"messageId\":\"\"}]}",
                "{\"Records\":[{\"messageId\":\"a\",\"body\":{}}]}",
                "{\"Records\":[{\"messageId\":\"a\",\"attributes\":[1]}]}",
                "{\"Records\":[{\"messageId\":\"a\",\"attributes\":{\"a\":{}}}]}",
                "{\"Records\":[{\"messageId\":\"a\",\"messageAttributes\":{\"a\":1}}]}",
                "{\"Records\":[{\"messageId\":\"a\",\"messageAttributes\":{\"a\":{\"binaryValue\":5}}}]}",
                "{\"Records\":[{\"messageId\":\"a\"}",
                "{\"detail-type\":\"Scheduled Event\"}"
            })
    void whatIsNoSqsEventFailsTheInvocation(String event) {
        assertThatThrownBy(() -> new Handler().handleRequest(stream(event), new ByteArrayOutputStream(), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("[\\s\\S]* must [\\s\\S]*, got [\\s\\S]*");
        assertThat(typed(event)).as(event).containsExactly("refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "secret!", "AAE", "A===", "AA=A"})
    void aMessageWithAnAttributeThatIsNoBase64IsRefusedAloneAndTheErrorNamesTheField(String value) throws IOException {
        List<String> reasons = new ArrayList<>();
        MegaSqsHandler handler = new Handler(HandlerOptions.builder()
                .deadLetters((message, reason, subscriber) -> {
                    reasons.add(message.id() + ": " + reason);
                    return true;
                })
                .build());
        String event = "{\"Records\":[{\"messageId\":\"a\",\"body\":\"{}\"},"
                + "{\"messageId\":\"b\",\"body\":\"{}\",\"messageAttributes\":"
                + "{\"picture\":{\"dataType\":\"Binary\",\"binaryValue\":\"" + value + "\"}}},"
                + "{\"messageId\":\"c\",\"body\":\"{\\\"again\\\":true}\"}]}";
        ByteArrayOutputStream response = new ByteArrayOutputStream();

        handler.handleRequest(stream(event), response, null);

        assertThat(response.toString(StandardCharsets.UTF_8))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"c\"}]}");
        assertThat(reasons).containsExactly("b: messageAttributes.picture.binaryValue must be Base64, got other text");
        assertThat(handler.explain(streamedMessages(event).get(1)).toString())
                .contains("messageAttributes.picture.binaryValue")
                .doesNotContain(value + "\"");
    }

    @Test
    void malformedEventIsRefusedWithoutItsContents() {
        assertThatThrownBy(() -> streamedMessages("{\"Records\":[{\"messageId\":\"a\",\"body\":secret}]}"))
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "[{\"itemIdentifier\":\"b\"}]", "[{\"itemIdentifier\":\"b\"},{\"itemIdentifier\":\"c\"}]"})
    void responseHoldsTheMessagesThatStay(String failures) throws IOException {
        StringBuilder records = new StringBuilder("{\"messageId\":\"a\",\"body\":\"{\\\"again\\\":false}\"}");
        Stream.of("b", "c")
                .filter(failures::contains)
                .forEach(id -> records.append(",{\"messageId\":\"")
                        .append(id)
                        .append("\",\"body\":\"{\\\"again\\\":true}\"}"));

        assertThat(response("{\"Records\":[" + records + "]}")).isEqualTo("{\"batchItemFailures\":" + failures + "}");
    }

    @Test
    void anyIdComesBackAsItWas() throws IOException {
        String id = "\"\\\u0000\n\u007f\u00e4\u2028\ud83d\ude00\ud800";
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        BatchResponse.write(List.of(id), out);

        assertThat(new ObjectMapper()
                        .readTree(out.toByteArray())
                        .at("/batchItemFailures/0/itemIdentifier")
                        .textValue())
                .isEqualTo(id);
    }

    private static List<String> typed(String event) {
        try {
            return words(SqsRecords.read(SERIALIZER.fromJson(event)));
        } catch (RuntimeException refused) {
            return List.of("refused");
        }
    }

    private static List<String> streamed(String event) {
        try {
            return words(streamedMessages(event));
        } catch (IllegalArgumentException refused) {
            return List.of("refused");
        }
    }

    private static List<Message> streamedMessages(String event) {
        try {
            return SqsEventReader.read(stream(event), event.length() % 2 == 0);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static InputStream stream(String event) {
        return new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8));
    }

    private static String response(String event) throws IOException {
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        new Handler().handleRequest(stream(event), response, null);
        return response.toString(StandardCharsets.UTF_8);
    }

    /** All that a message knows. */
    private static List<String> words(List<Message> messages) {
        List<String> words = new ArrayList<>();
        for (Message message : messages) {
            List<@Nullable Object> all = new ArrayList<>();
            all.add(message.id());
            all.add(message.body());
            all.add(message.receiptHandle());
            all.add(message.queueArn());
            all.add(new TreeMap<>(message.systemAttributes()));
            new TreeMap<>(message.attributes()).forEach((name, attribute) -> {
                all.add(name);
                all.add(attribute.dataType());
                all.add(attribute.text());
                all.add(
                        attribute.bytes() == null
                                ? null
                                : Arrays.toString(attribute.bytes().toArray()));
            });
            words.add(all.toString());
        }
        return words;
    }

    private static final class Handler extends MegaSqsHandler {
        Handler() {
            this(HandlerOptions.defaults());
        }

        Handler(HandlerOptions options) {
            super(options);
            on(DataPattern.builder().field("again", true).build(), (payload, message) -> Result.RETRY_LATER);
            on(DataPattern.any(), (payload, message) -> Result.OK);
        }
    }
}
