package io.sqsmega.local;

import static io.sqsmega.local.SharedAws.AWS;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.MessageAttribute;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

class SqsEventJsonTest {
    private static final byte[] BYTES = {0, -1, 127};

    @Test
    void recordHasTheFieldsThatLambdaWrites() throws JsonProcessingException {
        LocalQueue queue = SharedAws.queue();
        sendWithAttributes(queue);
        List<String> events = new ArrayList<>();

        EventSourcePoller.builder(queue)
                .function((String event) -> {
                    events.add(event);
                    return null;
                })
                .build()
                .pollOnce();

        JsonNode record =
                new ObjectMapper().readTree(events.get(0)).path("Records").path(0);
        assertThat(record.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "messageId",
                        "receiptHandle",
                        "body",
                        "attributes",
                        "messageAttributes",
                        "md5OfMessageAttributes",
                        "md5OfBody",
                        "eventSource",
                        "eventSourceARN",
                        "awsRegion");
        assertThat(record.path("eventSource").textValue()).isEqualTo("aws:sqs");
        assertThat(record.path("eventSourceARN").textValue()).isEqualTo(queue.arn());
        assertThat(record.path("awsRegion").textValue()).isEqualTo("us-east-1");
        assertThat(record.path("attributes").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "ApproximateReceiveCount", "SentTimestamp", "SenderId", "ApproximateFirstReceiveTimestamp");
        assertThat(record.path("messageAttributes").path("text"))
                .hasToString(
                        "{\"stringValue\":\"ä\",\"stringListValues\":[],\"binaryListValues\":[],\"dataType\":\"String\"}");
        assertThat(record.path("messageAttributes").path("bytes"))
                .hasToString(
                        "{\"binaryValue\":\"AP9/\",\"stringListValues\":[],\"binaryListValues\":[],\"dataType\":\"Binary\"}");
    }

    @Test
    void fifoRecordHasGroupSequenceAndDeduplication() {
        LocalQueue queue = SharedAws.fifoQueue();
        queue.send("x", "g");

        SQSMessage message = receiveThroughAHandler(queue);

        assertThat(message.getAttributes())
                .containsEntry("MessageGroupId", "g")
                .containsKeys("SequenceNumber", "MessageDeduplicationId");
    }

    @Test
    void handlerGetsWhatLambdasOwnSerializationMakesOfIt() {
        LocalQueue queue = SharedAws.queue();
        sendWithAttributes(queue);

        SQSMessage message = receiveThroughAHandler(queue);

        assertThat(message.getBody()).isEqualTo("emoji \uD83D\uDED2");
        assertThat(message.getEventSourceArn()).isEqualTo(queue.arn());
        assertThat(message.getMd5OfBody()).hasSize(32);
        Map<String, MessageAttribute> attributes = message.getMessageAttributes();
        assertThat(attributes.get("text").getStringValue()).isEqualTo("ä");
        assertThat(attributes.get("number").getDataType()).isEqualTo("Number");
        assertThat(attributes.get("bytes").getBinaryValue()).isEqualTo(ByteBuffer.wrap(BYTES));
    }

    private static void sendWithAttributes(LocalQueue queue) {
        AWS.sqsClient()
                .sendMessage(request -> request.queueUrl(queue.url())
                        .messageBody("emoji \uD83D\uDED2")
                        .messageAttributes(Map.of(
                                "text",
                                        MessageAttributeValue.builder()
                                                .dataType("String")
                                                .stringValue("ä")
                                                .build(),
                                "number",
                                        MessageAttributeValue.builder()
                                                .dataType("Number")
                                                .stringValue("5")
                                                .build(),
                                "bytes",
                                        MessageAttributeValue.builder()
                                                .dataType("Binary")
                                                .binaryValue(SdkBytes.fromByteArray(BYTES))
                                                .build())));
    }

    private static SQSMessage receiveThroughAHandler(LocalQueue queue) {
        List<SQSMessage> messages = new ArrayList<>();
        AWS.poll(queue, (event, context) -> {
                    messages.addAll(event.getRecords());
                    return null;
                })
                .pollOnce();
        return messages.get(0);
    }
}
