package io.sqsmega.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.kms.Alias;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.ProvisionedPollerConfig;
import software.amazon.awscdk.services.lambda.Tracing;

/** What is just within the limits is let through, and not warned of without reason. */
@NeedsNode
class MegaQueueAllowsTest {
    private static Synth synth;
    private static MegaQueue tight;
    private static MegaQueue advised;
    private static MegaQueue provisioned;
    private static MegaQueue managedKey;
    private static Template template;
    private static List<String> warnings;

    @BeforeAll
    static void synthesise() {
        synth = new Synth();
        tight = synth.queue("Tight")
                .withoutTopic()
                .timeout(Duration.seconds(60))
                .maxBatchingWindow(Duration.seconds(1))
                .visibilityTimeout(Duration.seconds(61))
                .batchSize(10_000)
                .maxConcurrency(20)
                .reservedConcurrentExecutions(20)
                .filters(filters(10))
                .queueName("n".repeat(76))
                .build();
        advised = synth.queue("Advised")
                .withoutTopic()
                .fifo(true)
                .visibilityTimeout(Duration.seconds(180))
                .retentionPeriod(Duration.days(14))
                .filters(filters(5))
                .build();
        provisioned = synth.queue("Provisioned")
                .withoutTopic()
                .tracing(Tracing.PASS_THROUGH)
                .provisionedPollerConfig(ProvisionedPollerConfig.builder()
                        .minimumPollers(5)
                        .maximumPollers(5)
                        .build())
                .build();
        managedKey = synth.queue("ManagedKey")
                .withoutTopic()
                .encryptionMasterKey(Alias.fromAliasName(synth.stack(), "Managed", "alias/aws/sqs"))
                .build();
        Key key = new Key(synth.stack(), "Key");
        synth.queue("OneKey")
                .topic(synth.topic("Events").masterKey(key).build())
                .encryptionMasterKey(key)
                .build();
        synth.queue("AliasedKey")
                .ownTopic()
                .encryptionMasterKey(key.addAlias("alias/shop"))
                .build();
        template = synth.template();
        warnings = synth.warnings();
    }

    private static List<Map<String, Object>> filters(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Map.<String, Object>of("pattern", "{\"body\":{\"tenant\":[" + i + "]}}"))
                .toList();
    }

    private static List<String> warningsOf(String id) {
        return warnings.stream()
                .filter(warning -> warning.startsWith("/Shop/" + id + ":"))
                .toList();
    }

    @Test
    void visibilityOfTimeoutAndWindowIsEnoughButShort() {
        assertThat(synth.properties(template, tight.getQueue())).containsEntry("VisibilityTimeout", 61);
        assertThat(warningsOf("Tight"))
                .filteredOn(warning -> warning.contains("visibilityTimeout"))
                .singleElement()
                .asString()
                .contains("six times the function's timeout plus the batching window, 6 minutes 1 second");
    }

    @Test
    void asMuchConcurrencyAsIsReserved() {
        assertThat(synth.properties(template, tight.getEventSourceMapping()))
                .containsEntry("ScalingConfig", Map.of("MaximumConcurrency", 20))
                .containsEntry("BatchSize", 10_000);
        assertThat(warningsOf("Tight")).noneMatch(warning -> warning.contains("maxConcurrency"));
    }

    @Test
    void tenFilters() {
        assertThat(synth.properties(template, tight.getEventSourceMapping()).get("FilterCriteria"))
                .asString()
                .contains("[0]", "[9]");
    }

    @Test
    void longestNameLeavesRoomForItsDeadLetterQueue() {
        assertThat(synth.properties(template, tight.getDeadLetterQueue()).get("QueueName"))
                .asString()
                .hasSize(80);
    }

    @Test
    void advisedVisibilityAndFifoRetentionAndFiveFiltersGoWithoutWarning() {
        assertThat(synth.properties(template, advised.getQueue())).containsEntry("VisibilityTimeout", 180);
        assertThat(warningsOf("Advised")).singleElement().asString().contains("none of the filters matches is deleted");
    }

    @Test
    void provisionedPollersAreTheMappings() {
        assertThat(synth.properties(template, provisioned.getEventSourceMapping()))
                .containsEntry("ProvisionedPollerConfig", Map.of("MinimumPollers", 5, "MaximumPollers", 5));
    }

    @Test
    void tracesThatACallerSamples() {
        assertThat(synth.properties(template, provisioned.getFunction()))
                .containsEntry("TracingConfig", Map.of("Mode", "PassThrough"));
    }

    @Test
    void oneKeyForTopicAndQueue() {
        assertThat(Synth.policies(template, "AWS::KMS::Key"))
                .singleElement()
                .asString()
                .contains("Service=sns.amazonaws.com");
        assertThat(warningsOf("OneKey")).isEmpty();
        assertThat(warningsOf("AliasedKey")).isEmpty();
    }

    @Test
    void managedKeyWithoutATopic() {
        assertThat(synth.properties(template, managedKey.getQueue())).containsKey("KmsMasterKeyId");
        assertThat(warningsOf("ManagedKey")).isEmpty();
    }
}
