package io.sqsmega.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.FilterCriteria;
import software.amazon.awscdk.services.lambda.FilterRule;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.sns.SubscriptionFilter;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.SqsSubscriptionProps;
import software.amazon.awscdk.services.sqs.DeduplicationScope;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;

/** What is opted into, what is let through because it is a token, and what is warned of. */
@NeedsNode
class MegaQueueOptionsTest {
    private static Synth synth;
    private static MegaQueue filtered;
    private static MegaQueue encrypted;
    private static MegaQueue slow;
    private static MegaQueue plain;
    private static MegaQueue tokens;
    private static MegaQueue several;
    private static Template template;
    private static List<String> warnings;

    @BeforeAll
    static void synthesise() {
        synth = new Synth();
        MegaTopic topic = synth.topic("Events").build();
        Queue elsewhere = new Queue(synth.stack(), "Elsewhere");
        List<Map<String, Object>> filters = Stream.of("a", "b", "c", "d", "e", "f")
                .map(name -> FilterCriteria.filter(Map.of("body", Map.of("name", FilterRule.isEqual(name)))))
                .toList();
        filtered = synth.queue("Filtered")
                .topic(
                        topic,
                        SqsSubscriptionProps.builder()
                                .rawMessageDelivery(true)
                                .filterPolicy(Map.of("tenant", SubscriptionFilter.existsFilter()))
                                .deadLetterQueue(elsewhere)
                                .build())
                .filters(filters)
                .maxConcurrency(10)
                .build();
        encrypted = synth.queue("Encrypted")
                .topic(topic)
                .encryptionMasterKey(new Key(synth.stack(), "Key"))
                .build();
        synth.queue("ImportedKey")
                .topic(topic)
                .encryptionMasterKey(
                        Key.fromKeyArn(synth.stack(), "Other", "arn:aws:kms:eu-west-1:123456789012:key/1234"))
                .build();
        slow = synth.queue("Slow")
                .fifo(true)
                .withoutTopic()
                .deduplicationScope(DeduplicationScope.QUEUE)
                .contentBasedDeduplication(true)
                .giveUpAtReceive(2)
                .build();
        plain = synth.queue("Plain")
                .withoutTopic()
                .runtime(Runtime.JAVA_21)
                .snapStart(false)
                .tracing(Tracing.DISABLED)
                .enabled(false)
                .visibilityTimeout(Duration.seconds(60))
                .maxReceiveCount(3)
                .retentionPeriod(Duration.days(14))
                .reservedConcurrentExecutions(5)
                .deliveryDelay(Duration.seconds(30))
                .build();
        tokens = withTokens();
        several = synth.queue("Several").topic(topic).ownTopic().build();
        template = synth.template();
        warnings = synth.warnings();
    }

    private static MegaQueue withTokens() {
        Number number = parameter("Number").getValueAsNumber();
        String text = new CfnParameter(synth.stack(), "Text").getValueAsString();
        return synth.queue("Tokens")
                .fifo(true)
                .topic(Topic.fromTopicArn(synth.stack(), "Unknown", text))
                .queueName(text + ".fifo")
                .batchSize(number)
                .maxReceiveCount(number)
                .giveUpAtReceive(number)
                .maxConcurrency(number)
                .reservedConcurrentExecutions(number)
                .memorySize(number)
                .timeout(Duration.seconds(number))
                .visibilityTimeout(Duration.seconds(number))
                .retentionPeriod(Duration.seconds(number))
                .deadLetterRetentionPeriod(Duration.seconds(number))
                .deliveryDelay(Duration.seconds(number))
                .alarm(MegaAlarm.deadLetters().threshold(number))
                .build();
    }

    private static CfnParameter parameter(String id) {
        return CfnParameter.Builder.create(synth.stack(), id).type("Number").build();
    }

    private static List<String> warningsOf(String id) {
        return warnings.stream()
                .filter(warning -> warning.startsWith("/Shop/" + id + ":"))
                .toList();
    }

    @Test
    void filterPolicyAndRawDeliveryAreTheSubscriptions() {
        assertThat(synth.properties(template, filtered.getSubscriptions().get(0)))
                .containsEntry("RawMessageDelivery", true)
                .containsEntry("FilterPolicy", Map.of("tenant", List.of(Map.of("exists", true))))
                .extractingByKey("RedrivePolicy")
                .asString()
                .contains("[Elsewhere");
    }

    @Test
    void filtersWarnThatTheyDelete() {
        assertThat(warningsOf("Filtered"))
                .hasSize(2)
                .anySatisfy(warning -> assertThat(warning)
                        .contains("none of the filters matches is deleted", "[ack: sqsmega:filtersDelete]"))
                .anySatisfy(warning -> assertThat(warning).contains("filters should be at most 5", "got 6"));
    }

