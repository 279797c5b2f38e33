package io.sqsmega.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.MessageAttribute;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.sqsmega.codec.PayloadPointer;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.EventPattern;
import io.sqsmega.subscribe.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The span of a message is linked to its sender, whichever way it came and however it names its sender. */
class SenderTest {
    private static final String EVENT = """
            {"protocol": "mega", "version": 1, "event": {"name": "e", "timestamp": "2026-11-22T00:00:00Z"}}""";
    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String BY_ATTRIBUTE = "0af7651916cd43dd8448eb211c80319c b7ad6b7169203331 01";
    private static final String HEADER = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";
    private static final String BY_HEADER = "5759e988bd862e3fe1be46a994272793 53995c3f42cd8ad8 01";

    private final Traces traces = new Traces();

    static Stream<Arguments> ways() {
        List<Arguments> ways = new ArrayList<>();
        for (Way way : Way.values()) {
            ways.add(Arguments.of(way, TRACEPARENT, null, BY_ATTRIBUTE));
            ways.add(Arguments.of(way, null, HEADER, BY_HEADER));
            ways.add(Arguments.of(way, TRACEPARENT, HEADER, BY_ATTRIBUTE));
            ways.add(Arguments.of(way, null, null, null));
            ways.add(Arguments.of(way, "00-nonsense", null, null));
            ways.add(Arguments.of(way, "00-nonsense", HEADER, BY_HEADER));
            ways.add(Arguments.of(way, null, "Root=nonsense;Parent=53995c3f42cd8ad8", null));
            ways.add(Arguments.of(way, null, ";;=;Root", null));
            ways.add(Arguments.of(way, TRACEPARENT, "Root=nonsense", BY_ATTRIBUTE));
            ways.add(Arguments.of(way, null, "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1", null));
            ways.add(Arguments.of(way, null, HEADER + ";Lineage=a87bd80c:1|68fd508a:5", BY_HEADER));
            ways.add(Arguments.of(way, null, "Lineage=25:a:0;" + HEADER.replace(";", "; "), BY_HEADER));
            ways.add(
                    Arguments.of(way, null, HEADER.replace("Sampled=1", "Sampled=0"), BY_HEADER.replace(" 01", " 00")));
        }
        return ways.stream();
    }

    enum Way {
        DIRECT,
        ENVELOPE,
        LARGE,
        LARGE_IN_ENVELOPE
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aMessageIsLinkedToItsSender(Way way, String traceparent, String header, String expected) {
        handle(message(way, traceparent, header));

        assertThat(traces.messages()).singleElement().satisfies(message -> {
            assertThat(linksOf(message)).isEqualTo(expected == null ? List.of() : List.of(expected));
            assertThat(message.getAttributes().get(Conventions.OUTCOME)).isEqualTo("DONE");
        });
        assertThat(traces.batches())
                .singleElement()
                .satisfies(batch -> assertThat(linksOf(batch))
                        .isEqualTo(linksOf(traces.messages().get(0))));
    }

    @Test
    void aMessageThatCannotBeReadIsLinkedByItsHeader() {
        SQSMessage broken = message(Way.DIRECT, null, HEADER);
        broken.setBody("{\"protocol\": \"mega\", \"version\": 1, \"event\": 1}");

        handle(broken);

        assertThat(traces.messages()).singleElement().satisfies(message -> {
            assertThat(linksOf(message)).containsExactly(BY_HEADER);
            assertThat(message.getAttributes().get(Conventions.OUTCOME)).isEqualTo("REFUSED");
        });
    }

    @Test
    void anEnvelopeWhoseInsideCannotBeReadNamesTheSender() {
        SQSMessage broken = message(Way.ENVELOPE, TRACEPARENT, HEADER);
        broken.setBody(broken.getBody().replace("\\\"event\\\"", "\\\"nothing\\\""));

        handle(broken);

        assertThat(traces.messages()).singleElement().satisfies(message -> {
            assertThat(linksOf(message)).containsExactly(BY_ATTRIBUTE);
            assertThat(message.getAttributes().get(Conventions.OUTCOME)).isEqualTo("REFUSED");
        });
    }

    @Test
    void aMessageThatNobodyWantsIsLinked() {
        for (Way way : List.of(Way.DIRECT, Way.ENVELOPE)) {
            SQSMessage unwanted = message(way, TRACEPARENT, null);
            unwanted.setBody(unwanted.getBody().replace("\"e\"", "\"o\"").replace("\\\"e\\\"", "\\\"o\\\""));
            handle(unwanted);
        }

        assertThat(traces.messages()).hasSize(2).allSatisfy(message -> {
            assertThat(linksOf(message)).containsExactly(BY_ATTRIBUTE);
            assertThat(message.getAttributes().get(Conventions.OUTCOME)).isEqualTo("UNMATCHED");
        });
    }

    @Test
    void theStateOfTheTraceIsKept() {
        SQSMessage message = message(Way.DIRECT, TRACEPARENT, null);
        message.getMessageAttributes().put("tracestate", text("rojo=00f067aa0ba902b7"));

        handle(message);

        assertThat(traces.messages().get(0).getLinks())
                .extracting(link -> link.getSpanContext().getTraceState().get("rojo"))
                .containsExactly("00f067aa0ba902b7");
    }

    private static List<String> linksOf(SpanData span) {
        return span.getLinks().stream()
                .map(LinkData::getSpanContext)
                .map(context -> context.getTraceId() + " " + context.getSpanId() + " "
                        + context.getTraceFlags().asHex())
                .toList();
    }

    private void handle(SQSMessage message) {
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of(message));
        new Handler().handleRequest(event, null);
    }

    private static SQSMessage message(Way way, String traceparent, String header) {
        boolean isLarge = way == Way.LARGE || way == Way.LARGE_IN_ENVELOPE;
        boolean isEnveloped = way == Way.ENVELOPE || way == Way.LARGE_IN_ENVELOPE;
        String body = isLarge ? new PayloadPointer("bucket", "key").body() : EVENT;
        SQSMessage message = new SQSMessage();
        message.setMessageId("m");
        message.setEventSourceArn("arn:aws:sqs:eu-west-1:111122223333:orders");
        message.setAttributes(new HashMap<>(header == null ? Map.of() : Map.of("AWSTraceHeader", header)));
        message.setMessageAttributes(new HashMap<>());
        message.setBody(isEnveloped ? enveloped(body, traceparent) : body);
        if (!isEnveloped && traceparent != null) {
            message.getMessageAttributes().put("traceparent", text(traceparent));
        }
        return message;
    }

    private static String enveloped(String body, String traceparent) {
        String attributes = traceparent == null ? "" : """
                , "MessageAttributes": {"traceparent": {"Type": "String", "Value": "%s"}}""".formatted(traceparent);
        return """
                {"Type": "Notification", "MessageId": "1", "TopicArn": "arn:aws:sns:eu-west-1:111122223333:events",
                 "Timestamp": "2021-03-04T05:06:07Z", "Message": "%s"%s}""".formatted(body.replace("\"", "\\\""), attributes);
    }

    private static MessageAttribute text(String value) {
        MessageAttribute attribute = new MessageAttribute();
        attribute.setDataType("String");
        attribute.setStringValue(value);
        return attribute;
    }

    private final class Handler extends MegaSqsHandler {
        Handler() {
            super(HandlerOptions.builder()
                    .tracing(traces.tracing())
                    .largePayloads(pointer -> EVENT)
                    .build());
            on(EventPattern.named("e"), (payload, message) -> Result.OK);
        }
    }
}
