package io.sqsmega.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.kms.Alias;
import software.amazon.awscdk.services.kms.Key;

/** An app made by {@code cdk init} has the CDK's feature flags on, an old one has not: the promises hold in both. */
@NeedsNode
class FeatureFlagsTest {
    private static final Map<String, Object> RECOMMENDED = RecommendedFlags.recommended();

    /** The example's {@code cdk.json} is what the documents tell a reader to take. */
    @Test
    void exampleHasAllFlagsThatTheCdkRecommends() throws IOException {
        assertThat(RECOMMENDED).isEqualTo(RecommendedFlags.ofTheCdk());
    }

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

    @Test
    void keyByWhoseNameNothingCanBeGrantedIsWarnedOf() {
        Synth plain = withKeyByName(Map.of());
        Synth flagged = withKeyByName(RECOMMENDED);

        assertThat(plain.warnings())
                .hasSize(2)
                .anySatisfy(warning -> assertThat(warning)
                        .contains("not allowed to use encryptionMasterKey", "Key.fromKeyArn", "applyImportedAlias"))
                .anySatisfy(warning -> assertThat(warning).contains("cannot allow publishers to use masterKey"));
        assertThat(flagged.warnings()).isEmpty();
        assertThat(Synth.policies(flagged.template(), "AWS::IAM::Policy"))
                .anyMatch(policy -> policy.contains("kms:ResourceAliases=alias/shop"));
    }

    private static Synth withKeyByName(Map<String, Object> flags) {
        Synth synth = new Synth(flags);
        synth.topic("Events")
                .masterKey(Alias.fromAliasName(synth.stack(), "OfTheTopic", "alias/shop"))
                .build();
        synth.queue("Cart")
                .withoutTopic()
                .encryptionMasterKey(Alias.fromAliasName(synth.stack(), "ByName", "alias/shop"))
                .build();
        return synth;
    }
}
