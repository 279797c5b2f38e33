package io.sqsmega.local;

import static io.sqsmega.local.SharedAws.AWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.SnsException;

@Tag("slow")
class TopicRulesTest extends SnsRules {
    @Test
    void missingTopicIsNotFound() {
        refuses(
                () -> sns.publish(request -> request.topicArn(topic + "-none").message("x")),
                NotFoundException.class,
                "Topic does not exist");
    }

    @Test
    void fifoTopicNeedsAGroupAndADeduplicationId() {
        String fifo = AWS.createTopic(SharedAws.name("topic") + ".fifo").arn();

        refuses(
                () -> sns.publish(request -> request.topicArn(fifo).message("x")),
                InvalidParameterException.class,
                "The MessageGroupId parameter is required for FIFO topics");
        refuses(
                () -> sns.publish(request -> request.topicArn(fifo).message("x").messageGroupId("g")),
                InvalidParameterException.class,
                "ContentBasedDeduplication enabled or MessageDeduplicationId");
    }

    @Test
    void fifoTopicNumbersItsMessagesAndAcceptsADuplicateWithoutDeliveringIt() {
        String fifo = sns.createTopic(request -> request.name(SharedAws.name("topic") + ".fifo")
                        .attributes(Map.of("FifoTopic", "true", "ContentBasedDeduplication", "true")))
                .topicArn();
        LocalQueue queue = SharedAws.queue();
        sns.subscribe(request -> request.topicArn(fifo).protocol("sqs").endpoint(queue.arn()));
        PublishRequest same = PublishRequest.builder()
                .topicArn(fifo)
                .message("x")
                .messageGroupId("g")
                .build();

        PublishResponse first = sns.publish(same);
        PublishResponse again = sns.publish(same);
        PublishResponse other = sns.publish(same.toBuilder().message("y").build());

        assertThat(again.messageId()).isEqualTo(first.messageId());
        assertThat(other.sequenceNumber()).hasSize(20).isGreaterThan(first.sequenceNumber());
        assertThat(queue.size()).isEqualTo(2);
    }

    @Test
    void fifoQueueCannotSubscribeToAStandardTopic() {
        LocalQueue fifo = SharedAws.fifoQueue();

        refuses(
                () -> sns.subscribe(
                        request -> request.topicArn(topic).protocol("sqs").endpoint(fifo.arn())),
                InvalidParameterException.class,
                "FIFO SQS Queues can not be subscribed to standard SNS topics");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with blank", "dot.ted", "", "fifo.fifo"})
    void topicNameIsLettersDigitsHyphensUnderscores(String name) {
        refuses(() -> sns.createTopic(request -> request.name(name)), InvalidParameterException.class, "Topic Name");
    }

    @Test
    void creatingATopicAgainGivesTheSameOne() {
        String name = topic.substring(topic.lastIndexOf(':') + 1);

        assertThat(sns.createTopic(request -> request.name(name)).topicArn()).isEqualTo(topic);
        refuses(
                () -> sns.createTopic(request -> request.name(name).attributes(Map.of("DisplayName", "other"))),
                InvalidParameterException.class,
                "already exists with different attributes");
    }

    @Test
    void subscribingAgainGivesTheSameSubscription() {
        LocalQueue queue = SharedAws.queue();
        String first = sns.subscribe(
                        request -> request.topicArn(topic).protocol("sqs").endpoint(queue.arn()))
                .subscriptionArn();

        assertThat(sns.subscribe(request ->
                                request.topicArn(topic).protocol("sqs").endpoint(queue.arn()))
                        .subscriptionArn())
                .isEqualTo(first);
    }

    @Test
    void deletedTopicIsGone() {
        sns.deleteTopic(request -> request.topicArn(topic));

        refuses(() -> publish(request -> request.message("x")), NotFoundException.class, "Topic does not exist");
    }

    @Test
    void textInAnswersIsEscaped() {
        String name = "<&>\"' ü \uD83D\uDED2 \r\n\t ]]>";
        sns.setTopicAttributes(
                request -> request.topicArn(topic).attributeName("DisplayName").attributeValue(name));

        assertThat(sns.getTopicAttributes(request -> request.topicArn(topic)).attributes())
                .containsEntry("DisplayName", name)
                .containsEntry("SubscriptionsConfirmed", "0");
    }

    @Test
    void unknownActionIsSaidClearly() {
        assertThatThrownBy(() -> sns.listPhoneNumbersOptedOut(request -> {}))
                .isInstanceOfSatisfying(SnsException.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(400);
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidAction");
                });
    }
}
