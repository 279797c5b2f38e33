package io.sqsmega.micrometer;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sqsmega.dispatch.Dispatcher;
import io.sqsmega.listen.SqsListener;
import io.sqsmega.match.EventPattern;
import io.sqsmega.message.Message;
import io.sqsmega.subscribe.Result;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

class ListenerMetricsTest {
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:cart";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ListenerMetrics metrics = ListenerMetrics.of(registry);
    private final Dispatcher.Builder subscribers = Dispatcher.builder()
            .observer(metrics)
            .on(EventPattern.named("item.added"), (payload, message) -> Result.OK)
            .on(EventPattern.named("item.removed"), (payload, message) -> Result.RETRY_LATER);

    @Test
    void eachMessageIsTimedByEventAndOutcomeAndEachOfItsSubscribers() {
        handle("item.added");
        handle("item.added");
        handle("item.removed");

        assertThat(registry.get("messaging.process.duration")
                        .tags("messaging.system", "aws_sqs")
                        .tags("messaging.destination.name", "cart")
                        .tags("mega.event.name", "item.added", "mega.outcome", "done")
                        .timer()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("messaging.process.duration")
                        .tags("mega.event.name", "item.removed", "mega.outcome", "retry")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("mega.subscriber.duration")
                        .tags("messaging.destination.name", "cart", "mega.outcome", "done")
                        .timer()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("mega.message.age").timer().max(TimeUnit.SECONDS))
                .isPositive();
    }

    @Test
    void metersOfANameHaveTheSameTagsWhateverTheyReport() {
        try (SqsListener listener = listener()) {
            metrics.bind(listener);
            handle("item.added");
            handle("item.removed");
            handle(Message.builder("text", "no event").build());

            Map<String, Set<List<String>>> keys = registry.getMeters().stream()
                    .map(Meter::getId)
                    .collect(groupingBy(
                            Meter.Id::getName,
                            mapping(id -> id.getTags().stream().map(Tag::getKey).toList(), toSet())));
            assertThat(keys).allSatisfy((name, tags) -> assertThat(tags).hasSize(1));
            assertThat(registry.find("messaging.process.duration").timers()).hasSize(3);
        }
    }

    @Test
    void aSenderCannotMakeMoreThanTwentyOneEventsHoweverManyNamesItMakesUp() {
        for (int i = 0; i < 1_000; i++) {
            handle("made.up." + i);
        }

        assertThat(registry.find("messaging.process.duration").timers()).hasSize(21);
        assertThat(registry.get("messaging.process.duration")
                        .tag("mega.event.name", "other")
                        .timer()
                        .count())
                .isEqualTo(980);
    }

    @Test
    void theGaugesOfAListenerFollowItsStatus() {
        try (SqsListener listener = listener()) {
            metrics.bind(listener);
            assertThat(gauge("rate.limit")).isNaN();

            listener.pause();
            listener.setConcurrency(7);
            listener.setRateLimit(2.5);

            assertThat(gauge("paused")).isEqualTo(1);
            assertThat(gauge("concurrency")).isEqualTo(7);
            assertThat(gauge("free")).isEqualTo(7);
            assertThat(gauge("in.work")).isZero();
            assertThat(gauge("deletions.waiting")).isZero();
            assertThat(gauge("circuit.open")).isZero();
            assertThat(gauge("receiving")).isZero();
            assertThat(gauge("rate.limit")).isEqualTo(2.5);
            assertThat(registry.get("mega.listener.requests")
                            .tag("messaging.operation.name", "delete")
                            .functionCounter()
                            .count())
                    .isZero();
        }
    }

    private double gauge(String name) {
        return registry.get("mega.listener." + name)
                .tag("messaging.destination.name", "queue")
                .gauge()
                .value();
    }

    private static SqsListener listener() {
        SqsClient unused = new SqsClient() {
            @Override
            public String serviceName() {
                return "sqs";
            }

            @Override
            public void close() {}
        };
        return SqsListener.builder("http://localhost/queue").client(unused).build();
    }

    private void handle(String event) {
        handle(Message.builder(event, """
                        {"protocol":"mega","version":1,"event":{"name":"%s","timestamp":"2020-05-04T15:53:27Z"}}\
                        """.formatted(event)).build());
    }

    private void handle(Message message) {
        Dispatcher dispatcher = subscribers.build();
        Message received = Message.builder(message.id(), message.body().toString())
                .queueArn(QUEUE)
                .systemAttributes(Map.of("SentTimestamp", "1545082649183"))
                .build();
        dispatcher.observe(dispatcher.dispatch(received));
    }
}
