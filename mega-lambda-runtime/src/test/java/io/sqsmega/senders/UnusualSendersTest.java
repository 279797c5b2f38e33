package io.sqsmega.senders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.DataPattern;
import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.subscribe.PlaintextSubscriber;
import io.sqsmega.subscribe.Result;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Senders and emulators that write what AWS does not: their messages are read, or fail loudly. */
class UnusualSendersTest {
    private static final String ENVELOPE = """
            {"Type": "Notification", "MessageId": "m", "TopicArn": "arn:aws:sns:eu-west-1:1:topic",
             "Timestamp": "2020-05-04T15:53:27.000Z", "Message": "{\\"a\\": 1}"%s}""";

    private final List<String> texts = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private final MegaSqsHandler handler = new MegaSqsHandler() {
        {
            on(DataPattern.of(Map.of("a", 1)), (payload, message) -> {
                messages.add(message);
                return Result.OK;
            });
            register(new PlaintextSubscriber() {
                @Override
                public Result process(PlaintextPayload payload, Message message) {
                    texts.add(payload.text());
                    messages.add(message);
                    return Result.OK;
                }
            });
        }
    };

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": 1}\n", "\r\n\t {\"a\": 1} \n", "{\"a\": 1.0}", "{\"a\": 2, \"a\": 1}"})
    void blanksAroundJsonAndItsWayOfWritingDoNotMatter(String body) throws IOException {
        handle(record(body));

        assertThat(messages).hasSize(1);
        assertThat(texts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ", \"Subject\": null",
                ", \"Subject\": \"a subject\"",
                ", \"Subject\": 7",
                ", \"MessageAttributes\": null",
                ", \"MessageAttributes\": {}",
                ", \"MessageAttributes\": {\"a\": null}",
                ", \"MessageAttributes\": {\"a\": {\"Type\": \"Binary\", \"Value\": \"no Base64\"}}",
                ", \"SequenceNumber\": \"10000000000000003000\"",
                ", \"New\": {\"Field\": [1]}"
            })
    void anEnvelopeMayHaveOtherFields(String fields) throws IOException {
        handle(record(ENVELOPE.formatted(fields)));

        assertThat(messages).hasSize(1).allMatch(message -> message.notification() != null);
    }

    @ParameterizedTest
    @CsvSource({"Number, 5, 5", "Number, 1.50, 1.5", "String, true, true", "String, '\"text\"', text"})
    void anAttributeOfAnEnvelopeIsTextWhateverItIsWrittenAs(String type, String written, String read)
            throws IOException {
        String attributes = ", \"MessageAttributes\": {\"a\": {\"Type\": \"%s\", \"Value\": %s}}";

        handle(record(ENVELOPE.formatted(attributes.formatted(type, written))));

        assertThat(messages.get(0).notification().attributes())
                .containsOnly(Map.entry("a", new MessageAttribute(type, read, null)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ", \"attributes\": null, \"messageAttributes\": null",
                ", \"attributes\": {}, \"messageAttributes\": {}",
                ", \"attributes\": {\"ApproximateReceiveCount\": 1}, \"messageAttributes\": {\"n\": {}}",
                ", \"messageAttributes\": {\"n\": {\"stringValue\": 5, \"dataType\": \"Number\"}}"
            })
    void aRecordMayLackItsAttributes(String fields) throws IOException {
        handle("{\"messageId\": \"1\", \"body\": \"{\\\"a\\\": 1}\"" + fields + "}");

        assertThat(messages).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"body\": null", ", \"body\": \"\""})
    void aBodyThatIsNotThereIsTheEmptyText(String body) throws IOException {
        handle("{\"messageId\": \"1\"" + body + "}");

        assertThat(texts).containsExactly("");
    }

    @Test
    void charactersThatJsonDoesNotTakeAreText() throws IOException {
        handle(record("{\"a\": 1}\\u0000"), record("\uFEFF{\"a\": 1}"), record("{\"a\": 1} // a comment"));

        assertThat(texts).containsExactly("{\"a\": 1}\u0000", "\uFEFF{\"a\": 1}", "{\"a\": 1} // a comment");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Messages\": [{\"MessageId\": \"1\", \"Body\": \"{}\"}]}",
                "{\"Records\": [{\"MessageId\": \"1\", \"Body\": \"{}\"}]}",
                "[{\"MessageId\": \"1\", \"Body\": \"{}\"}]",
                "{\"Records\": [{\"EventSource\": \"aws:sns\", \"Sns\": {\"MessageId\": \"1\", \"Message\": \"{}\"}}]}"
            })
    void recordsOfAnotherShapeFailTheInvocation(String event) {
        assertThatThrownBy(() -> stream(event))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(" must ");
        assertThat(messages).isEmpty();
    }

    private static String record(String body) {
        String text = body.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
        return "{\"messageId\": \"1\", \"body\": \"" + text.replace("\t", "\\t").replace("\\\\u0000", "\\u0000")
                + "\"}";
    }

    private void handle(String... records) throws IOException {
        assertThat(stream("{\"Records\": [" + String.join(",", records) + "]}"))
                .isEqualTo("{\"batchItemFailures\":[]}");
    }

    private String stream(String event) throws IOException {
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), response, null);
        return response.toString(StandardCharsets.UTF_8);
    }
}
