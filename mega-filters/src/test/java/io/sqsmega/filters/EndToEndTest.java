package io.sqsmega.filters;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.local.EventSourcePoller;
import io.sqsmega.local.LocalAws;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.local.LocalTopic;
import io.sqsmega.local.SubscriptionOptions;
import io.sqsmega.local.SubscriptionOptions.FilterPolicyScope;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.Matchers;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** A thousand messages of fifty events, of which a handler wants three: with a filter and without. */
@Tag("slow")
class EndToEndTest {
    private static final int MESSAGES = 1_000;
    private static final int EVENTS = 50;
    private static final int BATCH = 10;

    /** Wants three of the events. */
    private static final class ThreeEvents extends MegaSqsHandler {
        final AtomicInteger processed = new AtomicInteger();

        ThreeEvents() {
            on(EventPattern.builder().name(Matchers.oneOf("event.3", "event.7")).build(), (payload, message) -> done());
            on(EventPattern.builder().name("event.11").domain("shop").build(), (payload, message) -> done());
        }

        private Result done() {
            processed.incrementAndGet();
            return Result.OK;
        }
    }

    /** What reached a function. */
    private record Reached(int invocations, int messages, int processed) {}

    @Test
    void onlyWhatIsWantedReachesTheFunction() {
        FilterPolicy policy = FilterPolicy.of(new ThreeEvents())
                .assuming(Assumption.ONLY_JSON)
                .forSnsBody();
        try (LocalAws aws = LocalAws.start()) {
            LocalTopic topic = aws.createTopic("events");
            LocalQueue all = aws.createQueue("all");
            LocalQueue filtered = aws.createQueue("filtered");
            topic.subscribe(
                    filtered,
                    SubscriptionOptions.builder()
                            .rawMessageDelivery(true)
                            .filterPolicy(policy.json())
                            .filterPolicyScope(FilterPolicyScope.MESSAGE_BODY)
                            .build());
            publish(aws, topic, all);

            Reached without = reached(aws, all);
            Reached with = reached(aws, filtered);

            assertThat(without).isEqualTo(new Reached(100, 1_000, 60));
            assertThat(with).isEqualTo(new Reached(6, 60, 60));
        }
    }

    /** Publishes all messages, and sends each to a queue, as a raw subscription without a filter would. */
    private static void publish(LocalAws aws, LocalTopic topic, LocalQueue all) {
        for (int i = 0; i < MESSAGES; i += BATCH) {
            List<PublishBatchRequestEntry> entries = new ArrayList<>();
            for (int j = i; j < i + BATCH; j++) {
                String body = FilterJson.text(Map.of(
                        "protocol",
                        "mega",
                        "version",
                        1,
                        "event",
                        Map.of("name", "event." + j % EVENTS, "domain", "shop", "timestamp", "2026-01-01T00:00:00Z")));
                entries.add(PublishBatchRequestEntry.builder()
                        .id("m" + j)
                        .message(body)
                        .build());
            }
            aws.snsClient()
                    .publishBatch(request -> request.topicArn(topic.arn()).publishBatchRequestEntries(entries));
            List<SendMessageBatchRequestEntry> same = entries.stream()
                    .map(entry -> SendMessageBatchRequestEntry.builder()
                            .id(entry.id())
                            .messageBody(entry.message())
                            .build())
                    .toList();
            aws.sqsClient()
                    .sendMessageBatch(request -> request.queueUrl(all.url()).entries(same));
        }
    }

    private static Reached reached(LocalAws aws, LocalQueue queue) {
        ThreeEvents handler = new ThreeEvents();
        AtomicInteger invocations = new AtomicInteger();
        AtomicInteger messages = new AtomicInteger();
        try (EventSourcePoller poller = EventSourcePoller.builder(queue)
                .streamFunction((event, response, context) -> {
                    byte[] json = event.readAllBytes();
                    invocations.incrementAndGet();
                    messages.addAndGet(
                            new String(json, java.nio.charset.StandardCharsets.UTF_8).split("\"messageId\"").length
                                    - 1);
                    handler.handleRequest(new java.io.ByteArrayInputStream(json), response, context);
                })
                .waitTime(Duration.ZERO)
                .build()) {
            while (!poller.pollOnce().deleted().isEmpty()) {
                assertThat(invocations.get()).isLessThanOrEqualTo(MESSAGES);
            }
        }
        return new Reached(invocations.get(), messages.get(), handler.processed.get());
    }
}
