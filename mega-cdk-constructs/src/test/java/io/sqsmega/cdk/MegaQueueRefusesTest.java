package io.sqsmega.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.kms.Alias;
import software.amazon.awscdk.services.sns.SubscriptionFilter;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.SqsSubscriptionProps;
import software.amazon.awscdk.services.sqs.DeduplicationScope;
import software.amazon.awscdk.services.sqs.FifoThroughputLimit;

/**
 * What could not be deployed, or not as it was meant, is refused with what is wrong, the value, and what is allowed.
 */
@NeedsNode
class MegaQueueRefusesTest {
    private final Refusals refusals = Refusals.shared();

    private MegaQueue.Builder cart() {
        return refusals.cart();
    }

    @Test
    void noTopic() {
        refusals.assertRefusedHere(
                refusals.synth().queue("Cart"),
                "topic must be given, or ownTopic() or withoutTopic() said if publishers send to the queue, got none");
    }

    @Test
    void topicAndNone() {
        refusals.assertRefusedHere(
                cart().ownTopic(), "withoutTopic() must not be said beside topic or ownTopic(), got both");
    }

    @Test
    void sameTopicTwice() {
        var topic = Topic.fromTopicArn(refusals.synth().stack(), "Twice", "arn:aws:sns:eu-west-1:123456789012:events");

        refusals.assertRefusedHere(
                refusals.synth().queue("Cart").topic(topic).topic(topic),
                "topic must be given once, got Shop/Twice twice");
    }

    @Test
    void visibilityOfTenSecondsForAFunctionOfAMinute() {
        refusals.assertRefusedHere(
                cart().timeout(Duration.seconds(60)).visibilityTimeout(Duration.seconds(10)),
                "visibilityTimeout must be at least the function's timeout of 1 minute, and better 6 minutes (six times the timeout, plus the window), got 10 seconds");
    }

    @Test
    void visibilityBelowTimeoutAndWindow() {
        refusals.assertRefusedHere(
                cart().timeout(Duration.seconds(60))
                        .maxBatchingWindow(Duration.seconds(30))
                        .visibilityTimeout(Duration.seconds(80)),
                "visibilityTimeout must be at least the function's timeout of 1 minute plus the batching window of 30 seconds, and better 6 minutes 30 seconds (six times the timeout, plus the window), got 1 minute 20 seconds");
    }

    @Test
    void visibilityASecondTooShort() {
        refusals.assertRefusedHere(
                cart().timeout(Duration.seconds(50)).visibilityTimeout(Duration.seconds(49)),
                "visibilityTimeout must be at least the function's timeout of 50 seconds, and better 5 minutes (six times the timeout, plus the window), got 49 seconds");
    }

    @Test
    void visibilityAboveTheServicesLimit() {
        refusals.assertRefusedHere(
                cart().visibilityTimeout(Duration.hours(13)),
                "visibilityTimeout must be 0 to 43200 seconds, got 13 hours");
    }

    @Test
    void durationOutOfRange() {
        refusals.assertRefusedHere(
                cart().retentionPeriod(Duration.seconds(59)),
                "retentionPeriod must be 60 to 1209600 seconds, got 59 seconds");
        refusals.assertRefusedHere(
                cart().deadLetterRetentionPeriod(Duration.days(15)),
                "deadLetterRetentionPeriod must be 60 to 1209600 seconds, got 15 days");
        refusals.assertRefusedHere(
                cart().deliveryDelay(Duration.minutes(16)), "deliveryDelay must be 0 to 900 seconds, got 16 minutes");
        refusals.assertRefusedHere(
                cart().timeout(Duration.minutes(16)), "timeout must be 1 to 900 seconds, got 16 minutes");
        refusals.assertRefusedHere(
                cart().maxBatchingWindow(Duration.minutes(6)),
                "maxBatchingWindow must be 0 to 300 seconds, got 6 minutes");
    }

