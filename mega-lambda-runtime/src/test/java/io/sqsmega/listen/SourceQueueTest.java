package io.sqsmega.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.message.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** The requests that are sent, and what is made of the answers. */
class SourceQueueTest {
    private final TroubledSqs standard = new TroubledSqs(MemorySqs.standard().with(25));
    private final TroubledSqs fifo = new TroubledSqs(MemorySqs.fifo().with(25));

    @Test
    void itIsHiddenForAsLongAsTheQueueSaysOrTheCallerButNeverForNothing() {
        assertThat(SourceQueue.open(standard, "url", null).visibilityTimeout).isEqualTo(Duration.ofMinutes(1));
        assertThat(SourceQueue.open(standard, "url", Duration.ofSeconds(7)).visibilityTimeout)
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(opened(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "0"))).isEqualTo(Duration.ofSeconds(1));
        assertThat(opened(Map.of())).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aRequestTakesAtMostHalfOfTheTimeoutWithinBounds() {
        assertThat(requestTimeout(Duration.ofSeconds(8))).isEqualTo(Duration.ofSeconds(4));
        assertThat(requestTimeout(Duration.ofSeconds(1))).isEqualTo(Duration.ofMillis(500));
        assertThat(requestTimeout(Duration.ofSeconds(100))).isEqualTo(Duration.ofSeconds(10));
    }

    private Duration requestTimeout(Duration visibilityTimeout) {
        return SourceQueue.open(standard, "url", visibilityTimeout).requestTimeout;
    }

    private static Duration opened(Map<QueueAttributeName, String> attributes) {
        return SourceQueue.open(new Attributes(attributes), "url", null).visibilityTimeout;
    }

    @Test
    void aReceiveAsksForAllAttributesAndForNoMoreThanTen() {
        SourceQueue queue = SourceQueue.open(standard, "url", Duration.ofSeconds(7));

        List<Message> three = queue.receive(3, Duration.ofSeconds(20));
        List<Message> ten = queue.receive(11, Duration.ofSeconds(20));

        assertThat(three).extracting(Message::receivedAt).doesNotContainNull();
        assertThat(three).extracting(Message::id).containsExactly("1", "2", "3");
        assertThat(three.get(0).queueArn()).isEqualTo("arn:aws:sqs:eu-west-1:111122223333:cart");
        assertThat(ten).hasSize(10);
        ReceiveMessageRequest request = standard.receives.get(0);
        assertThat(request.queueUrl()).isEqualTo("url").isEqualTo(queue.url);
        assertThat(request.maxNumberOfMessages()).isEqualTo(3);
        assertThat(request.waitTimeSeconds()).isEqualTo(20);
        assertThat(request.visibilityTimeout()).isEqualTo(7);
        assertThat(request.messageAttributeNames()).containsExactly("All");
        assertThat(request.messageSystemAttributeNames()).containsExactly(MessageSystemAttributeName.ALL);
        assertThat(standard.receives.get(1).maxNumberOfMessages()).isEqualTo(10);
    }

    @Test
    void onlyAReceiveFromFifoHasAnAttemptIdEachAnother() {
        SourceQueue ordered = SourceQueue.open(fifo, "url", null);

        ordered.receive(1, Duration.ofSeconds(1));
        ordered.receive(1, Duration.ofSeconds(1));
        SourceQueue.open(standard, "url", null).receive(1, Duration.ofSeconds(1));

        assertThat(fifo.receives)
                .extracting(ReceiveMessageRequest::receiveRequestAttemptId)
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        assertThat(standard.receives.get(0).receiveRequestAttemptId()).isNull();
    }

    @Test
    void whatFailsThroughTheServiceIsWorthAnotherAttemptAndWhatFailsThroughTheSenderIsLogged() {
        for (Function<SourceQueue, List<Message>> request : requests()) {
            try (Logged logged = Logged.start()) {
                SourceQueue queue = SourceQueue.open(new Refusing(), "url", null);

                assertThat(request.apply(queue)).extracting(Message::id).containsExactly("1");
                assertThat(logged.lines())
                        .singleElement()
                        .asString()
                        .startsWith("Message[2] ")
                        .endsWith(", got ReceiptHandleIsInvalid");
            }
        }
    }

    private static List<Function<SourceQueue, List<Message>>> requests() {
        return List.of(
                queue -> queue.delete(messages(3)),
                queue -> queue.hide(messages(3), message -> 7),
                queue -> queue.release(messages(3)));
    }

    @Test
    void whatIsReleasedIsVisibleAtOnceAndWhatIsHiddenForTheTimeout() {
        SourceQueue queue = SourceQueue.open(standard, "url", Duration.ofSeconds(7));
        try (Logged logged = Logged.start()) {
            queue.release(queue.receive(2, Duration.ofSeconds(1)));
            queue.hide(queue.receive(1, Duration.ofSeconds(1)), message -> 7);

            assertThat(logged.lines()).isEmpty();
        }

        assertThat(standard.changes.get(0).queueUrl()).isEqualTo("url");
        assertThat(entries(standard.changes.get(0))).containsExactly("0 handle-1 0", "1 handle-2 0");
        assertThat(entries(standard.changes.get(1))).containsExactly("0 handle-3 7");
    }

    private static Stream<String> entries(ChangeMessageVisibilityBatchRequest request) {
        return request.entries().stream()
                .map(entry -> entry.id() + " " + entry.receiptHandle() + " " + entry.visibilityTimeout());
    }

    @Test
    void aDeletionNamesTheReceiptHandles() {
        SourceQueue queue = SourceQueue.open(standard, "url", null);

        assertThat(queue.delete(queue.receive(2, Duration.ofSeconds(1)))).isEmpty();

        DeleteMessageBatchRequest request = standard.deletes.get(0);
        assertThat(request.queueUrl()).isEqualTo("url");
        assertThat(request.entries()).extracting(entry -> entry.id()).containsExactly("0", "1");
        assertThat(request.entries())
                .extracting(entry -> entry.receiptHandle())
                .containsExactly("handle-1", "handle-2");
    }

    private static List<Message> messages(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Message.builder(Integer.toString(i), "")
                        .receiptHandle("handle-" + i)
                        .build())
                .toList();
    }

    private record Attributes(Map<QueueAttributeName, String> attributes) implements SqsClient {
        @Override
        public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
            return GetQueueAttributesResponse.builder().attributes(attributes).build();
        }

        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {}
    }

    /** Takes the first entry; the second fails through the service, the third through the sender. */
    private static final class Refusing implements SqsClient {
        private static final List<BatchResultErrorEntry> FAILED =
                List.of(entry("1", "InternalError", false), entry("2", "ReceiptHandleIsInvalid", true));

        private static BatchResultErrorEntry entry(String id, String code, boolean senderFault) {
            return BatchResultErrorEntry.builder()
                    .id(id)
                    .code(code)
                    .senderFault(senderFault)
                    .build();
        }

        @Override
        public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
            return GetQueueAttributesResponse.builder().build();
        }

        @Override
        public DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request) {
            return DeleteMessageBatchResponse.builder().failed(FAILED).build();
        }

        @Override
        public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
                ChangeMessageVisibilityBatchRequest request) {
            return ChangeMessageVisibilityBatchResponse.builder().failed(FAILED).build();
        }

        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {}
    }
}
