package io.sqsmega.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.kms.KeyProps;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.EventType;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;

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

    /** Of what is given, a team answers for its own. */
    @Test
    void whatIsMadeAroundGivenPartsPasses() {
        Synth synth = new Synth(Map.of());
        Key key = new Key(
                synth.stack(), "Key", KeyProps.builder().enableKeyRotation(true).build());
        IBucket bucket = Bucket.fromBucketName(synth.stack(), "Bucket", "uploads");
        IQueue orders = Queue.fromQueueArn(synth.stack(), "Orders", "arn:aws:sqs:eu-west-1:123456789012:orders");
        synth.queue("Encrypted").ownTopic().encryptionKey(key).build();
        synth.queue("Bucketed").bucket(bucket, EventType.OBJECT_CREATED).build();
        synth.queue("Given").queue(orders).build();
        synth.queue("Networked")
                .withoutTopic()
                .vpc(new Vpc(synth.stack(), "Network"))
                .build();
        synth.queue("Alarming")
                .withoutTopic()
                .alarmTopic(synth.topic("OnCall").build())
                .build();
        Aspects.of(synth.app()).add(new AwsSolutionsChecks());

        assertThat(findings(synth))
                .filteredOn(finding -> finding.matches("/Shop/(Encrypted|Bucketed|Given|Networked|Alarming|OnCall)/.*"))
                .isEmpty();
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
