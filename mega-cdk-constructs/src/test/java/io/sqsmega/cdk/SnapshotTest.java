package io.sqsmega.cdk;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.FilterCriteria;
import software.amazon.awscdk.services.lambda.FilterRule;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.sns.SubscriptionFilter;
import software.amazon.awscdk.services.sns.subscriptions.SqsSubscriptionProps;

@NeedsNode
class SnapshotTest {
    private final Synth synth = new Synth(Map.of());

    @Test
    void megaTopic() {
        synth.topic("Events").build();
        synth.topic("Orders")
                .fifo(true)
                .masterKey(new Key(synth.stack(), "Key"))
                .build();

        TemplateSnapshot.assertMatches("MegaTopic", synth.template());
    }

    @Test
    void megaQueueInItsShortForm() {
        MegaTopic topic = synth.topic("Events").build();
        synth.queue("Cart").topic(topic).build();

        TemplateSnapshot.assertMatches("MegaQueue", synth.template());
    }

    @Test
    void megaQueueFifo() {
        synth.queue("Cart").ownTopic().fifo(true).build();

        TemplateSnapshot.assertMatches("MegaQueue-fifo", synth.template());
    }

    @Test
    void megaQueueForFunction() {
        Function function = Function.Builder.create(synth.stack(), "Consumer")
                .handler("com.acme.CartHandler")
                .code(Synth.code())
                .runtime(Runtime.JAVA_25)
                .timeout(Duration.minutes(1))
                .build();
        MegaQueue.Builder.forFunction(synth.stack(), "Cart", function)
                .withoutTopic()
                .build();

        TemplateSnapshot.assertMatches("MegaQueue-forFunction", synth.template());
    }

    @Test
    void megaQueueWithEverything() {
        MegaTopic events = synth.topic("Events").build();
        Map<String, Object> added = FilterCriteria.filter(
                Map.of("body", Map.of("event", Map.of("name", FilterRule.isEqual("item.added")))));
        synth.queue("Cart")
                .topic(
                        events,
                        SqsSubscriptionProps.builder()
                                .rawMessageDelivery(true)
                                .filterPolicy(Map.of("tenant", SubscriptionFilter.existsFilter()))
                                .build())
                .encryptionMasterKey(new Key(synth.stack(), "Key"))
                .queueName("cart")
                .batchSize(100)
                .maxBatchingWindow(Duration.seconds(5))
                .maxConcurrency(20)
                .reservedConcurrentExecutions(50)
                .filters(List.of(added))
                .environment(Map.of("TABLE", "carts"))
                .alarm(MegaAlarm.deadLetters().threshold(10).evaluationPeriods(3))
                .alarm(MegaAlarm.functionThrottles().off())
                .metricNamespace("Shop")
                .dashboard(true)
                .build();

        TemplateSnapshot.assertMatches("MegaQueue-everything", synth.template());
    }
}
