package io.sqsmega.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.codec.Encoding;
import io.sqsmega.payload.PlaintextPayload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is set once is in every message, and what a message says itself is kept. */
class DefaultAttributesTest {
    private static final PlaintextPayload PING = new PlaintextPayload("ping");

    private final RecordingSqs sqs = new RecordingSqs();
    private final RecordingSns sns = new RecordingSns();

    @Test
    void eachMessageToAQueueHasTheDefaultsUnlessItSaysOtherwise() {
        SqsPublisher publisher = SqsPublisher.builder(RecordingSqs.QUEUE)
                .client(sqs)
                .attribute("tenant", "acme")
                .interceptor(message -> message.attribute("correlation-id", "c-1"))
                .build();

        publisher.publishRawMessage("ping");
        publisher.publishPayload(
                PING,
                PublishOptions.builder()
                        .attribute("tenant", "other")
                        .attribute("correlation-id", "c-2")
                        .build());

        assertThat(sqs.sent())
                .containsExactly(
                        Map.of("tenant", "acme", "correlation-id", "c-1"),
                        Map.of("tenant", "other", "correlation-id", "c-2", Encoding.ATTRIBUTE, "plaintext"));
    }

    @Test
    void theSameHoldsForATopicAndForBatches() {
        SnsPublisher.builder(RecordingSns.TOPIC)
                .client(sns)
                .attribute("tenant", "acme")
                .build()
                .publishRawMessage("ping");
        SqsPublisher.builder(RecordingSqs.QUEUE)
                .client(sqs)
                .interceptor(
                        message -> message.attribute("number", "n" + sqs.sent().size()))
                .build()
                .publishBatch(List.of(Publication.raw("a"), Publication.raw("b")));

        assertThat(sns.sent()).containsExactly(Map.of("tenant", "acme"));
        assertThat(sqs.sent()).containsExactly(Map.of("number", "n0"), Map.of("number", "n0"));
    }

    @Test
    void anInterceptorSeesTheDefaultsAndReplacesThem() {
        SqsPublisher publisher = SqsPublisher.builder(RecordingSqs.QUEUE)
                .client(sqs)
                .attribute("tenant", "acme")
                .interceptor(message -> message.attribute("tenant", "current"))
                .build();

        publisher.publishRawMessage("ping");

        assertThat(sqs.sent()).containsExactly(Map.of("tenant", "current"));
    }

    @Test
    void otherOptionsOfAnInterceptorCountAsWell() {
        PublishOptions its = PublishOptions.builder().groupId("g").build();
        PublishOptions defaults = PublishOptions.builder()
                .groupId("other")
                .deduplicationId("d")
                .delay(Duration.ofSeconds(1))
                .subject("s")
                .traceHeader("Root=1")
                .timeout(Duration.ofSeconds(2))
                .build();

        PublishOptions both = its.over(defaults);

        assertThat(both.groupId).isEqualTo("g");
        assertThat(both.deduplicationId).isEqualTo("d");
        assertThat(both.delay).isEqualTo(Duration.ofSeconds(1));
        assertThat(both.subject).isEqualTo("s");
        assertThat(both.traceHeader).isEqualTo("Root=1");
        assertThat(both.timeout).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void theEncodingIsNotToBeSet() {
        SqsPublisher.Builder builder = SqsPublisher.builder(RecordingSqs.QUEUE).client(sqs);

        assertThatThrownBy(() -> builder.attribute(Encoding.ATTRIBUTE, "json"))
                .isInstanceOf(IllegalArgumentException.class);
        SqsPublisher publisher =
                builder.interceptor(message -> message.encoding(Encoding.BSON)).build();
        assertThatThrownBy(() -> publisher.publishPayload(PING))
                .hasMessage("an interceptor must not set the encoding: the body is written already");
        assertThat(sqs.sent()).isEmpty();
    }

    @Test
    void nothingIsSentIfAnInterceptorThrows() {
        SqsPublisher publisher = SqsPublisher.builder(RecordingSqs.QUEUE)
                .client(sqs)
                .interceptor(message -> {
                    throw new IllegalStateException("there is no tenant");
                })
                .build();

        assertThatThrownBy(() -> publisher.publishRawMessage("ping")).hasMessage("there is no tenant");
        assertThatThrownBy(() -> publisher.publishBatch(List.of(Publication.raw("ping"))))
                .hasMessage("there is no tenant");
        assertThat(sqs.sent()).isEmpty();
    }

    @Test
    void elevenAttributesAreRefusedBeforeAnythingIsSent() {
        SqsPublisher publisher = SqsPublisher.builder(RecordingSqs.QUEUE)
                .client(sqs)
                .attribute("tenant", "acme")
                .build();
        PublishOptions.Builder ten = PublishOptions.builder();
        for (int i = 0; i < 10; i++) {
            ten.attribute("a" + i, "x");
        }

        assertThatThrownBy(() -> publisher.publishRawMessage("ping", ten.build()))
                .hasMessage("message must have at most 10 attributes, got 11: "
                        + "a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, tenant");
        assertThat(sqs.sent()).isEmpty();
    }
}
