package io.sqsmega.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import io.sqsmega.match.DataPattern;
import io.sqsmega.message.Message;
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

/**
 * EventBridge Pipes hand a function the records of a queue as a JSON array, and honour {@code batchItemFailures}.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-sqs.html">Amazon SQS as a source</a>
 */
class PipesTest {
    private static final String RECORD = """
            {
              "messageId": "%s",
              "receiptHandle": "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a...",
              "body": "{\\"again\\": %s}",
              "attributes": {
                "ApproximateReceiveCount": "2",
                "SentTimestamp": "1545082649183",
                "SenderId": "AIDAIENQZJOLO23YVJ4VO",
                "ApproximateFirstReceiveTimestamp": "1545082649185"%s
              },
              "messageAttributes": {"tenant": {"stringValue": "acme", "dataType": "String"}},
              "md5OfBody": "e4e68fb7bd0e697a0ae8f1bb342846b3",
              "eventSource": "aws:sqs",
              "eventSourceARN": "arn:aws:sqs:us-east-2:123456789012:my-queue%s",
              "awsRegion": "us-east-2"
            }""";

    private final List<Message> seen = new ArrayList<>();
    private final MegaSqsHandler handler = new MegaSqsHandler() {
        {
            on(DataPattern.of(Map.of("again", true)), (payload, message) -> see(message, Result.RETRY_LATER));
            on(DataPattern.of(Map.of("again", false)), (payload, message) -> see(message, Result.OK));
        }
    };

    @Test
    void theArrayIsReadAsTheRecordsOfAnEvent() throws IOException {
        String array = "[" + standard("a", false) + "," + standard("b", true) + "]";

        assertThat(streamed(array)).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"}]}");

        Message first = seen.get(0);
        assertThat(first.queueArn()).isEqualTo("arn:aws:sqs:us-east-2:123456789012:my-queue");
        assertThat(first.receiveCount()).isEqualTo(2);
        assertThat(first.attributes().get("tenant").text()).isEqualTo("acme");
        assertThat(failures(handler.handleRequest(records(array), null))).containsExactly("b");
        assertThat(seen).extracting(Message::id).containsExactly("a", "b", "a", "b");
    }

    @ParameterizedTest
    @CsvSource({"'{\"Records\": ', }", "'', ''"})
    void onFifoWhatFollowsAFailureOfItsGroupStays(String before, String after) throws IOException {
        String event = before + "[" + fifo("a", "g", true) + "," + fifo("b", "g", false) + "," + fifo("c", "h", false)
                + "]" + after;

        assertThat(streamed(event))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"},{\"itemIdentifier\":\"b\"}]}");
        assertThat(seen).extracting(Message::id).containsExactly("a", "c");
    }

    /** As the parser has it, which reads what is not as Lambda writes it. */
    @Test
    void anUnusualArrayIsReadToo() throws IOException {
        String array = " [ "
                + standard("a", true).replace("\"body\"", "\"md5OfBody\": null, \"awsRegion\": [7], \"body\"") + " ] ";

        assertThat(streamed(array.replace("\"2\"", "2")))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"}]}");
        assertThat(seen).extracting(Message::receiveCount).containsExactly(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", " [ ] ", "{\"Records\": []}"})
    void anEmptyArrayHoldsNoMessages(String event) throws IOException {
        assertThat(streamed(event)).isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(handler.handleRequest(List.of(), null).getBatchItemFailures())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[null]",
                "[[]]",
                "[7]",
                "[\"text\"]",
                "[{}]",
                "[{\"eventID\": \"1\", \"eventName\": \"INSERT\", \"dynamodb\": {\"Keys\": {\"Id\": {\"N\": \"101\"}}}}]",
                "[{\"kinesisSchemaVersion\": \"1.0\", \"partitionKey\": \"1\", \"data\": \"SGVsbG8=\"}]",
                "[{\"messageId\": \"a\", \"body\": \"{}\"}",
                "[{\"messageId\": \"a\", \"body\": \"{}\"},",
                "[{\"messageId\": \"a\", \"body\": \"{}\"}, {\"body\": \"{}\"}]"
            })
    void anArrayOfOtherThingsFailsAsAWhole(String array) {
        assertThatThrownBy(() -> streamed(array))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(event|Records\\[[0-9]*]) must .*, got .*")
                .hasMessageNotContaining("SGVsbG8=");
        assertThat(seen).isEmpty();
    }

    @Test
    void aTypedRecordThatIsNoneOfAQueueFailsAsAWhole() {
        List<SQSMessage> records = new ArrayList<>(records("[" + standard("a", false) + "]"));
        records.add(new SQSMessage());

        assertThatThrownBy(() -> handler.handleRequest(records, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Records[1] must have a messageId, got none");
        assertThat(seen).isEmpty();
    }

    private Result see(Message message, Result result) {
        seen.add(message);
        return result;
    }

    private static String standard(String id, boolean again) {
        return RECORD.formatted(id, again, "", "");
    }

    private static String fifo(String id, String group, boolean again) {
        return RECORD.formatted(id, again, ", \"MessageGroupId\": \"" + group + "\"", ".fifo");
    }

    private String streamed(String event) throws IOException {
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), response, null);
        return response.toString(StandardCharsets.UTF_8);
    }

    /** Made by Lambda's own serializer, which knows the records as parts of an event. */
    private static List<SQSMessage> records(String array) {
        PojoSerializer<SQSEvent> serializer =
                LambdaEventSerializers.serializerFor(SQSEvent.class, PipesTest.class.getClassLoader());
        return serializer.fromJson("{\"Records\": " + array + "}").getRecords();
    }

    private static List<String> failures(SQSBatchResponse response) {
        return response.getBatchItemFailures().stream()
                .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                .toList();
    }
}
