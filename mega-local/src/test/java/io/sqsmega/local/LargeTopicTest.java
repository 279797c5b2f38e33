package io.sqsmega.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.SnsException;

/** {@code MaximumMessageSize} of a topic, by the rules of AWS's page on large messages. */
@Tag("slow")
class LargeTopicTest extends SnsRules {
    private static final String SIZE = "MaximumMessageSize";
    private static final int LARGE = 1_048_576;

    private void setSize(String topicArn, int bytes) {
        sns.setTopicAttributes(
                request -> request.topicArn(topicArn).attributeName(SIZE).attributeValue(Integer.toString(bytes)));
    }

    private void subscribe(String topicArn, int number) {
        sns.subscribe(request -> request.topicArn(topicArn)
                .protocol("sqs")
                .endpoint("arn:aws:sqs:eu-west-1:000000000000:none-" + number));
    }

    @Test
    void theLimitIsThatOfTheTopic() {
        LocalQueue queue = SharedAws.queue();
        String large = sns.createTopic(
                        request -> request.name(SharedAws.name("large")).attributes(Map.of(SIZE, "" + LARGE)))
                .topicArn();
        sns.subscribe(request -> request.topicArn(large)
                .protocol("sqs")
                .endpoint(queue.arn())
                .attributes(SubscriptionOptions.raw().attributes()));

        sns.publish(request -> request.topicArn(large).message("x".repeat(LARGE)));
        refuses(
                () -> sns.publish(request -> request.topicArn(large).message("x".repeat(LARGE + 1))),
                InvalidParameterException.class,
                "Message too long");

        assertThat(queue.receiveAll())
                .singleElement()
                .satisfies(message -> assertThat(message.body()).hasSize(LARGE));
    }

    @Test
    void itCanBeLoweredAndRaised() {
        setSize(topic, 1_024);
        refuses(
                () -> publish(request -> request.message("x".repeat(1_025))),
                InvalidParameterException.class,
                "Message too long");

        setSize(topic, 2_048);
        publish(request -> request.message("x".repeat(2_048)));
    }

    @Test
    void allMessagesOfABatchCount() {
        setSize(topic, 2_000);
        List<PublishBatchRequestEntry> two = IntStream.range(0, 2)
                .mapToObj(i -> PublishBatchRequestEntry.builder()
                        .id("m" + i)
                        .message("x".repeat(1_001))
                        .build())
                .toList();

        assertThatThrownBy(() ->
                        sns.publishBatch(request -> request.topicArn(topic).publishBatchRequestEntries(two)))
                .isInstanceOfSatisfying(
                        SnsException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("BatchRequestTooLong"));
        assertThat(sns.publishBatch(request -> request.topicArn(topic).publishBatchRequestEntries(two.subList(0, 1)))
                        .successful())
                .hasSize(1);
    }

    @Test
    void itIsReturnedOnceItIsSet() {
        assertThat(sns.getTopicAttributes(request -> request.topicArn(topic)).attributes())
                .doesNotContainKey(SIZE);

        setSize(topic, LARGE);

        assertThat(sns.getTopicAttributes(request -> request.topicArn(topic)).attributes())
                .containsEntry(SIZE, "" + LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1023", "1048577", "0", "-2048", "many", ""})
    void otherSizesAreRefused(String size) {
        refuses(
                () -> sns.setTopicAttributes(
                        request -> request.topicArn(topic).attributeName(SIZE).attributeValue(size)),
                InvalidParameterException.class,
                SIZE);
    }

    @Test
    void aLargeTopicHasAtMostAHundredSubscriptions() {
        String rule = "must have at most 100 subscriptions";
        setSize(topic, LARGE);
        IntStream.range(0, 100).forEach(i -> subscribe(topic, i));
        refuses(() -> subscribe(topic, 100), InvalidParameterException.class, rule);
        subscribe(topic, 99);

        setSize(topic, 262_144);
        subscribe(topic, 100);
        refuses(() -> setSize(topic, 262_145), InvalidParameterException.class, rule);
    }
}
