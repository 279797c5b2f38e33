package io.sqsmega.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.kms.KeyProps;
import software.amazon.awscdk.services.sns.Topic;

@NeedsNode
class CdkNagTest {
    @Test
    void everyFormPassesAwsSolutions() {
        Synth synth = new Synth();
        synth.queue("Standard").topic(synth.topic("Events").build()).build();
        synth.queue("Fifo").fifo(true).ownTopic().build();
        synth.queue("Direct").withoutTopic().dashboard(true).build();
        Aspects.of(synth.app()).add(new AwsSolutionsChecks());

        assertThat(findings(synth)).isEmpty();
    }

    @Test
    void packFindsWhatIsWrong() {
        Synth synth = new Synth(Map.of());
        new Topic(synth.stack(), "WithoutTls");
        Aspects.of(synth.app()).add(new AwsSolutionsChecks());

        assertThat(findings(synth)).singleElement().asString().contains("AwsSolutions-SNS3");
    }

    @Test
    void customerKey() {
        Synth synth = new Synth();
        Key key = new Key(
                synth.stack(), "Key", KeyProps.builder().enableKeyRotation(true).build());
        synth.queue("Encrypted").ownTopic().encryptionMasterKey(key).build();
        Aspects.of(synth.app()).add(new AwsSolutionsChecks());

        assertThat(findings(synth)).isEmpty();
    }

    private static List<String> findings(Synth synth) {
        return Stream.concat(synth.errors().stream(), synth.warnings().stream())
                .filter(message -> message.contains("AwsSolutions-"))
                .toList();
    }
}
