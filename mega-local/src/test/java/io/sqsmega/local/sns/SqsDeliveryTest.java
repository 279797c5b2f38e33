package io.sqsmega.local.sns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

class SqsDeliveryTest {
    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:cart";

    private final RecordingSqs sqs = new RecordingSqs();
    private final Topic topic = new Topic("arn:aws:sns:us-east-1:000000000000:", "events", Map.of());

    @Test
    void rawDeliveryOfElevenAttributesIsNotEvenTried() {
        deliver(true, 10);
        deliver(true, 11);

        assertThat(sqs.sent)
                .singleElement()
                .satisfies(sent -> assertThat(sent.messageAttributes()).hasSize(10));
    }

    @Test
    void envelopeTakesAnyNumberOfAttributes() {
        deliver(false, 11);

        assertThat(sqs.sent).singleElement().satisfies(sent -> {
            assertThat(sent.messageAttributes()).isEmpty();
            assertThat(sent.messageBody()).contains("\"a10\"");
        });
    }

    @Test
    void refusalOfTheQueueIsNoConcernOfThePublisher() {
        sqs.refuses = true;

        deliver(true, 0);

        assertThat(sqs.sent).hasSize(1);
    }

    private void deliver(boolean raw, int attributes) {
        Subscription subscription =
                new Subscription(topic.arn() + ":1", QUEUE, Map.of("RawMessageDelivery", Boolean.toString(raw)));
        Publication publication = new Publication("x", null, attributes(attributes), null, null);
        new SqsDelivery(sqs).deliver(topic, subscription, new Published("id", null, Instant.EPOCH, publication));
    }

    private static Map<String, MessageAttribute> attributes(int count) {
        return IntStream.range(0, count)
                .boxed()
                .collect(Collectors.toMap(i -> "a" + i, i -> new MessageAttribute("String", "v")));
    }

    private static final class RecordingSqs implements SqsClient {
        private final List<SendMessageRequest> sent = new ArrayList<>();
        private boolean refuses;

        @Override
        public GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request) {
            return GetQueueUrlResponse.builder()
                    .queueUrl("http://127.0.0.1/cart")
                    .build();
        }

        @Override
        public SendMessageResponse sendMessage(SendMessageRequest request) {
            sent.add(request);
            if (refuses) {
                throw SqsException.builder().message("refused").build();
            }
            return SendMessageResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {}
    }
}
