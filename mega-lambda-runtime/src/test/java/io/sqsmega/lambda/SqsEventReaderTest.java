package io.sqsmega.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.payload.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an event may look like. {@link BothEntriesTest} compares its messages with those of Lambda's own serializer. */
class SqsEventReaderTest {
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
    void eventAsLambdaWritesItIsRead() throws IOException {
        Message message = read(EVENT).get(0);

        assertThat(message.id()).isEqualTo("059f36b4-87a3-44ab-83d2-661975830a7d");
        assertThat(message.receiptHandle()).isEqualTo("AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a...");
        assertThat(message.queueArn()).isEqualTo("arn:aws:sqs:us-east-2:123456789012:my-queue");
        assertThat(message.body()).isEqualTo("{\"a\":\"b\"}");
        assertThat(message.systemAttributes()).hasSize(4).containsEntry("SentTimestamp", "1545082649183");
        assertThat(message.attributes())
                .isEqualTo(Map.of("tenant", new MessageAttribute("String", "acme", Bytes.of(new byte[] {0, 1}))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "\"MessageGroupId\": \"a\" | a",
                "\"MessageGroupId\": 7 | 7",
                "\"MessageGroupId\": true | true",
                "\"MessageGroupId\": null | none",
                "\"SenderId\": \"a\" | none",
                "\"MessageGroupId\": \"a\", \"MessageGroupId\": \"b\" | b",
                "\"MessageGroupId\": \"a\", \"MessageGroupId\": null | none",
                "\"\\u004dessageGroupId\": \"\\u00e9\" | \u00e9"
            })
    void anAttributeIsReadAloneAsWithTheOthers(String attributes, String group) throws IOException {
        String event = "{\"Records\": [{\"messageId\": \"m\", \"attributes\": {" + attributes + "}}]}";

        Message message = read(event).get(0);

        assertThat(message.sentAt()).isNull();
        assertThat(message.groupId()).isEqualTo(group);
        assertThat(message.systemAttributes().get("MessageGroupId")).isEqualTo(group);
        assertThat(message.groupId()).isEqualTo(group);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"SentTimestamp\": \"5\" | 5",
                "\"SentTimestamp\": 5 | 5",
                "\"SentTimestamp\": null | 0",
                "\"SentTimestamp\": \"soon\" | 0",
                "\"SentTimestamp\": \"5\", \"SentTimestamp\": \"6\" | 6",
                "\"SentTimestamp\": \"5\", \"SentTimestamp\": null | 0",
                "\"SentTimestamp\": \"5\"}, \"attributes\": {\"SenderId\": \"a\" | 0",
                "\"SentTimestamp\": \"5\"}, \"attributes\": null, \"x\": {\"a\": 1 | 0"
            })
    void whenAMessageWasSentIsReadAloneAsWithTheOthers(String attributes, long millis) throws IOException {
        String event = "{\"Records\": [{\"messageId\": \"m\", \"attributes\": {" + attributes + "}}]}";

        Message message = read(event).get(0);

        assertThat(message.sentMillis()).isEqualTo(millis);
        assertThat(message.systemAttributes()).doesNotContainEntry("SentTimestamp", millis == 0 ? "5" : "0");
        assertThat(message.sentMillis()).isEqualTo(millis);
    }

    @Test
    void arrayOfRecordsAsPipesWriteItIsRead() throws IOException {
        String array = EVENT.substring(EVENT.indexOf('['), EVENT.lastIndexOf('}'));

        assertThat(read(array)).singleElement().extracting(Message::body).isEqualTo("{\"a\":\"b\"}");
        assertThat(read("[]")).isEmpty();
    }

    @Test
    void newFieldsAreSkipped() throws IOException {
        for (String field : List.of("\"new\":{\"a\":[1]},", "\"new\":null,", "\"new\":\"\u00e9\",")) {
            for (String place : List.of("\"Records\"", "\"body\"", "\"stringValue\"")) {
                assertThat(read(EVENT.replace(place, field + place)))
                        .singleElement()
                        .extracting(Message::id)
                        .isEqualTo("059f36b4-87a3-44ab-83d2-661975830a7d");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00e9", "\u4e2d", "\ud83d\ude00", "\\ud83d\\ude00", "\\ud800", "\\n\\\"\\/"})
    void anyCharactersMayOccur(String characters) throws IOException {
        for (String place : List.of("}\\\"}", "acme", "us-east-2", "059f", "AIDA", "098f")) {
            assertThat(read(EVENT.replace(place, place + characters))).as(place).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "\"Records\"",
                "{\"Records\":[]},",
                "{\"Records\":[]}{}",
                "[]]",
                "{\"Records\":[{\"messageId\":\"a\"}{}]}",
                "{\"Records\":[{\"messageId\":\"a\"},]}",
                "{\"Records\":[]",
                "\ufeff{\"Records\":[]}"
            })
    void anythingElseIsRefused(String event) {
        assertThatThrownBy(() -> read(event))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(" must be ");
    }

    @Test
    void unfinishedEventIsRefused() {
        String event = EVENT.strip();
        for (int i = 0; i < event.length(); i++) {
            String part = event.substring(0, i);
            assertThatThrownBy(() -> read(part)).as("%d", i).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** No message has the last three. */
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
        byte[] event = ("{\"Records\":[{\"messageId\":\"a\"," + field + "}]}").getBytes(StandardCharsets.ISO_8859_1);
        event[new String(event, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) 0x80;

        assertThatThrownBy(() -> read(event))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("event must be JSON in UTF-8, got something else after byte ");
    }

    @Test
    void malformedUtf8BesideTheRecordsIsRefused() {
        byte[] event = "{\"Records\":[],\"a\":\"\u0080\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> read(event)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eventThatIsNestedTooDeepIsRefused() {
        String event = "{\"a\":" + "[".repeat(2_000) + "]".repeat(2_000) + ",\"Records\":[]}";
        byte[] deep = event.getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> read(deep))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("event must be JSON");
    }

    private static List<Message> read(String event) throws IOException {
        return read(event.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Message> read(byte[] event) throws IOException {
        List<Message> messages = SqsEventReader.read(new ByteArrayInputStream(event), true);
        assertThat(SqsEventReader.read(new ByteArrayInputStream(event), false))
                .extracting(Message::body)
                .containsExactlyElementsOf(messages.stream().map(Message::body).toList());
        return messages;
    }
}
