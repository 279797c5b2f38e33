package io.sqsmega.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.sqsmega.cloudevents.CloudEvents;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.local.LocalAws;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.local.LocalTopic;
import io.sqsmega.local.QueueOptions;
import io.sqsmega.local.SubscriptionOptions;
import io.sqsmega.match.EventPattern;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.publish.Publication;
import io.sqsmega.publish.SnsPublisher;
import io.sqsmega.publish.SqsPublisher;
import io.sqsmega.subscribe.Result;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** CloudEvents in both modes, straight to a queue and by a topic, raw and in its envelope, reach a subscriber. */
@Tag("slow")
class CloudEventsThroughQueuesTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final List<CloudEvent> EVENTS = List.of(
            event("application/json", "{\"total\":5}"),
            event("application/json", "[1,null]"),
            event("text/plain", "ping"),
            event("image/png", "\u0000\u0001"));

    private static LocalAws aws;

    @BeforeAll
    static void start() {
        aws = LocalAws.start();
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    private static CloudEvent event(String contentType, String data) {
        return CloudEventBuilder.v1()
                .withId("A234")
                .withType("com.example.order.created")
                .withSource(URI.create("/shops/1"))
                .withSubject("orders/42")
                .withTime(OffsetDateTime.parse("2018-04-05T17:31:00Z"))
                .withExtension("tenant", "acme")
                .withData(contentType, data.getBytes(StandardCharsets.UTF_8))
                .build();
    }

    @Test
    void structured() {
        assertThatAllArrive("structured", CloudEvents::structured);
    }

    @Test
    void binary() {
        assertThatAllArrive("binary", CloudEvents::binary);
    }

    private static void assertThatAllArrive(String name, Function<CloudEvent, Publication> mode) {
        LocalQueue queue = queue(name);
        LocalTopic enveloped = aws.createTopic(name + "-enveloped");
        enveloped.subscribe(queue);
        LocalTopic raw = aws.createTopic(name + "-raw");
        raw.subscribe(queue, SubscriptionOptions.raw());
        Receiver receiver = new Receiver();

        for (CloudEvent event : EVENTS) {
            SqsPublisher.of(queue.url(), aws.sqsClient()).publish(mode.apply(event));
            SnsPublisher.of(enveloped.arn(), aws.snsClient()).publish(mode.apply(event));
            SnsPublisher.of(raw.arn(), aws.snsClient()).publish(mode.apply(event));
        }
        aws.poll(queue, receiver).drain(SOON);

        assertThat(receiver.received)
                .hasSize(3 * EVENTS.size())
                .containsOnly(EVENTS.stream().map(CloudEvents::payload).toArray(MegaPayload[]::new));
    }

    private static LocalQueue queue(String name) {
        return aws.createQueue(name, QueueOptions.builder().maxReceiveCount(3).build());
    }

    private static final class Receiver extends MegaSqsHandler {
        private final List<MegaPayload> received = new ArrayList<>();

        Receiver() {
            super(HandlerOptions.defaults());
            transformData(CloudEvents.transformer());
            transformPlaintext(CloudEvents.transformer());
            on(EventPattern.named("com.example.order.created"), (payload, message) -> {
                received.add(payload);
                return Result.OK;
            });
        }
    }
}
