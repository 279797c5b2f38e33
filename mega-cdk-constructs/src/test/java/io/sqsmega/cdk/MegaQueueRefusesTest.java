package io.sqsmega.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.kms.Alias;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.ProvisionedPollerConfig;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.DeduplicationScope;
import software.amazon.awscdk.services.sqs.FifoThroughputLimit;

/**
 * What could not be deployed, or not as it was meant, is refused with what is wrong, the value, and what is allowed.
 */
@NeedsNode
class MegaQueueRefusesTest {
    private static Synth synth;

    @BeforeEach
    void freshStack() {
        // Built once for the class: a refused construct leaves nothing behind in its stack.
        synth = synth == null ? new Synth() : synth;
    }

    private static void assertRefused(MegaEventSourceProps<?> props, String message) {
        assertThatThrownBy(props::build)
                .isInstanceOf(InvalidPropsException.class)
                .hasMessage(message + " at Shop/Cart");
        assertThat(synth.stack().getNode().tryFindChild("Cart"))
                .as("nothing is left in the tree")
                .isNull();
    }

    private static MegaQueue.Builder cart() {
        return synth.queue("Cart").withoutTopic();
    }

    @Test
    void noTopic() {
        assertRefused(
                synth.queue("Cart"),
                "topic must be given, or ownTopic() or withoutTopic() said if publishers send to the queue, got none");
    }

    @Test
    void topicAndNone() {
        assertRefused(cart().ownTopic(), "withoutTopic() must not be said beside topic or ownTopic(), got both");
    }

    @Test
    void sameTopicTwice() {
        var topic = Topic.fromTopicArn(synth.stack(), "Twice", "arn:aws:sns:eu-west-1:123456789012:events");

        assertRefused(synth.queue("Cart").topic(topic).topic(topic), "topic must be given once, got Shop/Twice twice");
    }

    @Test
    void visibilityOfTenSecondsForAFunctionOfAMinute() {
        assertRefused(
                cart().timeout(Duration.seconds(60)).visibilityTimeout(Duration.seconds(10)),
                "visibilityTimeout must be at least the function's timeout of 1 minute, and better 6 minutes (six times the timeout, plus the window), got 10 seconds");
    }

    @Test
    void visibilityBelowTimeoutAndWindow() {
        assertRefused(
                cart().timeout(Duration.seconds(60))
                        .maxBatchingWindow(Duration.seconds(30))
                        .visibilityTimeout(Duration.seconds(80)),
                "visibilityTimeout must be at least the function's timeout of 1 minute plus the batching window of 30 seconds, and better 6 minutes 30 seconds (six times the timeout, plus the window), got 1 minute 20 seconds");
    }

    @Test
    void visibilityAboveTheServicesLimit() {
        assertRefused(
                cart().visibilityTimeout(Duration.hours(13)),
                "visibilityTimeout must be 0 to 43200 seconds, got 13 hours");
    }

    @Test
    void fifoBatchOfAHundred() {
        assertRefused(cart().fifo(true).batchSize(100), "batchSize of a FIFO queue must be 1 to 10, got 100");
    }

    @Test
    void fifoBatchingWindow() {
        assertRefused(
                cart().fifo(true).maxBatchingWindow(Duration.seconds(1)),
                "maxBatchingWindow of a FIFO queue must be left out, got 1 second");
    }

    @Test
    void batchAboveTenWithoutWindow() {
        assertRefused(
                cart().batchSize(11),
                "maxBatchingWindow must be at least 1 second if batchSize is above 10, got none with a batchSize of 11");
    }

