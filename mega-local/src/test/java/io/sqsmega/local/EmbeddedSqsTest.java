package io.sqsmega.local;

import static io.sqsmega.local.SharedAws.AWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

@Tag("slow")
class EmbeddedSqsTest {
    private static final int MIB = 1_048_576;
    private static final QueueOptions RETRY_AT_ONCE = QueueOptions.builder()
            .visibilityTimeout(Duration.ZERO)
            .maxReceiveCount(2)
            .build();

    private final SqsClient sqs = AWS.sqsClient();

    @Test
    void bodyComesBackCharacterByCharacter() {
        LocalQueue queue = SharedAws.queue();
        String body = "{\"emoji\":\"\uD83D\uDED2\",\"tab\":\"\t\",\"umlaut\":\"ü\",\"escape\":\"\\u0001\"}\r\n";

        queue.send(body);

        assertThat(queue.receiveAll()).extracting(Message::body).containsExactly(body);
    }

    @Test
    void oneMebibyteFitsAndAByteMoreDoesNot() {
        LocalQueue queue = SharedAws.queue();

        queue.send("x".repeat(MIB));

        assertThat(queue.receiveAll())
                .extracting(message -> message.body().length())
                .containsExactly(MIB);
        assertThatThrownBy(() -> queue.send("x".repeat(MIB + 1))).isInstanceOf(SqsException.class);
    }

    @Test
    void attributesOfEveryTypeComeBack() {
        LocalQueue queue = SharedAws.queue();
        Map<String, MessageAttributeValue> attributes = Map.of(
                "text",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("ä")
                                .build(),
                "number",
                        MessageAttributeValue.builder()
                                .dataType("Number.int")
                                .stringValue("5")
                                .build(),
                "bytes",
                        MessageAttributeValue.builder()
                                .dataType("Binary")
                                .binaryValue(SdkBytes.fromByteArray(new byte[] {0, -1}))
                                .build());

        sqs.sendMessage(
                request -> request.queueUrl(queue.url()).messageBody("x").messageAttributes(attributes));

        assertThat(queue.receiveAll()).extracting(Message::messageAttributes).containsExactly(attributes);
    }

