package io.sqsmega.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.payload.Bytes;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MessageTest {

    @Test
    void theQueueDecidesWhetherAMessageIsFifo() {
        Message fair = message("arn:aws:sqs:eu-west-1:111122223333:cart", Map.of("MessageGroupId", "tenant"));
        Message fifo = message("arn:aws:sqs:eu-west-1:111122223333:cart.fifo", Map.of("MessageGroupId", "tenant"));

        assertThat(fair.isFifo()).isFalse();
        assertThat(fair.groupId()).isEqualTo("tenant");
        assertThat(fifo.isFifo()).isTrue();
    }

    @Test
    void systemAttributesAreReadAsWhatTheyMean() {
        Message message = message(
                null,
                Map.of(
                        "ApproximateReceiveCount", "3",
                        "SentTimestamp", "1520621634884",
                        "MessageDeduplicationId", "d"));

        assertThat(message.receiveCount()).isEqualTo(3);
        assertThat(message.sentAt()).isEqualTo(Instant.ofEpochMilli(1520621634884L));
        assertThat(message.deduplicationId()).isEqualTo("d");
        assertThat(message.groupId()).isNull();
    }

    @Test
    void theReceiveIsKnownOfAListenerAndOfAFirstReceive() {
        Instant first = Instant.ofEpochMilli(1520621634884L);
        Map<String, String> attributes =
                Map.of("ApproximateFirstReceiveTimestamp", "1520621634884", "ApproximateReceiveCount", "1");

        assertThat(message(null, attributes).receivedAt()).isEqualTo(first);
        assertThat(Message.builder("id", "")
                        .systemAttributes(attributes)
                        .receivedAt(first.plusMillis(1))
                        .build()
                        .receivedAt())
                .isEqualTo(first.plusMillis(1));
        assertThat(message(null, Map.of("ApproximateFirstReceiveTimestamp", "1520621634884"))
                        .receivedAt())
                .isNull();
        assertThat(message(
                                null,
                                Map.of(
                                        "ApproximateFirstReceiveTimestamp",
                                        "1520621634884",
                                        "ApproximateReceiveCount",
                                        "2"))
                        .receivedAt())
                .isNull();
        assertThat(message(null, Map.of("ApproximateReceiveCount", "1")).receivedAt())
                .isNull();
    }

    @Test
    void attributesThatAreNoNumbersCountAsNone() {
        Message message = message(null, Map.of("ApproximateReceiveCount", "many", "SentTimestamp", ""));

        assertThat(message.receiveCount()).isEqualTo(1);
        assertThat(message.sentAt()).isNull();
    }

    @Test
    void whatTheQueueAndTheSenderSaidIsKept() {
        Message message = Message.builder("id", "body")
                .queueArn("arn:aws:sqs:eu-west-1:111122223333:cart")
                .systemAttributes(Map.of("SequenceNumber", "7"))
                .attribute("tenant", MessageAttribute.of("acme"))
                .attribute("key", MessageAttribute.of(Bytes.of((byte) 1)))
                .build();

        assertThat(message.queueArn()).isEqualTo("arn:aws:sqs:eu-west-1:111122223333:cart");
        assertThat(message.systemAttributes()).isEqualTo(Map.of("SequenceNumber", "7"));
        assertThat(message.attributes())
                .isEqualTo(Map.of(
                        "tenant", new MessageAttribute("String", "acme", null),
                        "key", new MessageAttribute("Binary", null, Bytes.of((byte) 1))));
    }

    @Test
    void printsItsIdAndQueueAndNothingSecret() {
        Message message = Message.builder("the-id", "secret body")
                .receiptHandle("secret handle")
                .queueArn("arn:aws:sqs:eu-west-1:111122223333:cart")
                .attribute("a", MessageAttribute.of("secret attribute"))
                .build();

        assertThat(message).hasToString("Message[the-id from arn:aws:sqs:eu-west-1:111122223333:cart]");
        assertThat(message.attributes()).hasToString("{a=MessageAttribute[String]}");
    }

    private static Message message(@Nullable String queueArn, Map<String, String> attributes) {
        return Message.builder("id", "body")
                .queueArn(queueArn)
                .systemAttributes(attributes)
                .build();
    }
}