    @Test
    void batchAboveTenWithAnEmptyWindow() {
        assertRefused(
                cart().batchSize(11).maxBatchingWindow(Duration.seconds(0)),
                "maxBatchingWindow must be at least 1 second if batchSize is above 10, got 0 seconds with a batchSize of 11");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            batchSize       | 1 to 10000   | 0
            batchSize       | 1 to 10000   | 10001
            maxReceiveCount | 1 to 1000    | 0
            maxReceiveCount | 1 to 1000    | 1001
            maxConcurrency  | 2 to 1000    | 1
            maxConcurrency  | 2 to 1000    | 1001
            memorySize      | 128 to 10240 | 127
            memorySize      | 128 to 10240 | 10241
            """)
    void numberOutOfRange(String prop, String range, int number) {
        MegaQueue.Builder cart = cart().maxBatchingWindow(Duration.seconds(1));
        MegaQueue.Builder wrong = switch (prop) {
            case "batchSize" -> cart.batchSize(number);
            case "maxReceiveCount" -> cart.maxReceiveCount(number);
            case "maxConcurrency" -> cart.maxConcurrency(number);
            default -> cart.memorySize(number);
        };

        assertRefused(wrong, prop + " must be " + range + ", got " + number);
    }

    @Test
    void halfAMessage() {
        assertRefused(cart().batchSize(2.5), "batchSize must be 1 to 10000, a whole number, got 2.5");
    }

    @Test
    void durationOutOfRange() {
        assertRefused(
                cart().retentionPeriod(Duration.seconds(59)),
                "retentionPeriod must be 60 to 1209600 seconds, got 59 seconds");
        assertRefused(
                cart().deadLetterRetentionPeriod(Duration.days(15)),
                "deadLetterRetentionPeriod must be 60 to 1209600 seconds, got 15 days");
        assertRefused(
                cart().deliveryDelay(Duration.minutes(16)), "deliveryDelay must be 0 to 900 seconds, got 16 minutes");
        assertRefused(cart().timeout(Duration.minutes(16)), "timeout must be 1 to 900 seconds, got 16 minutes");
        assertRefused(
                cart().maxBatchingWindow(Duration.minutes(6)),
                "maxBatchingWindow must be 0 to 300 seconds, got 6 minutes");
    }

    @Test
    void deadLettersThatExpireBeforeMessages() {
        assertRefused(
                cart().retentionPeriod(Duration.days(7)).deadLetterRetentionPeriod(Duration.days(4)),
                "deadLetterRetentionPeriod must be at least the retentionPeriod of 7 days, got 4 days");
    }

    @Test
    void maxConcurrencyAboveReserved() {
        assertRefused(
                cart().maxConcurrency(20).reservedConcurrentExecutions(10),
                "maxConcurrency must be at most the function's reservedConcurrentExecutions of 10, got 20");
    }

    @Test
    void maxConcurrencyInProvisionedMode() {
        assertRefused(
                cart().maxConcurrency(20)
                        .provisionedPollerConfig(ProvisionedPollerConfig.builder()
                                .minimumPollers(2)
                                .maximumPollers(4)
                                .build()),
                "maxConcurrency must be left out beside provisionedPollerConfig, got 20");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1   | 4    | minimumPollers must be 2 to 200, got 1
            2   | 2001 | maximumPollers must be 2 to 2000, got 2001
            10  | 4    | maximumPollers must be at least the minimumPollers of 10, got 4
            """)
    void provisionedPollersOutOfRange(int least, int most, String message) {
        assertRefused(
                cart().provisionedPollerConfig(ProvisionedPollerConfig.builder()
                        .minimumPollers(least)
                        .maximumPollers(most)
                        .build()),
                message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            true  | cart      | queueName must end in .fifo as fifo is true, got cart
            false | cart.fifo | queueName must not end in .fifo unless fifo is true, got cart.fifo
            false | my cart   | queueName must be 1 to 76 letters, digits, hyphens and underscores, got my cart
            """)
    void queueName(boolean fifo, String name, String message) {
        assertRefused(cart().fifo(fifo).queueName(name), message);
    }

    @Test
    void queueNameThatLeavesNoRoomForItsDeadLetterQueue() {
        String name = "n".repeat(77);

        assertRefused(
                cart().queueName(name),
                "queueName must be 1 to 76 letters, digits, hyphens and underscores, got " + name);
    }

    @Test
    void fifoTopicOnAStandardQueue() {
        var topic = Topic.fromTopicArn(synth.stack(), "Ordered", "arn:aws:sns:eu-west-1:123456789012:events.fifo");

        assertRefused(
                synth.queue("Cart").topic(topic),
                "fifo must be true if the topic is a FIFO topic, as a standard queue loses its order, got false with the FIFO topic Shop/Ordered");
    }

    @Test
    void standardTopicOnAFifoQueue() {
        MegaTopic topic = synth.topic("Standard").build();

        assertRefused(
                synth.queue("Cart").fifo(true).topic(topic),
                "topic must be a FIFO topic if fifo is true, as SNS refuses any other, got the standard topic Shop/Standard/Topic");
    }

    @Test
    void fifoPropsOnAStandardQueue() {
        assertRefused(
                cart().contentBasedDeduplication(true),
                "contentBasedDeduplication must be left out unless fifo is true, got true");
        assertRefused(
                cart().deduplicationScope(DeduplicationScope.QUEUE),
                "deduplicationScope must be left out unless fifo is true, got QUEUE");
        assertRefused(
                cart().fifoThroughputLimit(FifoThroughputLimit.PER_QUEUE),
                "fifoThroughputLimit must be left out unless fifo is true, got PER_QUEUE");
    }

    @Test
    void highThroughputWithDeduplicationByQueue() {
        assertRefused(
                cart().fifo(true)
                        .deduplicationScope(DeduplicationScope.QUEUE)
                        .fifoThroughputLimit(FifoThroughputLimit.PER_MESSAGE_GROUP_ID),
                "fifoThroughputLimit must be PER_QUEUE if deduplicationScope is QUEUE, got PER_MESSAGE_GROUP_ID");
    }

    @Test
    void managedKeyWithATopic() {
        var key = Alias.fromAliasName(synth.stack(), "Managed", "alias/aws/sqs");

        assertRefused(
                synth.queue("Cart").ownTopic().encryptionMasterKey(key),
                "encryptionMasterKey must be a key of yours if there is a topic, or left out for SSE-SQS, got alias/aws/sqs, which SNS cannot use");
    }

    @Test
    void keyOfTheTopicWhereTheFeatureFlagMakesItACycle() {
        String flag = "@aws-cdk/aws-sns-subscriptions:restrictSqsDescryption";
        Synth flagged = new Synth(Map.of(flag, true));
        Key key = new Key(flagged.stack(), "Key");
        MegaTopic topic = flagged.topic("Events").masterKey(key).build();

        assertThatThrownBy(flagged.queue("Cart").topic(topic).encryptionMasterKey(key)::build)
                .hasMessage("encryptionMasterKey must not be the key of the topic, as each would need the other to be"
                        + " there first under the feature flag " + flag
                        + ", got the key of Shop/Events/Topic at Shop/Cart");
    }

    @Test
    void elevenFilters() {
        assertRefused(
                cart().filters(Collections.nCopies(11, Map.of("pattern", "{}"))), "filters must be at most 10, got 11");
    }

    @Test
    void noHandler() {
        assertRefused(
                MegaQueue.Builder.create(synth.stack(), "Cart").withoutTopic().code(Synth.code()),
                "handler must be the full name of the class that extends MegaSqsHandler, got null");
    }

    @Test
    void noCode() {
        assertRefused(
                MegaQueue.Builder.create(synth.stack(), "Cart").withoutTopic().handler("com.acme.CartHandler"),
                "code must be given, such as Code.fromAsset(\"target/app.jar\"), got none");
    }

    @Test
    void runtimeThatIsNotJava() {
        assertRefused(cart().runtime(Runtime.PYTHON_3_13), "runtime must be a Java runtime, got python3.13");
    }

    @Test
    void snapStartOnARuntimeWithoutIt() {
        assertRefused(
                cart().runtime(Runtime.JAVA_8_CORRETTO),
                "snapStart must be false on a runtime without SnapStart, got true with java8.al2");
    }

    @Test
    void environmentOfTheFramework() {
        assertRefused(
                cart().environment(Map.of("MEGA_QUEUE_URL", "elsewhere")),
                "environment must not set MEGA_QUEUE_URL, which is MegaQueue's own, got elsewhere");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | 1 | 1 | threshold of the alarm DEAD_LETTERS must be more than 0, got 0.0
            1 | 0 | 1 | evaluationPeriods of the alarm DEAD_LETTERS must be 1 to 1440, got 0
            1 | 3 | 4 | datapointsToAlarm of the alarm DEAD_LETTERS must be 1 to 3, got 4
            """)
    void alarms(int threshold, int periods, int datapoints, String message) {
        MegaAlarm alarm = MegaAlarm.deadLetters()
                .threshold(threshold)
                .evaluationPeriods(periods)
                .datapointsToAlarm(Math.max(1, datapoints));

        assertThatThrownBy(cart().alarm(alarm)::build).hasMessageContaining(message);
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
