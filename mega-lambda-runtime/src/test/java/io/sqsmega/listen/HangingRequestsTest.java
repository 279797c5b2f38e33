package io.sqsmega.listen;

import static io.sqsmega.listen.Background.await;
import static io.sqsmega.listen.Background.awaitUninterruptibly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.local.LocalAws;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.local.QueueOptions;
import io.sqsmega.match.DataPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.publish.PublishOptions;
import io.sqsmega.publish.SqsPublisher;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/** Requests that are never answered, or late. */
@Tag("slow")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class HangingRequestsTest {
    private static final int GROUPS = 20;

    private final Queue<Object> processed = new ConcurrentLinkedQueue<>();
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void oneThatKeepsMessagesHiddenLetsNoMessageComeTwice() throws Exception {
        try (LocalAws aws = LocalAws.start()) {
            LocalQueue queue = aws.createQueue(
                    "hanging.fifo",
                    QueueOptions.builder()
                            .visibilityTimeout(Duration.ofSeconds(4))
                            .maxReceiveCount(10)
                            .build());
            IntStream.range(0, GROUPS).forEach(group -> publish(aws, queue, group));
            TroubledSqs client = new TroubledSqs(aws.sqsClient()).with((operation, count) -> {
                if (operation.equals("change") && count == 1) {
                    awaitUninterruptibly(goOn);
                }
            });

            try (Background listening = Background.of(SqsListener.builder(queue.url())
                    .client(client)
                    .concurrency(GROUPS)
                    .waitTime(Duration.ofSeconds(1))
                    .on(DataPattern.any(), (payload, message) -> {
                        processed.add(payload.data().get("number"));
                        awaitUninterruptibly(goOn);
                        return Result.OK;
                    }))) {
                await("all are in work", () -> processed.size() >= GROUPS);
                await("two visibility timeouts have been extended", () -> client.changes.size() >= 14);
                goOn.countDown();
                queue.awaitEmpty(Duration.ofSeconds(60));
            }
        }

        assertThat(processed).hasSize(GROUPS).doesNotHaveDuplicates();
    }

    private static void publish(LocalAws aws, LocalQueue queue, int group) {
        SqsPublisher.of(queue.url(), aws.sqsClient())
                .publishPayload(
                        DataPayload.of(Map.of("number", group)),
                        PublishOptions.builder()
                                .groupId("group-" + group)
                                .deduplicationId("d" + group)
                                .build());
    }

    @Test
    void oneThatIsNeverAnsweredIsBrokenOff() {
        List<Message> messages =
                List.of(Message.builder("1", "").receiptHandle("handle").build());
        List<Consumer<SourceQueue>> requests = List.of(
                queue -> queue.delete(messages),
                queue -> queue.release(messages),
                queue -> queue.hide(messages, message -> 1));
        try (JsonSqs sqs = JsonSqs.of("cart", List.of()).answeringNoBatches()) {
            SourceQueue queue = SourceQueue.open(sqs.client(), "http://127.0.0.1/1/cart", Duration.ofSeconds(1));

            assertThat(requests)
                    .allSatisfy(request -> assertThatThrownBy(() -> request.accept(queue))
                            .isInstanceOf(ApiCallTimeoutException.class));
        }
    }
}