    @Test
    void filtersAndConcurrencyAreTheMappings() {
        assertThat(synth.properties(template, filtered.getEventSourceMapping()))
                .containsEntry("ScalingConfig", Map.of("MaximumConcurrency", 10))
                .containsKey("FilterCriteria");
    }

    @Test
    void keyIsUsedForBothQueuesByTopicAndFunction() {
        for (IQueue queue : List.of(encrypted.getQueue(), encrypted.getDeadLetterQueue())) {
            assertThat(synth.properties(template, queue))
                    .containsKey("KmsMasterKeyId")
                    .doesNotContainKey("SqsManagedSseEnabled");
        }
        assertThat(Synth.policies(template, "AWS::KMS::Key"))
                .singleElement()
                .asString()
                .contains("sns.amazonaws.com", "[kms:Decrypt, kms:GenerateDataKey]");
        assertThat(Synth.policies(template, "AWS::IAM::Policy"))
                .filteredOn(policy -> policy.contains("EncryptedRole"))
                .singleElement()
                .asString()
                .contains("kms:Decrypt", "kms:GenerateDataKey")
                .doesNotContain("*");
    }

    @Test
    void policyOfAnImportedKeyIsWarnedOf() {
        assertThat(warningsOf("ImportedKey"))
                .singleElement()
                .asString()
                .contains("must allow sns.amazonaws.com kms:GenerateDataKey and kms:Decrypt");
    }

    @Test
    void deduplicationByQueueGoesWithThroughputByQueue() {
        assertThat(synth.properties(template, slow.getQueue()))
                .containsEntry("DeduplicationScope", "queue")
                .containsEntry("FifoThroughputLimit", "perQueue")
                .containsEntry("ContentBasedDeduplication", true);
    }

    @Test
    void functionsDefaultsCanBeSwitchedOff() {
        assertThat(synth.properties(template, plain.getFunction()))
                .containsEntry("Runtime", "java21")
                .containsEntry("ReservedConcurrentExecutions", 5)
                .doesNotContainKeys("SnapStart", "TracingConfig");
        assertThat(Synth.policies(template, "AWS::IAM::Role"))
                .filteredOn(role -> role.contains("PlainLogGroup"))
                .singleElement()
                .asString()
                .doesNotContain("xray", "cdk_nag");
    }

    @Test
    void queuesOptionsAreTaken() {
        assertThat(synth.properties(template, plain.getQueue()))
                .containsEntry("VisibilityTimeout", 60)
                .containsEntry("DelaySeconds", 30)
                .containsEntry("MessageRetentionPeriod", 14 * 24 * 3600);
        assertThat(synth.properties(template, plain.getEventSourceMapping())).containsEntry("Enabled", false);
    }

    @Test
    void whatWorksButBadlyIsWarnedOf() {
        assertThat(warningsOf("Plain"))
                .hasSize(4)
                .anySatisfy(warning -> assertThat(warning)
                        .contains("visibilityTimeout should be six times", "3 minutes, got 1 minute"))
                .anySatisfy(warning -> assertThat(warning)
                        .contains("maxReceiveCount should be at least 9, 3 times giveUpAtReceive, got 3"))
                .anySatisfy(warning -> assertThat(warning).contains("are both 14 days"))
                .anySatisfy(warning -> assertThat(warning).contains("Give a maxConcurrency of at most 5"));
    }

    @Test
    void tokensAreLetThrough() {
        assertThat(synth.properties(template, tokens.getQueue()))
                .containsEntry("QueueName", Map.of("Fn::Join", List.of("", List.of(Map.of("Ref", "Text"), ".fifo"))))
                .containsEntry("VisibilityTimeout", Map.of("Ref", "Number"));
        assertThat(synth.properties(template, tokens.getEventSourceMapping()))
                .containsEntry("BatchSize", Map.of("Ref", "Number"));
        assertThat(warningsOf("Tokens")).isEmpty();
    }

    @Test
    void triesAreWhatTheUserNames() {
        assertThat(synth.variables(template, plain.getFunction())).containsEntry("MEGA_GIVE_UP_AT_RECEIVE", "3");
        assertThat(synth.variables(template, slow.getFunction())).containsEntry("MEGA_GIVE_UP_AT_RECEIVE", "2");
        assertThat(synth.properties(template, slow.getQueue()).get("RedrivePolicy"))
                .asString()
                .contains("maxReceiveCount=20");
        assertThat(synth.variables(template, tokens.getFunction()))
                .containsEntry("MEGA_GIVE_UP_AT_RECEIVE", Map.of("Ref", "Number"));
    }

    @Test
    void severalTopicsAreSubscribedToInOrder() {
        assertThat(several.getSubscriptions()).hasSize(2);
        assertThat(several.getTopics())
                .extracting(topic -> topic.getNode().getPath())
                .containsExactly("Shop/Events/Topic", "Shop/Several/Topic/Topic");
    }
}
