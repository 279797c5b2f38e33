package io.sqsmega.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * What a publisher, a topic and a queue do together, said once and run against more than one SNS: what holds for an
 * independent implementation is not merely what this one happens to do.
 */
abstract class SnsScenarios extends SnsFixture {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LETTERS = "{\"kind\":[\"letter\"]}";

    @Test
    void envelopeTellsMessageTopicSubjectAndAttributes() throws JsonProcessingException {
        String topic = topic();
        String queue = subscribed(topic, Map.of());
        String text = "{\"emoji\":\"\uD83D\uDED2\",\"quote\":\"\\\"\"} <&>\n\u0001";

        String id = sns().publish(request -> request.topicArn(topic)
                        .message(text)
                        .subject("Hello <&> ä")
                        .messageAttributes(Map.of("kind", text("letter"), "bytes", bytes(0, -1))))
                .messageId();

        JsonNode envelope = JSON.readTree(onlyMessage(queue).body());
        assertThat(envelope.path("Type").textValue()).isEqualTo("Notification");
        assertThat(envelope.path("MessageId").textValue()).isEqualTo(id);
        assertThat(envelope.path("TopicArn").textValue()).isEqualTo(topic);
        assertThat(envelope.path("Subject").textValue()).isEqualTo("Hello <&> ä");
        assertThat(envelope.path("Message").textValue()).isEqualTo(text);
        assertThat(envelope.path("Timestamp").textValue())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(envelope.path("MessageAttributes").path("kind"))
                .hasToString("{\"Type\":\"String\",\"Value\":\"letter\"}");
        assertThat(envelope.path("MessageAttributes").path("bytes"))
                .hasToString("{\"Type\":\"Binary\",\"Value\":\"AP8=\"}");
        assertThat(envelope.fieldNames()).toIterable().contains("SignatureVersion", "Signature", "UnsubscribeURL");
    }

    @Test
    void envelopeWithoutSubjectAndAttributesHasNoSuchFields() throws JsonProcessingException {
        String topic = topic();
        String queue = subscribed(topic, Map.of());

        publish(topic, "x", Map.of());

        assertThat(JSON.readTree(onlyMessage(queue).body()).fieldNames())
                .toIterable()
                .doesNotContain("Subject", "MessageAttributes", "SequenceNumber");
    }

    @Test
    void rawDeliveryBringsTheBareMessageAndItsAttributes() {
        String topic = topic();
        String queue = subscribed(topic, Map.of("RawMessageDelivery", "true"));

        publish(topic, "bare \uD83D\uDED2", Map.of("kind", text("letter"), "weight", number("2.5")));

        Message message = onlyMessage(queue);
        assertThat(message.body()).isEqualTo("bare \uD83D\uDED2");
        assertThat(message.messageAttributes()).hasSize(2);
        assertThat(message.messageAttributes().get("kind").stringValue()).isEqualTo("letter");
        assertThat(message.messageAttributes().get("weight").dataType()).isEqualTo("Number");
        assertThat(message.messageAttributes().get("weight").stringValue()).isEqualTo("2.5");
    }

    @Test
    void everySubscriptionGetsTheMessage() {
        String topic = topic();
        String first = subscribed(topic, Map.of());
        String second = subscribed(topic, Map.of("RawMessageDelivery", "true"));

        publish(topic, "to all", Map.of());

        assertThat(onlyMessage(first).body()).contains("to all");
        assertThat(onlyMessage(second).body()).isEqualTo("to all");
    }

