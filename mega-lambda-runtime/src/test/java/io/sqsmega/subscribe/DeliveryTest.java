package io.sqsmega.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.message.Envelope;
import io.sqsmega.message.Message;
import org.junit.jupiter.api.Test;

/** What tells one message from another. */
class DeliveryTest {
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:cart";

    @Test
    void anEnvelopeIsKnownByTheIdThatSnsGaveIt() {
        Delivery first = Delivery.of(enveloped("sqs-1", "sns-1"), "subscriber");
        Delivery deliveredTwice = Delivery.of(enveloped("sqs-2", "sns-1"), "subscriber");
        Delivery another = Delivery.of(enveloped("sqs-3", "sns-2"), "subscriber");

        assertThat(first.messageId()).isEqualTo("sns:sns-1");
        assertThat(deliveredTwice.key()).isEqualTo(first.key());
        assertThat(another.key()).isNotEqualTo(first.key());
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
        Delivery sns = Delivery.of(enveloped("sqs-1", "the-id"), "subscriber");
        Delivery sqs = Delivery.of(message("the-id", "{}"), "subscriber");

        assertThat(sns.key()).isNotEqualTo(sqs.key());
    }

    @Test
    void anIdTooLongForOneOfSnsIsNotTaken() {
        assertThat(Delivery.of(enveloped("sqs-1", "x".repeat(101)), "subscriber")
                        .messageId())
                .isEqualTo("sqs-1");
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
        return Envelope.open(message(id, """
                        {"Type": "Notification", "MessageId": "%s", "TopicArn": "arn:aws:sns:eu-west-1:111122223333:t",
                         "Message": "text", "Timestamp": "2021-03-04T05:06:07Z"}""".formatted(snsId))).message();
    }

    private static Message message(String id, String body) {
        return Message.builder(id, body).queueArn(QUEUE).build();
    }
}
