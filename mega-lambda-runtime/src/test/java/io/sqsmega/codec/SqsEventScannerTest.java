package io.sqsmega.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.codec.document.EncodedText;
import io.sqsmega.payload.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which events are ordinary. What they mean is held by {@code BothEntriesTest}. */
class SqsEventScannerTest {
    /** @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Using Lambda with Amazon SQS</a> */
    private static final String EVENT = """
            {"Records": [{
              "messageId": "059f36b4-87a3-44ab-83d2-661975830a7d",
              "receiptHandle": "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a...",
              "body": "{\\"a\\":\\"b\\"}",
              "attributes": {
                "ApproximateReceiveCount": "1",
                "SentTimestamp": "1545082649183",
                "SenderId": "AIDAIENQZJOLO23YVJ4VO",
                "ApproximateFirstReceiveTimestamp": "1545082649185"
              },
              "messageAttributes": {
                "tenant": {
                  "stringValue": "acme", "binaryValue": "AAE=",
                  "stringListValues": [], "binaryListValues": [], "dataType": "String"
                }
              },
              "md5OfMessageAttributes": "9e05cca738e70ff6c6041e82d5e77ef1",
              "md5OfBody": "098f6bcd4621d373cade4e832627b4f6",
              "eventSource": "aws:sqs",
              "eventSourceARN": "arn:aws:sqs:us-east-2:123456789012:my-queue",
              "awsRegion": "us-east-2"
            }]}
            """;

    @Test
    void eventAsLambdaWritesItIsOrdinary() {
        SqsRecord record = scan(EVENT).get(0);

        assertThat(record.messageId()).isEqualTo("059f36b4-87a3-44ab-83d2-661975830a7d");
        assertThat(record.receiptHandle()).isEqualTo("AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a...");
        assertThat(record.eventSourceArn()).isEqualTo("arn:aws:sqs:us-east-2:123456789012:my-queue");
        assertThat(record.body().string()).isEqualTo("{\"a\":\"b\"}");
        assertThat(record.attributes()).hasSize(4).containsEntry("SentTimestamp", "1545082649183");
        assertThat(record.messageAttributes())
                .isEqualTo(Map.of("tenant", new SqsRecord.Attribute("String", "acme", Bytes.of(new byte[] {0, 1}))));
    }

    @Test
    void anArrayOfRecordsAsPipesWriteItIsOrdinary() {
        String array = EVENT.substring(EVENT.indexOf('['), EVENT.lastIndexOf('}'));

        assertThat(scan(array))
                .usingRecursiveComparison()
                .withEqualsForType((one, other) -> one.string().equals(other.string()), BodyText.Escaped.class)
                .isEqualTo(scan(EVENT));
        assertThat(scan("[]")).isEmpty();
    }

    @Test
    void fieldsThatAreNewAreOrdinary() {
        for (String field : List.of("\"new\":{\"a\":[1]},", "\"new\":null,", "\"new\":\"\u00e9\",")) {
            assertThat(scan(EVENT.replace("\"Records\"", field + "\"Records\"")))
                    .isNotNull();
            assertThat(scan(EVENT.replace("\"body\"", field + "\"body\""))).isNotNull();
            assertThat(scan(EVENT.replace("\"stringValue\"", field + "\"stringValue\"")))
                    .isNotNull();
        }
    }

    @Test
    void bodyStaysInTheEvent() {
        assertThat(scan(EVENT).get(0).body()).isInstanceOf(BodyText.Escaped.class);
    }

    @Test
    void filesThatLambdaCouldSendAreOrdinary() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "examples", "events"))) {
            assertThat(files.filter(file -> !file.toString().matches(".*(expected|publish-request)\\.json")))
                    .hasSizeGreaterThan(4)
                    .allSatisfy(file -> assertThat(scan(Files.readString(file))).isNotNull());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00e9", "\u4e2d", "\ud83d\ude00", "\\ud83d\\ude00", "\\ud800", "\\n\\\"\\/"})
    void anyLettersAreOrdinary(String letters) {
        for (String place : List.of("}\\\"}", "acme", "us-east-2", "059f", "AIDA", "098f")) {
            assertThat(scan(EVENT.replace(place, place + letters))).as(place).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "{\"Records\":null}",
                "{\"Records\":{}}",
                "{\"Records\":[null]}",
                "{\"Records\":[{\"messageId\":null}]}",
                "{\"Records\":[{\"body\":null}]}",
                "{\"Records\":[{\"body\":7}]}",
                "{\"Records\":[{\"receiptHandle\":7}]}",
                "{\"Records\":[{\"eventSourceARN\":null}]}",
                "{\"Records\":[{\"attributes\":null}]}",
                "{\"Records\":[{\"attributes\":{\"a\":null}}]}",
                "{\"Records\":[{\"attributes\":{\"a\":\"1\",\"a\":\"2\"}}]}",
                "{\"Records\":[{\"messageAttributes\":null}]}",
                "{\"Records\":[{\"messageAttributes\":{\"a\":null}}]}",
                "{\"Records\":[{\"messageAttributes\":{\"a\":{\"dataType\":null}}}]}",
                "{\"Records\":[{\"messageAttributes\":{\"a\":{\"binaryValue\":\"AA\"}}}]}",
                "{\"Records\":[]},",
                "{\"Records\":[]}{}",
                "{\"Records\":[{}{}]}",
                "{\"Records\":[{},]}",
                "{\"Records\":[]",
                "\ufeff{\"Records\":[]}"
            })
    void anythingElseIsLeftToTheParser(String event) {
        assertThat(scan(event)).isNull();
    }

    @Test
    void unfinishedEventIsLeftToTheParser() {
        String event = EVENT.strip();
        for (int i = 0; i < event.length(); i++) {
            assertThat(scan(event.substring(0, i))).as("%d", i).isNull();
        }
    }

    /** Nobody looks at the last three; the parser refuses them nevertheless. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"body\":\"?\"",
                "\"messageId\":\"?\"",
                "\"eventSourceARN\":\"?\"",
                "\"attributes\":{\"?\":\"a\"}",
                "\"messageAttributes\":{\"a\":{\"stringValue\":\"?\"}}",
                "\"awsRegion\":\"?\"",
                "\"?\":1",
                "\"messageAttributes\":{\"a\":{\"stringListValues\":[\"?\"]}}"
            })
    void malformedUtf8IsRefusedWhereverItStands(String field) {
        byte[] event = ("{\"Records\":[{" + field + "}]}").getBytes(StandardCharsets.ISO_8859_1);
        event[new String(event, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) 0x80;

        assertThatThrownBy(() -> SqsEventReader.read(new ByteArrayInputStream(event)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("event must be JSON, got something else at byte ");
    }

    @Test
    void malformedUtf8BesideTheRecordsIsRefused() {
        byte[] event = "{\"Records\":[],\"a\":\"\u0080\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> SqsEventReader.read(new ByteArrayInputStream(event)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eventThatIsNestedTooDeepIsRefused() {
        String event = "{\"a\":" + "[".repeat(2_000) + "]".repeat(2_000) + ",\"Records\":[]}";
        byte[] deep = event.getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> SqsEventReader.read(new ByteArrayInputStream(deep)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("event must be JSON");
    }

    private static @Nullable List<@Nullable SqsRecord> scan(String event) {
        try {
            return SqsEventScanner.scan(
                    EncodedText.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8))));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