    @Test
    void deadLettersThatExpireBeforeMessages() {
        refusals.assertRefusedHere(
                cart().retentionPeriod(Duration.days(7)).deadLetterRetentionPeriod(Duration.days(4)),
                "deadLetterRetentionPeriod must be at least the retentionPeriod of 7 days, got 4 days");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            true  | cart      | queueName must end in .fifo as fifo is true, got cart
            false | cart.fifo | queueName must not end in .fifo unless fifo is true, got cart.fifo
            false | my cart   | queueName must be 1 to 76 letters, digits, hyphens and underscores, got my cart
            """)
    void queueName(boolean fifo, String name, String message) {
        refusals.assertRefusedHere(cart().fifo(fifo).queueName(name), message);
    }

    @Test
    void queueNameThatLeavesNoRoomForItsDeadLetterQueue() {
        String name = "n".repeat(77);

        refusals.assertRefusedHere(
                cart().queueName(name),
                "queueName must be 1 to 76 letters, digits, hyphens and underscores, got " + name);
    }

    @Test
    void standardTopicOnAFifoQueue() {
        MegaTopic topic = refusals.synth().topic("Standard").build();

        refusals.assertRefusedHere(
                refusals.synth().queue("Cart").fifo(true).topic(topic),
                "topic must be a FIFO topic if fifo is true, as SNS refuses any other, got the standard topic Shop/Standard/Topic");
    }

    @Test
    void fifoPropsOnAStandardQueue() {
        refusals.assertRefusedHere(
                cart().contentBasedDeduplication(true),
                "contentBasedDeduplication must be left out unless fifo is true, got true");
        refusals.assertRefusedHere(
                cart().deduplicationScope(DeduplicationScope.QUEUE),
                "deduplicationScope must be left out unless fifo is true, got QUEUE");
        refusals.assertRefusedHere(
                cart().fifoThroughputLimit(FifoThroughputLimit.PER_QUEUE),
                "fifoThroughputLimit must be left out unless fifo is true, got PER_QUEUE");
    }

    @Test
    void highThroughputWithDeduplicationByQueue() {
        refusals.assertRefusedHere(
                cart().fifo(true)
                        .deduplicationScope(DeduplicationScope.QUEUE)
                        .fifoThroughputLimit(FifoThroughputLimit.PER_MESSAGE_GROUP_ID),
                "fifoThroughputLimit must be PER_QUEUE if deduplicationScope is QUEUE, got PER_MESSAGE_GROUP_ID");
    }

    @Test
    void managedKeyWithATopic() {
        var key = Alias.fromAliasName(refusals.synth().stack(), "Managed", "alias/aws/sqs");

        refusals.assertRefusedHere(
                refusals.synth().queue("Cart").ownTopic().encryptionMasterKey(key),
                "encryptionMasterKey must be a key of yours if there is a topic, or left out for SSE-SQS, got alias/aws/sqs, which SNS cannot use");
    }

    /** A filter policy of six attributes: the construct leaves such checks to the CDK. */
    @Test
    void whatTheCdkItselfRefusesLeavesNothingBehind() {
        Synth own = new Synth();
        Map<String, SubscriptionFilter> six = Stream.of("a", "b", "c", "d", "e", "f")
                .collect(Collectors.toMap(name -> name, name -> SubscriptionFilter.existsFilter()));
        MegaQueue.Builder cart = own.queue("Cart")
                .topic(
                        own.topic("Events").build(),
                        SqsSubscriptionProps.builder().filterPolicy(six).build());

        assertThatThrownBy(cart::build).hasMessageContaining("maximum of 5 attribute names");
        assertThat(own.stack().getNode().tryFindChild("Cart")).isNull();
    }

    @Test
    void everythingAtOnce() {
        assertThatThrownBy(cart().memorySize(1).maxReceiveCount(0)::build)
                .hasMessage("""
                        2 problems at Shop/Cart:
                        - maxReceiveCount must be 1 to 1000, got 0
                        - memorySize must be 128 to 10240, got 1""")
                .isInstanceOfSatisfying(
                        InvalidPropsException.class,
                        e -> assertThat(e.problems()).hasSize(2));
    }
}
