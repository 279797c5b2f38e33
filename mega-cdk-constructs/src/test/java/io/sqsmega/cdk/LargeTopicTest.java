package io.sqsmega.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.services.sns.Subscription;
import software.amazon.awscdk.services.sns.SubscriptionProtocol;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;

/** A topic that takes messages over 256 KiB, and what SNS then no longer delivers to. */
@NeedsNode
class LargeTopicTest {
    private static final int LARGE = 1_048_576;

    private final Synth synth = new Synth();

    @Test
    void theSizeIsAPropertyOfTheTopic() {
        MegaTopic large = synth.topic("Large").maximumMessageSize(LARGE).build();
        MegaTopic usual = synth.topic("Usual").build();
        synth.queue("Cart").topic(large).build();

        assertThat(synth.properties(synth.template(), large.getTopic())).isEqualTo(Map.of("MaximumMessageSize", LARGE));
        assertThat(synth.properties(synth.template(), usual.getTopic())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1_023, 1_048_577, 300_000.5})
    void theSizeIsChecked(double size) {
        assertThatThrownBy(synth.topic("Wrong").maximumMessageSize(size)::build)
                .isInstanceOf(InvalidPropsException.class)
                .hasMessageStartingWith("maximumMessageSize must be 1024 to 1048576");
    }

    @Test
    void aSizeOfTheDeploymentIsNotChecked() {
        Number size = CfnParameter.Builder.create(synth.stack(), "Size")
                .type("Number")
                .build()
                .getValueAsNumber();
        MegaTopic topic = synth.topic("Deployed").maximumMessageSize(size).build();
        topic.addSubscription(new EmailSubscription("on-call@example.com"));

        assertThat(synth.properties(synth.template(), topic.getTopic()))
                .isEqualTo(Map.of("MaximumMessageSize", Map.of("Ref", "Size")));
    }

    @Test
    void noMailIsSubscribed() {
        MegaTopic topic = synth.topic("Large").maximumMessageSize(LARGE).build();
        synth.queue("Cart").topic(topic).build();
        topic.getTopic().addSubscription(new EmailSubscription("on-call@example.com"));

        assertThatThrownBy(synth::template)
                .hasMessageContaining("[Shop/Large] subscription must be of a queue, a function or Firehose if"
                        + " maximumMessageSize is above 262144, got email with Shop/Large/Topic/");
    }

    @Test
    void atTheUsualSizeItIs() {
        MegaTopic topic = synth.topic("Usual").maximumMessageSize(262_144).build();
        topic.addSubscription(new EmailSubscription("on-call@example.com"));

        assertThatCode(synth::template).doesNotThrowAnyException();
    }

    @Test
    void aHundredQueuesAreSubscribed() {
        subscribe(100);

        assertThatCode(synth::template).doesNotThrowAnyException();
    }

    @Test
    void andNoMore() {
        subscribe(101);

        assertThatThrownBy(synth::template)
                .hasMessageContaining("[Shop/Large] topic must have at most 100 subscriptions if maximumMessageSize is"
                        + " above 262144, got 101");
    }

    /** Subscribes queues to a large topic, and as many to another one. */
    private void subscribe(int queues) {
        MegaTopic topic = synth.topic("Large").maximumMessageSize(LARGE).build();
        MegaTopic other = synth.topic("Other").build();
        List.of(topic, other).forEach(each -> IntStream.range(0, queues).forEach(i -> subscribe(each, i)));
    }

    private void subscribe(MegaTopic topic, int number) {
        Subscription.Builder.create(synth.stack(), topic.getNode().getId() + number)
                .topic(topic)
                .protocol(SubscriptionProtocol.SQS)
                .endpoint("arn:aws:sqs:eu-west-1:111122223333:queue-" + number)
                .build();
    }
}
