package io.sqsmega.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.message.Envelope;
import io.sqsmega.message.Message;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tells one message from another. */
class DeliveryTest {
    private static final String SNS_ID = "7d4a1b52-0c6e-5f13-9a77-3e5b6c2d1f90";
    private static final String OTHER_SNS_ID = "0f1e2d3c-4b5a-5968-8776-655443322110";
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:cart";

    @Test
    void anEnvelopeIsKnownByTheIdThatSnsGaveItAndWhatItHolds() {
        Delivery first = Delivery.of(enveloped("sqs-1", SNS_ID), "subscriber");
        Delivery deliveredTwice = Delivery.of(enveloped("sqs-2", SNS_ID), "subscriber");
        Delivery another = Delivery.of(enveloped("sqs-3", OTHER_SNS_ID), "subscriber");

        assertThat(first.messageId()).matches("sns:" + SNS_ID + ":[0-9a-f]{64}");
        assertThat(deliveredTwice.key()).isEqualTo(first.key());
        assertThat(another.key()).isNotEqualTo(first.key());
    }

    @Test
    void aForgedEnvelopeWithAKnownIdIsAnotherMessage() {
        Delivery real = Delivery.of(enveloped("sqs-1", SNS_ID), "subscriber");

        for (String forged : List.of(
                envelope(SNS_ID).replace("text", "another text"),
                envelope(SNS_ID).replace(":t\"", ":another\""),
                envelope(SNS_ID).replace("}", ", \"Subject\": \"another\"}"))) {
            assertThat(Delivery.of(opened("sqs-2", forged), "subscriber").key()).isNotEqualTo(real.key());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Replayed\": true",
                "\"Replayed\": \"true\"",
                "\"MessageAttributes\": {\"Replayed\": {\"Type\": \"String\", \"Value\": \"true\"}}"
            })
    void whatSnsReplaysFromItsArchiveIsANewMessageEachTime(String mark) {
        String replayed = envelope(SNS_ID).replace("}", ", " + mark + "}");

        assertThat(Delivery.of(opened("sqs-2", replayed), "subscriber").messageId())
                .isEqualTo("sqs-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Replayed\": false", "\"Replayed\": null", "\"Replayed\": {\"true\": true}"})
    void whatIsNotMarkedAsReplayedIsNot(String mark) {
        String once = envelope(SNS_ID).replace("}", ", " + mark + "}");

        assertThat(Delivery.of(opened("sqs-2", once), "subscriber").messageId()).startsWith("sns:");
    }

    @Test
    void anythingElseIsKnownByTheIdThatSqsGaveIt() {
        Delivery first = Delivery.of(message("sqs-1", "{}"), "subscriber");
        Delivery again = Delivery.of(message("sqs-1", "{}"), "subscriber");

        assertThat(first.messageId()).isEqualTo("sqs-1");
        assertThat(again.key()).isEqualTo(first.key());
        assertThat(again.id()).isNotEqualTo(first.id());
    }

    @Test
    void anIdOfSnsIsNeverTakenForOneOfSqs() {
        Delivery sns = Delivery.of(enveloped("sqs-1", SNS_ID), "subscriber");
        Delivery sqs = Delivery.of(message(SNS_ID, "{}"), "subscriber");

        assertThat(sns.key()).isNotEqualTo(sqs.key());
    }

    @Test
    void anIdThatSnsWouldNotGiveIsNotTaken() {
        for (String madeUp : new String[] {"", "1", "x".repeat(101), SNS_ID + "0"}) {
            assertThat(Delivery.of(enveloped("sqs-1", madeUp), "subscriber").messageId())
                    .as(madeUp)
                    .isEqualTo("sqs-1");
        }
    }

    @Test
    void theKeyIsShortHoweverLongTheNames() {
        Delivery delivery = Delivery.of(message("sqs-1", "{}"), "subscriber".repeat(1_000));

        assertThat(delivery.key()).matches("[0-9a-f]{64}");
    }

    @Test
    void namesDoNotRunTogether() {
        assertThat(new Delivery("ab", "c", "d", "id").key()).isNotEqualTo(new Delivery("a", "c", "bd", "id").key());
        assertThat(new Delivery("a", "cd", "b", "id").key()).isNotEqualTo(new Delivery("a", "d", "bc", "id").key());
    }

    @Test
    void aMessageWhoseQueueIsNotKnownHasAKeyToo() {
        Message message = Message.builder("sqs-1", "{}").build();

        assertThat(Delivery.of(message, "subscriber").queueArn()).isEmpty();
    }

    private static Message enveloped(String id, String snsId) {
        return opened(id, envelope(snsId));
    }

    private static Message opened(String id, String envelope) {
        return Envelope.open(message(id, envelope)).message();
    }

    private static String envelope(String snsId) {
        return """
                {"Type": "Notification", "MessageId": "%s", "TopicArn": "arn:aws:sns:eu-west-1:111122223333:t",
                 "Message": "text", "Timestamp": "2021-03-04T05:06:07Z"}""".formatted(snsId);
    }

    private static Message message(String id, String body) {
        return Message.builder(id, body).queueArn(QUEUE).build();
    }
}
