package io.sqsmega.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.kms.Key;

/** An app made by {@code cdk init} has the CDK's feature flags on, an old one has not: the promises hold in both. */
@NeedsNode
class FeatureFlagsTest {
    private static final Map<String, Object> RECOMMENDED = Stream.of(
                    "@aws-cdk/aws-iam:minimizePolicies",
                    "@aws-cdk/aws-kms:reduceCrossAccountRegionPolicyScope",
                    "@aws-cdk/aws-lambda:createNewPoliciesWithAddToRolePolicy",
                    "@aws-cdk/aws-lambda:recognizeLayerVersion",
                    "@aws-cdk/aws-lambda:useCdkManagedLogGroup",
                    "@aws-cdk/aws-sns-subscriptions:restrictSqsDescryption",
                    "@aws-cdk/core:aspectPrioritiesMutating",
                    "@aws-cdk/core:enablePartitionLiterals",
                    "@aws-cdk/core:includePrefixInUniqueNameGeneration",
                    "@aws-cdk/core:validateAgainstDefaultRules")
            .collect(Collectors.toMap(flag -> flag, flag -> true));

    @Test
    void resourcesAreTheSame() {
        assertThat(counts(RECOMMENDED)).isEqualTo(counts(Map.of()));
    }

    private static Map<Object, Long> counts(Map<String, Object> flags) {
        Synth synth = new Synth(flags);
        MegaTopic topic = synth.topic("Events").build();
        synth.queue("Cart").topic(topic).dashboard(true).build();
        synth.queue("Orders")
                .fifo(true)
                .ownTopic()
                .encryptionMasterKey(new Key(synth.stack(), "Key"))
                .build();
        Map<?, ?> resources = (Map<?, ?>) synth.template().toJSON().get("Resources");
        return resources.values().stream()
                .collect(Collectors.groupingBy(
                        resource -> ((Map<?, ?>) resource).get("Type"), TreeMap::new, Collectors.counting()));
    }

    @Test
    void keyIsForTheTopicAlone() {
        Synth synth = new Synth(RECOMMENDED);
        MegaTopic topic = synth.topic("Events").build();
        synth.queue("Cart")
                .topic(topic)
                .encryptionMasterKey(new Key(synth.stack(), "Key"))
                .build();
        Template template = synth.template();

        assertThat(Synth.policies(template, "AWS::KMS::Key"))
                .singleElement()
                .asString()
                .contains("{ArnEquals={aws:SourceArn={Ref=EventsTopic");
        assertThat(synth.warnings()).isEmpty();
    }
}
