package io.sqsmega.filters;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.codec.Encoding;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.local.EventSourcePoller;
import io.sqsmega.local.LocalAws;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.local.LocalTopic;
import io.sqsmega.local.SubscriptionOptions;
import io.sqsmega.local.SubscriptionOptions.FilterPolicyScope;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.Matchers;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.publish.Publication;
import io.sqsmega.publish.PublishOptions;
import io.sqsmega.publish.RoutingAttributes;
import io.sqsmega.publish.SnsPublisher;
import io.sqsmega.subscribe.Result;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Fifty events in BSON, which no filter on the body can read, are routed by their attributes: only the wanted ones
 * start the function, with raw delivery and in envelopes.
 */
@Tag("slow")
class RoutedEndToEndTest {
    private static final int EVENTS = 50;
    private static final RoutingAttributes ROUTING = RoutingAttributes.of("name", "domain", "quantity");

    /** Wants 4 of 10 names, of which one only in larger quantities. */
    private static final class SomeEvents extends MegaSqsHandler {
        final AtomicInteger processed = new AtomicInteger();

        SomeEvents() {
            on(EventPattern.builder().name(Matchers.oneOf("event.3", "event.7")).build(), (payload, message) -> done());
            on(
                    EventPattern.builder()
                            .name(Matchers.endsWith(".1"))
                            .domain("shop")
                            .build(),
                    (payload, message) -> done());
            on(
                    EventPattern.builder()
                            .name("event.5")
                            .attribute("quantity", Matchers.gt(25))
                            .build(),
                    (payload, message) -> done());
        }

        private Result done() {
            processed.incrementAndGet();
            return Result.OK;
        }
    }

    @Test
    void onlyWantedBsonStartsTheFunction() {
        try (LocalAws aws = LocalAws.start()) {
            LocalTopic topic = aws.createTopic("events");
            LocalQueue all = aws.createQueue("all");
            LocalQueue raw = aws.createQueue("raw");
            LocalQueue enveloped = aws.createQueue("enveloped");
            topic.subscribe(all, SubscriptionOptions.raw());
            topic.subscribe(raw, filtered(true));
            topic.subscribe(enveloped, filtered(false));
            try (SnsPublisher publisher = SnsPublisher.builder(topic.arn())
                    .client(aws.snsClient())
                    .routingAttributes(ROUTING)
                    .build()) {
                assertThat(publisher.publishBatch(events()).isComplete()).isTrue();
            }

            assertThat(reached(all)).isEqualTo(new Reached(EVENTS, 17));
            assertThat(reached(raw)).isEqualTo(new Reached(17, 17));
            assertThat(reached(enveloped)).isEqualTo(new Reached(17, 17));
        }
    }

    private static SubscriptionOptions filtered(boolean raw) {
        FilterPolicy policy = FilterPolicy.of(new SomeEvents())
                .assuming(Assumption.PLAIN_NUMBERS)
                .forSnsAttributes(ROUTING.names());
        assertThat(policy.widened()).isEmpty();
        return SubscriptionOptions.builder()
                .rawMessageDelivery(raw)
                .filterPolicy(policy.json())
                .filterPolicyScope(FilterPolicyScope.MESSAGE_ATTRIBUTES)
                .build();
    }

    private static List<Publication> events() {
        PublishOptions bson = PublishOptions.builder().encoding(Encoding.BSON).build();
        return IntStream.range(0, EVENTS)
                .mapToObj(i -> Event.named("event." + i % 10)
                        .domain("shop")
                        .attribute("quantity", i)
                        .build())
                .map(event -> Publication.of(MegaPayload.of(event), bson))
                .toList();
    }

    /** What reached the function, and what its subscribers processed. */
    private record Reached(int messages, int processed) {}

    private static Reached reached(LocalQueue queue) {
        SomeEvents handler = new SomeEvents();
        AtomicInteger messages = new AtomicInteger();
        try (EventSourcePoller poller = EventSourcePoller.builder(queue)
                .streamFunction((event, response, context) -> {
                    byte[] json = event.readAllBytes();
                    messages.addAndGet(new String(json, StandardCharsets.UTF_8).split("\"messageId\"").length - 1);
                    handler.handleRequest(new ByteArrayInputStream(json), response, context);
                })
                .waitTime(Duration.ZERO)
                .build()) {
            while (!poller.pollOnce().deleted().isEmpty()) {
                assertThat(messages.get()).isLessThanOrEqualTo(EVENTS);
            }
        }
        return new Reached(messages.get(), handler.processed.get());
    }
}
