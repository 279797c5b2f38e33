package io.sqsmega.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.sns.FilterOrPolicy;
import software.amazon.awscdk.services.sns.SubscriptionFilter;
import software.amazon.awscdk.services.sns.subscriptions.SqsSubscriptionProps;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;

/** What a subscription filters, and where what it cannot deliver goes. */
@NeedsNode
class SubscriptionChecksTest {
    private static final String ARN = "arn:aws:sqs:eu-west-1:123456789012:orders-dlq";

    private static List<String> warnings(Synth synth) {
        return synth.warnings().stream()
                .filter(warning -> warning.startsWith("/Shop/Cart:"))
                .toList();
    }

    /** The CDK takes the first, and drops the other in silence. */
    @Test
    void twoFilterPolicies() {
        Synth synth = new Synth();
        MegaTopic events = synth.topic("Events").build();
        SqsSubscriptionProps both = SqsSubscriptionProps.builder()
                .filterPolicy(Map.of("tenant", SubscriptionFilter.existsFilter()))
                .filterPolicyWithMessageBody(
                        Map.of("protocol", FilterOrPolicy.filter(SubscriptionFilter.existsFilter())))
                .build();

        Refusals.assertRefused(
                synth.queue("Cart").topic(events, both),
                "topic must be given with filterPolicy or with filterPolicyWithMessageBody, as a subscription has one, got both with Shop/Events/Topic at Shop/Cart");
    }

    @Test
    void deadLetterQueueOfAnotherKindThanTheTopic() {
        Synth synth = new Synth();
        MegaTopic events = synth.topic("Events").fifo(true).build();
        Queue standard = new Queue(synth.stack(), "Standard");

        Refusals.assertRefused(
                synth.queue("Cart").fifo(true).topic(events, withDeadLetters(standard)),
                "deadLetterQueue of a subscription must be a FIFO queue as its topic is, got Shop/Standard with Shop/Events/Topic at Shop/Cart");
    }

    @Test
    void deadLetterQueueOfAnotherRegion() {
        Synth virginia = new Synth("us-east-1", "123456789012");
        MegaTopic events = virginia.topic("Events").build();
        IQueue elsewhere = Queue.fromQueueArn(virginia.stack(), "Elsewhere", ARN);

        Refusals.assertRefused(
                virginia.queue("Cart").topic(events, withDeadLetters(elsewhere)),
                "deadLetterQueue of a subscription must be of the region of its MegaQueue, us-east-1, got one of eu-west-1: SNS sends to none elsewhere at Shop/Cart");
    }

    private static SqsSubscriptionProps withDeadLetters(IQueue queue) {
        return SqsSubscriptionProps.builder().deadLetterQueue(queue).build();
    }

    @Test
    void importedDeadLetterQueueOfTheSubscription() {
        Synth synth = new Synth();
        IQueue letters = Queue.fromQueueArn(synth.stack(), "Letters", ARN);
        synth.queue("Cart")
                .topic(synth.topic("Events").build(), withDeadLetters(letters))
                .build();

        assertThat(warnings(synth))
                .singleElement()
                .asString()
                .contains("A dead-letter queue is imported", "its policy lets in SNS")
                .doesNotContain("redriveAllowPolicy");
    }

    @Test
    void importedDeadLetterQueueOfAQueueThatIsMade() {
        Synth synth = new Synth();
        Rule shipped = Rule.Builder.create(synth.stack(), "Shipped")
                .eventPattern(EventPattern.builder().source(List.of("shop")).build())
                .build();
        synth.queue("Cart")
                .ownTopic()
                .rule(shipped)
                .deadLetterQueue(Queue.fromQueueArn(synth.stack(), "Letters", ARN))
                .build();

        assertThat(warnings(synth))
                .singleElement()
                .asString()
                .contains(
                        "A dead-letter queue is imported",
                        "it keeps messages for longer than 4 days",
                        "its redriveAllowPolicy admits the queue",
                        "its policy lets in SNS and EventBridge");
    }

    /** Neither is touched, and nothing else sends there. */
    @Test
    void importedPairWithoutATopic() {
        Synth synth = new Synth();
        synth.queue("Cart")
                .queue(Queue.fromQueueArn(synth.stack(), "Orders", "arn:aws:sqs:eu-west-1:123456789012:orders"))
                .deadLetterQueue(Queue.fromQueueArn(synth.stack(), "Letters", ARN))
                .build();

        assertThat(warnings(synth)).noneMatch(warning -> warning.contains("A dead-letter queue is imported"));
    }
}
