package io.sqsmega.local;

import static io.sqsmega.local.SharedAws.AWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sns.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sns.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sns.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.InvalidParameterValueException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.TooManyEntriesInBatchRequestException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** The rules of the real SNS, as the SDK tells them to its caller. */
class SnsRulesTest {
    private static final int LIMIT = 262_144;

    private final SnsClient sns = AWS.snsClient();
    private final String topic = AWS.createTopic(SharedAws.name("topic")).arn();

    @Test
    void messageOfTheLimitIsTakenAndAByteMoreIsNot() {
        assertThat(publish(request -> request.message("x".repeat(LIMIT))).messageId())
                .isNotEmpty();

        assertThatThrownBy(() -> publish(request -> request.message("x".repeat(LIMIT + 1))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Message too long");
    }

    @Test
    void bytesCountNotCharacters() {
        assertThatThrownBy(() -> publish(request -> request.message("ü".repeat(LIMIT / 2 + 1))))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void attributesCountToTheSize() {
        String message = "x".repeat(LIMIT - 12);

        publish(request -> request.message(message).messageAttributes(Map.of("name", SnsScenarios.text("ab"))));

        assertThatThrownBy(() -> publish(request ->
                        request.message(message).messageAttributes(Map.of("name", SnsScenarios.text("abc")))))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void topicMayAllowOneMebibyte() {
        LocalQueue queue = SharedAws.queue();
        String large = sns.createTopic(request ->
                        request.name(SharedAws.name("large")).attributes(Map.of("MaximumMessageSize", "1048576")))
                .topicArn();
        sns.subscribe(request -> request.topicArn(large)
                .protocol("sqs")
                .endpoint(queue.arn())
                .attributes(SubscriptionOptions.raw().attributes()));

        sns.publish(request -> request.topicArn(large).message("x".repeat(1_048_576)));

        assertThat(queue.receiveAll())
                .singleElement()
                .satisfies(message -> assertThat(message.body()).hasSize(1_048_576));
    }

    @Test
    void emptyMessageIsRefused() {
        refuses(() -> publish(request -> request.message("")), InvalidParameterException.class, "Empty message");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two\nlines"})
    void subjectIsOneLine(String subject) {
        refuses(
                () -> publish(request -> request.message("x").subject(subject)),
                InvalidParameterException.class,
                "Subject");
    }

    @Test
    void subjectHasLessThanHundredCharacters() {
        publish(request -> request.message("x").subject("s".repeat(99)));

        refuses(
                () -> publish(request -> request.message("x").subject("s".repeat(100))),
                InvalidParameterException.class,
                "Subject");
    }

    @Test
    void missingTopicIsNotFound() {
        refuses(
                () -> sns.publish(request -> request.topicArn(topic + "-none").message("x")),
                NotFoundException.class,
                "Topic does not exist");
    }

    @Test
    void attributeMustHaveATypeAndAValueOfIt() {
        refuses(() -> publishWith("String", ""), InvalidParameterValueException.class, "must contain non-empty");
        refuses(() -> publishWith("Number", "five"), InvalidParameterValueException.class, "Could not cast");
        refuses(() -> publishWith("Text", "x"), InvalidParameterValueException.class, "invalid message attribute type");
    }

    private void publishWith(String type, String value) {
        publish(request -> request.message("x")
                .messageAttributes(Map.of(
                        "a",
                        MessageAttributeValue.builder()
                                .dataType(type)
                                .stringValue(value)
                                .build())));
    }

    @Test
    void rawDeliveryKeepsBytesAndTheTenthAttribute() {
        LocalQueue queue = subscribed(SubscriptionOptions.raw());
        Map<String, MessageAttributeValue> attributes = IntStream.range(0, 10)
                .boxed()
                .collect(Collectors.toMap(
                        i -> "a" + i,
                        i -> MessageAttributeValue.builder()
                                .dataType("Binary")
                                .binaryValue(SdkBytes.fromByteArray(new byte[] {0, i.byteValue()}))
                                .build()));

        publish(request -> request.message("x").messageAttributes(attributes));

        Message message = queue.receiveAll().get(0);
        assertThat(message.messageAttributes()).hasSize(10);
        assertThat(message.messageAttributes().get("a7").binaryValue().asByteArray())
                .containsExactly(0, 7);
    }

    @Test
    void rawDeliveryDiscardsAMessageWithElevenAttributesAndAnEnvelopeDoesNot() {
        LocalQueue raw = subscribed(SubscriptionOptions.raw());
        LocalQueue enveloped = subscribed(SubscriptionOptions.defaults());
        Map<String, MessageAttributeValue> attributes =
                IntStream.range(0, 11).boxed().collect(Collectors.toMap(i -> "a" + i, i -> SnsScenarios.text("v")));

        assertThat(publish(request -> request.message("x").messageAttributes(attributes))
                        .messageId())
                .isNotEmpty();

        assertThat(raw.size()).isZero();
        assertThat(enveloped.size()).isEqualTo(1);
    }

    @Test
    void groupOfAStandardTopicReachesTheQueue() {
        LocalQueue queue = subscribed(SubscriptionOptions.raw());

        publish(request -> request.message("x").messageGroupId("tenant"));

        assertThat(queue.receiveAll().get(0).attributes())
                .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "tenant");
    }

    @Test
    void messageStructureJsonPicksTheTextForSqs() {
        LocalQueue queue = subscribed(SubscriptionOptions.raw());

        publish(request -> request.messageStructure("json").message("{\"default\":\"d\",\"sqs\":\"s\"}"));
        publish(request -> request.messageStructure("json").message("{\"default\":\"d\"}"));

        assertThat(queue.receiveAll()).extracting(Message::body).containsExactlyInAnyOrder("s", "d");
        refuses(
                () -> publish(request -> request.messageStructure("json").message("{\"sqs\":\"s\"}")),
                InvalidParameterException.class,
                "No default entry");
    }

    @Test
    void deletedQueueDoesNotKeepTheOthersFromTheirMessage() {
        LocalQueue deleted = subscribed(SubscriptionOptions.raw());
        LocalQueue other = subscribed(SubscriptionOptions.raw());
        AWS.sqsClient().deleteQueue(request -> request.queueUrl(deleted.url()));

        publish(request -> request.message("x"));

        assertThat(other.size()).isEqualTo(1);
    }

    @Test
    void batchHasOneToTenEntriesWithDistinctIds() {
        refuses(() -> publishBatch(List.of()), EmptyBatchRequestException.class, "doesn't contain any entries");
        refuses(
                () -> publishBatch(SnsScenarios.batch(11)),
                TooManyEntriesInBatchRequestException.class,
                "more entries");
        refuses(
                () -> publishBatch(List.of(entry("a", "x"), entry("a", "y"))),
                BatchEntryIdsNotDistinctException.class,
                "same Id");
        refuses(
                () -> publishBatch(List.of(entry("a b", "x"))),
                InvalidBatchEntryIdException.class,
                "Id of a batch entry");
    }

    @Test
    void batchAsAWholeHasTheLimitOfAMessage() {
        publishBatch(List.of(entry("a", "x".repeat(LIMIT / 2)), entry("b", "x".repeat(LIMIT / 2))));

        refuses(
                () -> publishBatch(List.of(entry("a", "x".repeat(LIMIT / 2)), entry("b", "x".repeat(LIMIT / 2 + 1)))),
                BatchRequestTooLongException.class,
                "more than the limit");
    }

    @Test
    void badEntryFailsAlone() {
        LocalQueue queue = subscribed(SubscriptionOptions.raw());

        PublishBatchResponse response = publishBatch(List.of(entry("good", "x"), entry("bad", "")));

        assertThat(response.successful()).extracting(entry -> entry.id()).containsExactly("good");
        assertThat(response.failed()).singleElement().satisfies(failed -> {
            assertThat(failed.id()).isEqualTo("bad");
            assertThat(failed.code()).isEqualTo("InvalidParameter");
            assertThat(failed.senderFault()).isTrue();
        });
        assertThat(queue.size()).isEqualTo(1);
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

    private PublishResponse publish(Consumer<PublishRequest.Builder> settings) {
        return sns.publish(request -> settings.accept(request.topicArn(topic)));
    }

    private PublishBatchResponse publishBatch(List<PublishBatchRequestEntry> entries) {
        return sns.publishBatch(request -> request.topicArn(topic).publishBatchRequestEntries(entries));
    }

    private static PublishBatchRequestEntry entry(String id, String message) {
        return PublishBatchRequestEntry.builder().id(id).message(message).build();
    }

    private LocalQueue subscribed(SubscriptionOptions options) {
        LocalQueue queue = SharedAws.queue();
        sns.subscribe(request ->
                request.topicArn(topic).protocol("sqs").endpoint(queue.arn()).attributes(options.attributes()));
        return queue;
    }

    private static void refuses(ThrowingCallable call, Class<? extends SnsException> type, String message) {
        assertThatThrownBy(call).isInstanceOf(type).hasMessageContaining(message);
    }
}
