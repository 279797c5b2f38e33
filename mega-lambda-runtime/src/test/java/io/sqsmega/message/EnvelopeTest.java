package io.sqsmega.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.codec.Encoding;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.PlaintextPayload;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
    private static final String SNS = """
            {"Type": "Notification", "MessageId": "inner", "TopicArn": "arn:aws:sns:eu-west-1:111122223333:orders",
             "Message": "ping", "Timestamp": "2021-03-04T05:06:07.089Z"%s}""";

    @Test
    void aDeclaredEncodingIsNotGuessed() {
        Message ping = Message.builder("1", "ping")
                .attribute(Encoding.ATTRIBUTE, MessageAttribute.of("plaintext"))
                .build();

        assertThat(Envelope.open(ping).payload()).isEqualTo(new PlaintextPayload("ping"));
    }

    @Test
    void theEncodingDeclaredToSnsIsThatOfTheMessageInside() {
        String attributes = """
                , "MessageAttributes": {"mega-encoding": {"Type": "String", "Value": "plaintext"}}""";
        Message message = Message.builder("1", SNS.formatted(attributes)).build();

        assertThat(Envelope.open(message).payload()).isEqualTo(new PlaintextPayload("ping"));
    }

    @Test
    void aBodyWithADeclaredEncodingIsNoEnvelope() {
        Message message = Message.builder("1", SNS.formatted(""))
                .attribute(Encoding.ATTRIBUTE, MessageAttribute.of("json"))
                .build();

        Envelope envelope = Envelope.open(message);

        assertThat(envelope.payload()).isInstanceOf(DataPayload.class);
        assertThat(envelope.message().notification()).isNull();
    }

    @Test
    void anEncodingThatNobodyKnowsIsGuessed() {
        Message message = Message.builder("1", "{\"a\": 1}")
                .attribute(Encoding.ATTRIBUTE, MessageAttribute.of("protobuf"))
                .build();

        assertThat(Envelope.open(message).payload()).isEqualTo(DataPayload.of(Map.of("a", 1)));
    }

    @Test
    void aBodyThatIsNotWhatItDeclaresIsInvalid() {
        Message message = Message.builder("1", "no JSON")
                .attribute(Encoding.ATTRIBUTE, MessageAttribute.of("json"))
                .build();

        assertThatThrownBy(() -> Envelope.open(message)).isInstanceOf(InvalidPayloadException.class);
    }

    @Test
    void anAttributeIsReadInOnePlaceWhicheverWayItCame() {
        String given = """
                , "MessageAttributes": {"tenant": {"Type": "String", "Value": "acme"}}""";
        Message direct = Message.builder("1", "ping")
                .attribute("tenant", MessageAttribute.of("acme"))
                .build();
        Message enveloped = Message.builder("1", SNS.formatted(given)).build();
        Message both = Message.builder("1", SNS.formatted(given))
                .attribute("tenant", MessageAttribute.of("another"))
                .attribute("reason", MessageAttribute.of("refused"))
                .build();

        assertThat(opened(direct).attribute("tenant")).isEqualTo("acme");
        assertThat(opened(enveloped).attribute("tenant")).isEqualTo("acme");
        assertThat(opened(enveloped).attributes()).isEqualTo(opened(direct).attributes());
        assertThat(opened(both).attribute("tenant")).isEqualTo("acme");
        assertThat(opened(both).attribute("reason")).isEqualTo("refused");
        assertThat(opened(both).attribute("none")).isNull();
        assertThat(both.attribute("tenant")).isEqualTo("another");
    }

    private static Message opened(Message message) {
        return Envelope.open(message).message();
    }

    @Test
    void theAttributesGivenToSnsAreRead() {
        String attributes = """
                , "MessageAttributes": {"tenant": {"Type": "String", "Value": "acme"},
                  "key": {"Type": "Binary", "Value": "AAE="}, "broken": {"Type": "Binary", "Value": "?"}, "odd": 1}""";

        SnsNotification notification = Envelope.open(
                        Message.builder("1", SNS.formatted(attributes)).build())
                .message()
                .notification();

        assertThat(notification)
                .isNotNull()
                .hasToString("SnsNotification[inner from arn:aws:sns:eu-west-1:111122223333:orders]");
        assertThat(notification.attributes()).containsOnlyKeys("tenant", "key");
        assertThat(notification.attributes().get("tenant").text()).isEqualTo("acme");
        assertThat(notification.attributes().get("key").bytes().toArray()).containsExactly(0, 1);
    }

    @Test
    void aSubscriptionConfirmationHasNoPayloadAndItsTokenIsNotKept() {
        Message message = Message.builder(
                        "1",
                        SNS.formatted(", \"Token\": \"secret-token\", \"SubscribeURL\": \"https://secret-token\"")
                                .replace("Notification\"", "SubscriptionConfirmation\""))
                .build();

        Envelope envelope = Envelope.open(message);

        assertThat(envelope.payload()).isNull();
        assertThat(String.valueOf(envelope.message().notification())).doesNotContain("secret-token");
        assertThat(envelope.toString()).doesNotContain("secret-token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SubscriptionConfirmation", "UnsubscribeConfirmation"})
    void aConfirmationWithABrokenTimeIsNoDataForAnybody(String type) {
        Message message = Message.builder(
                        "1",
                        SNS.formatted(", \"Token\": \"secret-token\"")
                                .replace("Notification\"", type + "\"")
                                .replace("2021-03-04T05:06:07.089Z", "yesterday"))
                .build();

        assertThat(Envelope.open(message)).isEqualTo(new Envelope(message, null));
    }

    @Test
    void aNotificationWithABrokenTimeIsData() {
        String body = SNS.formatted("").replace("2021-03-04T05:06:07.089Z", "yesterday");

        Envelope envelope = Envelope.open(Message.builder("1", body).build());

        assertThat(envelope.payload()).isInstanceOf(DataPayload.class);
        assertThat(envelope.message().notification()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Type", "MessageId", "TopicArn", "Timestamp", "Message"})
    void whatLacksAFieldOfAConfirmationIsData(String missing) {
        String body = SNS.formatted("")
                .replace("Notification\"", "SubscriptionConfirmation\"")
                .replace("2021-03-04T05:06:07.089Z", "yesterday")
                .replace("\"" + missing + "\":", "\"x\":");

        assertThat(Envelope.open(Message.builder("1", body).build()).payload()).isInstanceOf(DataPayload.class);
    }
}