    @Test
    void unsubscribedQueueGetsNothing() {
        String topic = topic();
        String queue = queue("");
        String subscription = subscribe(topic, queue, Map.of());

        sns().unsubscribe(request -> request.subscriptionArn(subscription));
        publish(topic, "x", Map.of());

        assertThat(receiveAll(queue)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0000',
            value = {
                "{\"kind\":[\"letter\"]} | true",
                "{\"kind\":[\"parcel\",\"letter\"]} | true",
                "{\"kind\":[\"parcel\"]} | false",
                "{\"kind\":[\"let\"]} | false",
                "{\"kind\":[{\"prefix\":\"let\"}]} | true",
                "{\"kind\":[{\"suffix\":\"ter\"}]} | true",
                "{\"kind\":[{\"anything-but\":\"letter\"}]} | false",
                "{\"kind\":[{\"anything-but\":[\"parcel\",\"card\"]}]} | true",
                "{\"kind\":[{\"anything-but\":{\"prefix\":\"let\"}}]} | false",
                "{\"shout\":[{\"equals-ignore-case\":\"loud\"}]} | true",
                "{\"shout\":[\"loud\"]} | false",
                "{\"kind\":[{\"exists\":true}]} | true",
                "{\"kind\":[{\"exists\":false}]} | false",
                "{\"absent\":[{\"exists\":false}]} | true",
                "{\"absent\":[{\"anything-but\":\"x\"}]} | false",
                "{\"weight\":[5]} | true",
                "{\"weight\":[{\"numeric\":[\"=\",5]}]} | true",
                "{\"weight\":[{\"numeric\":[\">\",4,\"<=\",5]}]} | true",
                "{\"weight\":[{\"numeric\":[\"<\",5]}]} | false",
                "{\"kind\":[{\"numeric\":[\">\",0]}]} | false",
                "{\"tags\":[\"red\"]} | true",
                "{\"tags\":[\"green\"]} | false",
                "{\"kind\":[\"letter\"],\"weight\":[6]} | false",
                "{\"kind\":[\"letter\"],\"weight\":[5]} | true",
            })
    void attributesDecideWhoGetsTheMessage(String policy, boolean delivered) {
        String topic = topic();
        String queue = subscribed(topic, Map.of("FilterPolicy", policy, "RawMessageDelivery", "true"));

        publish(
                topic,
                "x",
                Map.of(
                        "kind", text("letter"),
                        "shout", text("LOUD"),
                        "weight", number("5"),
                        "tags",
                                MessageAttributeValue.builder()
                                        .dataType("String.Array")
                                        .stringValue("[\"red\",\"blue\"]")
                                        .build()));

        assertThat(receiveAll(queue)).hasSize(delivered ? 1 : 0);
    }

    @Test
    void messageWithoutAttributesDoesNotPassAFilter() {
        String topic = topic();
        String queue = subscribed(topic, Map.of("FilterPolicy", LETTERS));

        publish(topic, "{\"kind\":\"letter\"}", Map.of());

        assertThat(receiveAll(queue)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0000',
            value = {
                "{\"event\":{\"name\":[\"item.added\"]}} | true",
                "{\"event\":{\"name\":[{\"prefix\":\"item.\"}],\"quantity\":[{\"numeric\":[\">\",1]}]}} | true",
                "{\"event\":{\"name\":[\"item.removed\"]}} | false",
                "{\"event\":{\"tags\":[\"blue\"]}} | true",
                "{\"name\":[\"item.added\"]} | false",
            })
    void bodyDecidesWhoGetsTheMessage(String policy, boolean delivered) {
        String topic = topic();
        String queue = subscribed(
                topic,
                Map.of("FilterPolicy", policy, "FilterPolicyScope", "MessageBody", "RawMessageDelivery", "true"));

        publish(topic, "{\"event\":{\"name\":\"item.added\",\"quantity\":2,\"tags\":[\"red\",\"blue\"]}}", Map.of());

        assertThat(receiveAll(queue)).hasSize(delivered ? 1 : 0);
    }

    @Test
    void bodyThatIsNoJsonDoesNotPassAFilterOnTheBody() {
        String topic = topic();
        String queue = subscribed(topic, Map.of("FilterPolicy", LETTERS, "FilterPolicyScope", "MessageBody"));

        publish(topic, "letter", Map.of("kind", text("letter")));

        assertThat(receiveAll(queue)).isEmpty();
    }

    @Test
    void filterCanBeChanged() {
        String topic = topic();
        String queue = queue("");
        String subscription = subscribe(topic, queue, Map.of("FilterPolicy", LETTERS));
        sns().setSubscriptionAttributes(request -> request.subscriptionArn(subscription)
                .attributeName("FilterPolicy")
                .attributeValue("{\"kind\":[\"parcel\"]}"));

        publish(topic, "x", Map.of("kind", text("letter")));
        publish(topic, "y", Map.of("kind", text("parcel")));

        assertThat(receiveAll(queue)).hasSize(1);
    }

    @Test
    void batchIsPublishedMessageByMessage() {
        String topic = topic();
        String queue = subscribed(topic, Map.of("RawMessageDelivery", "true"));

        PublishBatchResponse response =
                sns().publishBatch(request -> request.topicArn(topic).publishBatchRequestEntries(batch(10)));

        assertThat(response.failed()).isEmpty();
        assertThat(response.successful())
                .extracting(entry -> entry.id())
                .containsExactly("e0", "e1", "e2", "e3", "e4", "e5", "e6", "e7", "e8", "e9");
        assertThat(receiveAll(queue))
                .extracting(Message::body)
                .containsExactlyInAnyOrder("m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9");
    }

    @Test
    void fifoTopicKeepsGroupDeduplicationAndOrder() {
        String topic = sns().createTopic(request ->
                        request.name(SharedAws.name("topic") + ".fifo").attributes(Map.of("FifoTopic", "true")))
                .topicArn();
        String queue = queue(".fifo");
        subscribe(topic, queue, Map.of("RawMessageDelivery", "true"));

        for (String name : List.of("a", "b", "c", "a")) {
            sns().publish(PublishRequest.builder()
                    .topicArn(topic)
                    .message("m-" + name)
                    .messageGroupId("g")
                    .messageDeduplicationId("id-" + name)
                    .build());
        }

        List<Message> received = receiveAll(queue);
        assertThat(received).extracting(Message::body).containsExactly("m-a", "m-b", "m-c");
        assertThat(received.get(0).attributes())
                .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "g")
                .containsEntry(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, "id-a");
    }

    @Test
    void topicsAndSubscriptionsAreListed() {
        String topic = topic();
        String queue = queue("");
        String subscription = subscribe(topic, queue, Map.of("FilterPolicy", LETTERS));

        assertThat(sns().listTopics().topics())
                .extracting(listed -> listed.topicArn())
                .contains(topic);
        assertThat(sns().listSubscriptionsByTopic(request -> request.topicArn(topic))
                        .subscriptions())
                .singleElement()
                .satisfies(listed -> {
                    assertThat(listed.subscriptionArn()).isEqualTo(subscription);
                    assertThat(listed.endpoint()).isEqualTo(arn(queue));
                });
        assertThat(sns().getSubscriptionAttributes(request -> request.subscriptionArn(subscription))
                        .attributes())
                .containsEntry("Protocol", "sqs")
                .containsEntry("FilterPolicy", LETTERS);
        assertThat(sns().getTopicAttributes(request -> request.topicArn(topic)).attributes())
                .containsEntry("TopicArn", topic);
    }
}