    @Test
    void systemAttributesAreThere() {
        LocalQueue queue = SharedAws.queue();
        MessageSystemAttributeValue trace = MessageSystemAttributeValue.builder()
                .dataType("String")
                .stringValue("Root=1-5759e988-bd862e3fe1be46a994272793")
                .build();

        sqs.sendMessage(request -> request.queueUrl(queue.url())
                .messageBody("x")
                .messageGroupId("tenant")
                .messageSystemAttributes(Map.of(MessageSystemAttributeNameForSends.AWS_TRACE_HEADER, trace)));

        Map<MessageSystemAttributeName, String> attributes =
                queue.receiveAll().get(0).attributes();
        assertThat(attributes)
                .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")
                .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "tenant")
                .containsEntry(MessageSystemAttributeName.AWS_TRACE_HEADER, trace.stringValue())
                .containsKeys(
                        MessageSystemAttributeName.SENT_TIMESTAMP,
                        MessageSystemAttributeName.SENDER_ID,
                        MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP);
    }

    @Test
    void batchOfTenGoesThrough() {
        LocalQueue queue = SharedAws.queue();
        List<SendMessageBatchRequestEntry> entries = IntStream.range(0, 10)
                .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                        .id("e" + i)
                        .messageBody("m" + i)
                        .build())
                .toList();

        assertThat(sqs.sendMessageBatch(request -> request.queueUrl(queue.url()).entries(entries))
                        .successful())
                .hasSize(10);

        assertThat(queue.visible()).isEqualTo(10);
        assertThat(queue.receiveAll()).hasSize(10);
        assertThat(queue.size()).isZero();
    }

    @Test
    void fifoKeepsTheOrderOfAGroup() {
        LocalQueue queue = SharedAws.fifoQueue();
        for (int i = 0; i < 20; i++) {
            queue.send("m" + i, i % 2 == 0 ? "even" : "odd");
        }

        List<Message> received = queue.receiveAll();

        assertThat(received)
                .filteredOn(message -> inGroup("even", message))
                .extracting(Message::body)
                .containsExactly("m0", "m2", "m4", "m6", "m8", "m10", "m12", "m14", "m16", "m18");
        assertThat(received).filteredOn(message -> inGroup("odd", message)).hasSize(10);
    }

    private static boolean inGroup(String group, Message message) {
        return group.equals(message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID));
    }

    @Test
    void fifoDropsADuplicate() {
        LocalQueue queue = SharedAws.fifoQueue();
        for (String body : List.of("first", "second")) {
            sqs.sendMessage(request -> request.queueUrl(queue.url())
                    .messageBody(body)
                    .messageGroupId("g")
                    .messageDeduplicationId("same"));
        }

        assertThat(queue.receiveAll()).extracting(Message::body).containsExactly("first");
    }

    @Test
    void contentBasedDeduplicationComparesBodies() {
        LocalQueue queue = SharedAws.fifoQueue(
                QueueOptions.builder().contentBasedDeduplication(true).build());
        for (String body : List.of("same", "same", "other")) {
            sqs.sendMessage(
                    request -> request.queueUrl(queue.url()).messageBody(body).messageGroupId("g"));
        }

        assertThat(queue.receiveAll()).extracting(Message::body).containsExactly("same", "other");
    }

    @Test
    void messageReceivedTooOftenGoesToTheDeadLetterQueue() {
        LocalQueue queue = SharedAws.queue(RETRY_AT_ONCE);
        queue.send("poison");

        receive(queue);
        receive(queue);

        assertThat(receive(queue)).isEmpty();
        assertThat(queue.size()).isZero();
        assertThat(queue.deadLetterQueue().receiveAll())
                .extracting(Message::body)
                .containsExactly("poison");
    }

    @Test
    void deadLetterQueueOfAFifoQueueIsFifo() {
        LocalQueue queue = SharedAws.fifoQueue(RETRY_AT_ONCE);
        queue.send("poison", "g");

        receive(queue);
        receive(queue);

        assertThat(receive(queue)).isEmpty();
        assertThat(queue.deadLetterQueue().isFifo()).isTrue();
        assertThat(queue.deadLetterQueue().receiveAll())
                .filteredOn(message -> inGroup("g", message))
                .hasSize(1);
    }

    private List<Message> receive(LocalQueue queue) {
        return sqs.receiveMessage(request -> request.queueUrl(queue.url())).messages();
    }

    @Test
    void receivedMessageIsInFlight() {
        LocalQueue queue = SharedAws.queue();
        queue.send("x");

        assertThat(receive(queue)).hasSize(1);

        assertThat(queue.inFlight()).isEqualTo(1);
        assertThat(queue.visible()).isZero();
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void receivedMessageComesAgainAfterItsVisibilityTimeout() {
        LocalQueue queue = SharedAws.queue(
                QueueOptions.builder().visibilityTimeout(Duration.ofSeconds(1)).build());
        queue.send("x");

        assertThat(receive(queue)).hasSize(1);

        assertThat(sqs.receiveMessage(request -> request.queueUrl(queue.url()).waitTimeSeconds(20))
                        .messages())
                .hasSize(1);
    }

    @Test
    void delayedMessageCountsButIsNotVisible() {
        LocalQueue queue = SharedAws.queue(
                QueueOptions.builder().delay(Duration.ofMinutes(15)).build());

        queue.send("later");

        assertThat(queue.size()).isEqualTo(1);
        assertThat(queue.visible()).isZero();
    }

    @Test
    void missingDeadLetterQueueIsSaidClearly() {
        LocalQueue queue = SharedAws.queue();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(queue::deadLetterQueue)
                .withMessage("queue " + queue.name() + " must have a maxReceiveCount to have a dead-letter queue");
    }

    @Test
    void awaitingAnEmptyQueueEndsWithTheTime() {
        LocalQueue queue = SharedAws.queue();
        queue.send("x");

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> queue.awaitEmpty(Duration.ofMillis(1)))
                .withMessage("queue " + queue.name() + " must be empty within PT0.001S, got 1 messages left");
    }
}
