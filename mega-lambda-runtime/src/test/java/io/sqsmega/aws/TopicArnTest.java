package io.sqsmega.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sns.SnsClient;

class TopicArnTest {

    @ParameterizedTest
    @CsvSource({
        "arn:aws:sns:eu-west-1:111122223333:events, eu-west-1",
        "arn:aws-cn:sns:cn-north-1:111122223333:events.fifo, cn-north-1",
        "arn:aws-us-gov:sns:us-gov-east-1:111122223333:events, us-gov-east-1"
    })
    void anArnNamesItsRegion(String arn, String region) {
        try (SnsClient client = TopicArn.of("topicArn", arn).client(null)) {
            assertThat(client.serviceClientConfiguration().region().id()).isEqualTo(region);
        }
    }

    @Test
    void aClientOfAnotherRegionIsRefusedAndBothAreNamed() {
        TopicArn topic = TopicArn.of("topicArn", "arn:aws:sns:eu-west-1:111122223333:events");
        try (SnsClient same = Clients.sns("eu-west-1");
                SnsClient other = Clients.sns("us-east-1")) {
            assertThat(topic.client(same)).isSameAs(same);
            assertThatThrownBy(() -> topic.client(other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("client must be of region eu-west-1, as topicArn"
                            + " \"arn:aws:sns:eu-west-1:111122223333:events\" is, got a client of region us-east-1");
        }
    }

    @Test
    void anArnOfAnEmulatorGoesWithAClientOfAnyRegion() {
        TopicArn topic = TopicArn.of("topicArn", "arn:aws:sns:local:000000000000:events");
        try (SnsClient client = Clients.sns("us-east-1")) {
            assertThat(topic.client(client)).isSameAs(client);
            assertThat(topic).hasToString(topic.arn());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:sqs:eu-west-1:111122223333:cart, the ARN of a queue",
        "arn:aws:sns:eu-west-1:111122223333:events:4f2a, the ARN of a subscription",
        "arn:aws:sns:eu-west-1:111122223333:app/GCM/shop, the ARN of a topic",
        "arn:aws:s3:::bucket, another ARN",
        "events, a name",
        "https://sns.eu-west-1.amazonaws.com/events, another URL"
    })
    void anythingElseIsRefusedAndSaysWhatItIs(String arn, String kind) {
        assertThatThrownBy(() -> TopicArn.of("topicArn", arn))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("topicArn must be the ARN of a topic, as arn:aws:sns:eu-west-1:111122223333:name, got "
                        + kind + ": \"" + arn + "\"");
    }
}
