package io.sqsmega.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.codec.PayloadPointer;
import io.sqsmega.listen.Logged;
import io.sqsmega.payload.PlaintextPayload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A trace goes with a message where there is room for it, and never instead of something else. */
class PublishTraceTest {
    private static final String PARENT = "traceparent";
    private static final String STATE = "tracestate";

    private final RecordingSqs sqs = new RecordingSqs();
    private final List<String> ends = new ArrayList<>();
    private final PublishTracer tracer = (service, destination, messages) -> new Numbered();

    /** With the attribute that names the encoding: nine of the sender are ten. */
    @ParameterizedTest
    @CsvSource({"7, 10, true, true", "8, 10, true, false", "9, 10, false, false"})
    void thereAreNeverMoreThanTenAttributes(int own, int sent, boolean parent, boolean state) {
        publisher(sqs).publishPayload(new PlaintextPayload("ping"), attributes(own));

        assertThat(sqs.sent().get(0)).hasSize(sent);
        assertThat(sqs.sent().get(0).containsKey(PARENT)).isEqualTo(parent);
        assertThat(sqs.sent().get(0).containsKey(STATE)).isEqualTo(state);
        assertThat(sqs.traceHeaders()).containsExactly("header-0");
    }

    @Test
    void thePointerToALargePayloadCountsToo() {
        SqsPublisher publisher = SqsPublisher.builder(RecordingSqs.QUEUE)
                .client(sqs)
                .tracing(tracer)
                .largePayloads(body -> new PayloadPointer("bucket", "key"), 10)
                .build();

        publisher.publishPayload(new PlaintextPayload("larger than ten bytes"), attributes(7));

        assertThat(sqs.sent().get(0))
                .hasSize(10)
                .containsKeys(PARENT, PayloadPointer.SIZE_ATTRIBUTE)
                .doesNotContainKey(STATE);
    }

    @Test
    void theBytesOfATraceCountToo() {
        int room = MessageLimits.SQS_BYTES - (PARENT + "String" + "parent-0").length();

        publisher(sqs).publishRawMessage("x".repeat(room));
        publisher(sqs).publishRawMessage("x".repeat(room + 1));

        assertThat(sqs.sent()).containsExactly(Map.of(PARENT, "parent-0"), Map.of());
    }

    @Test
    void aMessageWithoutRoomIsLoggedOnce() {
        SqsPublisher publisher = publisher(sqs);
        try (Logged logged = Logged.start()) {
            publisher.publishRawMessage("ping", attributes(10));
            publisher.publishRawMessage("ping", attributes(10));

            assertThat(logged.lines()).singleElement().asString().contains("is sent without its trace");
        }
    }

    @ParameterizedTest
    @CsvSource({PARENT, STATE})
    void theSendersOwnTraceIsNotReplaced(String name) {
        publisher(sqs)
                .publishRawMessage(
                        "ping", PublishOptions.builder().attribute(name, "mine").build());

        assertThat(sqs.sent()).containsExactly(Map.of(name, "mine"));
        assertThat(sqs.traceHeaders()).containsExactly("");
    }

    @Test
    void theSendersOwnHeaderIsNotReplaced() {
        publisher(sqs)
                .publishRawMessage(
                        "ping", PublishOptions.builder().traceHeader("mine").build());

        assertThat(sqs.sent().get(0)).containsKey(PARENT);
        assertThat(sqs.traceHeaders()).containsExactly("mine");
    }

    @Test
    void aTopicHasNoTraceHeader() {
        RecordingSns sns = new RecordingSns();

        SnsPublisher.builder(RecordingSns.TOPIC)
                .client(sns)
                .tracing(tracer)
                .build()
                .publishRawMessage("ping");

        assertThat(sns.sent()).containsExactly(Map.of(PARENT, "parent-0", STATE, "state-0"));
    }

    @Test
    void eachMessageOfABatchHasATraceOfItsOwn() {
        publisher(sqs).publishBatch(List.of(Publication.raw("a"), Publication.raw("b")));

        assertThat(sqs.sent()).extracting(attributes -> attributes.get(PARENT)).containsExactly("parent-0", "parent-1");
        assertThat(sqs.traceHeaders()).containsExactly("header-0", "header-1");
        assertThat(ends).containsExactly("BatchResult[2 sent, 0 not sent]", "closed");
    }

    @Test
    void theTracerIsToldHowItEnded() {
        publisher(sqs).publishRawMessage("ping");
        assertThat(ends).containsExactly("m1", "closed");

        ends.clear();
        assertThatThrownBy(() -> publisher(new RecordingSqs().down()).publishRawMessage("ping"))
                .hasMessageContaining("it is down");
        assertThat(ends).containsExactly("SqsException", "closed");
    }

    /** Bit by bit, so that each of its calls fails once alone. */
    @Test
    void aTracerThatThrowsChangesNothing() {
        for (int call = 0; call < 5; call++) {
            int failing = call;
            SqsPublisher publisher = SqsPublisher.builder(RecordingSqs.QUEUE)
                    .client(sqs)
                    .tracing((service, destination, messages) -> new Failing(failing))
                    .build();
            try (Logged logged = Logged.start()) {
                assertThat(publisher.publishRawMessage("ping").messageId()).isNotEmpty();
                publisher.publishRawMessage("ping");

                assertThat(logged.lines())
                        .as("call " + call)
                        .containsExactly("the tracer failed; messages are sent without a trace");
            }
        }
    }

    private SqsPublisher publisher(RecordingSqs client) {
        return SqsPublisher.builder(RecordingSqs.QUEUE)
                .client(client)
                .tracing(tracer)
                .build();
    }

    private static PublishOptions attributes(int count) {
        PublishOptions.Builder options = PublishOptions.builder();
        IntStream.range(0, count).forEach(i -> options.attribute("a" + i, "x"));
        return options.build();
    }

    private final class Numbered implements PublishTracer.Sending {
        @Override
        public Map<String, String> attributes(int index) {
            Map<String, String> attributes = new LinkedHashMap<>();
            attributes.put(PARENT, "parent-" + index);
            attributes.put(STATE, "state-" + index);
            return attributes;
        }

        @Override
        public String traceHeader(int index) {
            return "header-" + index;
        }

        @Override
        public void sent(String messageId) {
            ends.add(messageId);
        }

        @Override
        public void sent(BatchResult result) {
            ends.add(result.toString());
        }

        @Override
        public void failed(Throwable thrown) {
            ends.add(thrown.getClass().getSimpleName());
        }

        @Override
        public void close() {
            ends.add("closed");
        }
    }

    private static final class Failing implements PublishTracer.Sending {
        private final int failing;

        Failing(int failing) {
            this.failing = failing;
            fail(0);
        }

        private void fail(int call) {
            if (call == failing) {
                throw new IllegalStateException("as it is meant");
            }
        }

        @Override
        public Map<String, String> attributes(int index) {
            fail(1);
            return Map.of(PARENT, "p");
        }

        @Override
        public String traceHeader(int index) {
            fail(2);
            return "h";
        }

        @Override
        public void sent(String messageId) {
            fail(3);
        }

        @Override
        public void close() {
            fail(4);
        }
    }
}
