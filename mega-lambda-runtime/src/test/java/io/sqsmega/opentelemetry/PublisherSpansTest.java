package io.sqsmega.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.sqsmega.publish.Publication;
import io.sqsmega.publish.PublishOptions;
import io.sqsmega.publish.RecordingSqs;
import io.sqsmega.publish.SqsPublisher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The spans of publishers, and what the messages carry. */
class PublisherSpansTest {
    private static final String MINE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final Traces traces = new Traces();
    private final RecordingSqs sqs = new RecordingSqs();

    @AfterEach
    void nothingIsLeft() {
        assertThat(Context.current()).isEqualTo(Context.root());
    }

    @Test
    void aMessageCarriesTheSpanOfItsPublishing() {
        Span request = traces.sdk().getTracer("test").spanBuilder("request").startSpan();
        try (Scope scope = request.makeCurrent()) {
            publisher(sqs).publishRawMessage("ping");
        }

        SpanData sent = traces.named("send orders").get(0);
        assertThat(sent.getParentSpanId()).isEqualTo(request.getSpanContext().getSpanId());
        assertThat(sent.getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(texts(sent))
                .isEqualTo(Map.of(
                        "messaging.system", "aws_sqs",
                        "messaging.operation.name", "send",
                        "messaging.operation.type", "send",
                        "messaging.destination.name", "orders",
                        "messaging.message.id", "m1",
                        "aws.sqs.queue.url", RecordingSqs.QUEUE));
        String trace = sent.getTraceId();
        assertThat(sqs.sent()).containsExactly(Map.of("traceparent", traceparent(sent)));
        assertThat(sqs.traceHeaders())
                .containsExactly("Root=1-" + trace.substring(0, 8) + "-" + trace.substring(8) + ";Parent="
                        + sent.getSpanId() + ";Sampled=1");
    }

    private static String traceparent(SpanData span) {
        String flags = span.getSpanContext().getTraceFlags().asHex();
        return "00-" + span.getTraceId() + "-" + span.getSpanId() + "-" + flags;
    }

    private static Map<String, Object> texts(SpanData span) {
        Map<String, Object> texts = new HashMap<>();
        span.getAttributes().forEach((key, value) -> texts.put(key.getKey(), value));
        return texts;
    }

    @Test
    void eachEntryOfABatchCarriesASpanOfItsOwn() {
        publisher(sqs)
                .publishBatch(IntStream.range(0, 25)
                        .mapToObj(i -> Publication.raw("n" + i))
                        .toList());

        List<SpanData> created = traces.named("create orders");
        SpanData sent = traces.named("send orders").get(0);
        assertThat(created).hasSize(25).allMatch(span -> span.getKind() == SpanKind.PRODUCER);
        assertThat(sqs.sent())
                .extracting(attributes -> attributes.get("traceparent"))
                .containsExactlyElementsOf(
                        created.stream().map(PublisherSpansTest::traceparent).toList());
        assertThat(sent.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(sent.getLinks())
                .extracting(LinkData::getSpanContext)
                .containsExactlyElementsOf(
                        created.stream().map(SpanData::getSpanContext).toList());
        assertThat(sent.getAttributes().get(Conventions.MESSAGE_COUNT)).isEqualTo(25);
    }

    @Test
    void aFailureIsInTheSpan() {
        SqsPublisher down = publisher(new RecordingSqs().down());

        assertThatThrownBy(() -> down.publishRawMessage("ping")).hasMessageContaining("it is down");
        assertThat(down.publishBatch(List.of(Publication.raw("a"), Publication.raw("b")))
                        .isComplete())
                .isFalse();

        assertThat(traces.named("send orders")).hasSize(2).allSatisfy(span -> {
            assertThat(span.getStatus()).isEqualTo(StatusData.error());
            assertThat(span.getAttributes().get(AttributeKey.stringKey("error.type")))
                    .endsWith("SqsException");
        });
        assertThat(traces.named("send orders").get(0).getEvents()).hasSize(1);
    }

    @Test
    void theSendersOwnSpanIsKeptAndLinked() {
        publisher(sqs)
                .publishRawMessage(
                        "ping",
                        PublishOptions.builder().attribute("traceparent", MINE).build());

        assertThat(sqs.sent()).containsExactly(Map.of("traceparent", MINE));
        assertThat(sqs.traceHeaders()).containsExactly("");
        assertThat(traces.named("send orders").get(0).getLinks())
                .extracting(link -> link.getSpanContext().getSpanId())
                .containsExactly("b7ad6b7169203331");
    }

    @ParameterizedTest
    @CsvSource({"8, 9, true", "9, 10, true", "10, 10, false"})
    void thereAreNeverElevenAttributes(int own, int sent, boolean traced) {
        PublishOptions.Builder options = PublishOptions.builder();
        IntStream.range(0, own).forEach(i -> options.attribute("a" + i, "x"));

        publisher(sqs).publishRawMessage("ping", options.build());

        assertThat(sqs.sent().get(0)).hasSize(sent);
        assertThat(sqs.sent().get(0).containsKey("traceparent")).isEqualTo(traced);
        assertThat(sqs.traceHeaders().get(0)).startsWith("Root=1-");
    }

    @Test
    void withoutAnSdkMessagesAreSentAsBefore() {
        SqsPublisher publisher = SqsPublisher.builder(RecordingSqs.QUEUE)
                .client(sqs)
                .tracing(OpenTelemetryTracing.of(OpenTelemetry.noop()))
                .build();

        publisher.publishRawMessage("ping");

        assertThat(sqs.sent()).containsExactly(Map.of());
        assertThat(sqs.traceHeaders()).containsExactly("");
    }

    private SqsPublisher publisher(RecordingSqs client) {
        return SqsPublisher.builder(RecordingSqs.QUEUE)
                .client(client)
                .tracing(traces.tracing())
                .build();
    }
}
