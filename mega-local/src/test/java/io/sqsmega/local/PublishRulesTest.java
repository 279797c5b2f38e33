package io.sqsmega.local;

import static io.sqsmega.local.SharedAws.AWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sns.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sns.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sns.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sns.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.InvalidParameterValueException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.TooManyEntriesInBatchRequestException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

@Tag("slow")
class PublishRulesTest extends SnsRules {
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

        publish(request -> request.message(message).messageAttributes(Map.of("name", SnsFixture.text("ab"))));

        assertThatThrownBy(() -> publish(
                        request -> request.message(message).messageAttributes(Map.of("name", SnsFixture.text("abc")))))
                .isInstanceOf(InvalidParameterException.class);
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
                IntStream.range(0, 11).boxed().collect(Collectors.toMap(i -> "a" + i, i -> SnsFixture.text("v")));

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
        refuses(() -> publishBatch(SnsFixture.batch(11)), TooManyEntriesInBatchRequestException.class, "more entries");
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
}
