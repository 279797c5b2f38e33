package io.sqsmega.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.listen.SqsListener;
import io.sqsmega.local.EventSourcePoller;
import io.sqsmega.local.LocalAws;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.local.LocalTopic;
import io.sqsmega.local.QueueOptions;
import io.sqsmega.local.SubscriptionOptions;
import io.sqsmega.match.EventPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.publish.PublishOptions;
import io.sqsmega.publish.SnsPublisher;
import io.sqsmega.publish.SqsPublisher;
import io.sqsmega.subscribe.MegaSubscriber;
import io.sqsmega.subscribe.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;

/** A message is followed from the publisher's call to the subscriber's, through a real topic and queue. */
@Tag("slow")
class EndToEndTraceTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final MegaPayload ORDER =
            MegaPayload.of(Event.named("order.placed").build());
    private static final Path GUIDE = Path.of("..", "docs", "guide", "tracing.md");
    private static final Path DRAWN = Path.of("target", "trace.mermaid");

    private static LocalAws aws;

    private final Traces traces = new Traces();
    private final ConcurrentMap<String, String> currentSpans = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @BeforeAll
    static void start() {
        aws = LocalAws.start();
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(Context.current()).isEqualTo(Context.root());
        assertThat(threads.submit(Context::current).get()).isEqualTo(Context.root());
        threads.shutdownNow();
    }

    /** The picture in the guide is what this test has seen. */
    @Test
    void theWholeTraceIsInTheGuide() throws IOException {
        LocalQueue queue = aws.createQueue("orders");
        LocalTopic topic = aws.createTopic("order-events");
        topic.subscribe(queue);

        publisher(topic).publishPayload(ORDER);
        drain(queue, HandlerOptions.builder());

        checkTrace(queue, "order-events");
        String picture = TracePicture.of(traces.spans(), "the publisher", "first receive", "second receive");
        Files.writeString(DRAWN, picture);
        assertThat(Files.readString(GUIDE))
                .as("the diagram in %s; the new one is in mega-lambda-runtime/%s", GUIDE, DRAWN)
                .contains("```mermaid\n" + picture + "```");
    }

    /** A way to run the subscribers. */
    enum Way {
        SEQUENTIAL,
        PARALLEL,
        EXECUTOR,
        VIRTUAL;

        static Stream<Way> all() {
            boolean hasVirtual = Runtime.version().feature() >= 21;
            return Stream.of(values()).filter(way -> way != VIRTUAL || hasVirtual);
        }
    }

    private HandlerOptions.Builder options(Way way) throws ReflectiveOperationException {
        HandlerOptions.Builder options = HandlerOptions.builder();
        return switch (way) {
            case SEQUENTIAL -> options;
            case PARALLEL -> options.parallelism(2);
            case EXECUTOR -> options.executor(threads);
            case VIRTUAL ->
                options.executor((ExecutorService) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null));
        };
    }

    @ParameterizedTest
    @MethodSource("io.sqsmega.opentelemetry.EndToEndTraceTest$Way#all")
    void rawDeliveryIsTracedOnEveryThread(Way way) throws Exception {
        LocalQueue queue = aws.createQueue("raw-" + way);
        LocalTopic topic = aws.createTopic("raw-events-" + way);
        topic.subscribe(queue, SubscriptionOptions.raw());

        publisher(topic).publishPayload(ORDER);
        drain(queue, options(way));

        checkTrace(queue, "raw-events-" + way);
    }

    @ParameterizedTest
    @MethodSource("io.sqsmega.opentelemetry.EndToEndTraceTest$Way#all")
    void aFifoQueueIsTracedOnEveryThread(Way way) throws Exception {
        QueueOptions deduplicating =
                QueueOptions.builder().contentBasedDeduplication(true).build();
        LocalQueue queue = aws.createQueue("fifo-" + way + ".fifo", deduplicating);

        SqsPublisher.builder(queue.url())
                .client(aws.sqsClient())
                .tracing(traces.tracing())
                .build()
                .publishPayload(ORDER, PublishOptions.builder().groupId("g").build());
        drain(queue, options(way));

        checkTrace(queue, queue.name());
    }

    @Test
    void aTraceHeaderAloneIsALink() {
        LocalQueue queue = aws.createQueue("header-alone");
        aws.sqsClient()
                .sendMessage(request -> request.queueUrl(queue.url())
                        .messageBody("""
                                {"protocol": "mega", "version": 1,
                                 "event": {"name": "order.placed", "timestamp": "2026-11-22T00:00:00Z"}}""")
                        .messageSystemAttributes(Map.of(
                                MessageSystemAttributeNameForSends.AWS_TRACE_HEADER,
                                MessageSystemAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue("Root=1-5759e988-bd862e3fe1be46a994272793;"
                                                + "Parent=53995c3f42cd8ad8;Sampled=1;Lineage=a:1|b:2")
                                        .build())));

        drain(queue, HandlerOptions.builder());

        assertThat(traces.messages())
                .hasSize(2)
                .allSatisfy(message -> assertThat(message.getLinks())
                        .extracting(link -> link.getSpanContext().getSpanId())
                        .containsExactly("53995c3f42cd8ad8"));
        assertThat(traces.messages().get(0).getLinks().get(0).getSpanContext().getTraceId())
                .isEqualTo("5759e988bd862e3fe1be46a994272793");
    }

    @Test
    void aListenerMakesASpanForEachMessage() throws Exception {
        LocalQueue queue = aws.createQueue("listened");
        CountDownLatch done = new CountDownLatch(1);
        Thread listening;
        try (SqsListener listener = SqsListener.builder(queue.url())
                .client(aws.sqsClient())
                .tracing(traces.tracing())
                .register(new Billing())
                .waitTime(Duration.ofSeconds(1))
                .observer(report -> done.countDown())
                .build()) {
            listening = new Thread(listener::listen);
            listening.start();
            SqsPublisher.builder(queue.url())
                    .client(aws.sqsClient())
                    .tracing(traces.tracing())
                    .build()
                    .publishPayload(ORDER);
            assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();
        }
        listening.join();

        assertThat(traces.batches()).isEmpty();
        assertThat(traces.messages()).singleElement().satisfies(message -> {
            assertThat(message.getParentSpanContext().isValid()).isFalse();
            assertThat(links(message))
                    .containsExactly(traces.named("send listened").get(0).getSpanId());
            assertThat(traces.childrenOf(message))
                    .extracting(SpanData::getSpanId)
                    .containsExactly(currentSpans.get("Billing 1"));
        });
    }

    private SnsPublisher publisher(LocalTopic topic) {
        return SnsPublisher.builder(topic.arn())
                .client(aws.snsClient())
                .tracing(traces.tracing())
                .build();
    }

    private void drain(LocalQueue queue, HandlerOptions.Builder options) {
        EventSourcePoller.builder(queue)
                .function(new OrderHandler(options.tracing(traces.tracing()).build()))
                .failuresVisibleAfter(Duration.ZERO)
                .build()
                .drain(SOON);
    }

    private void checkTrace(LocalQueue queue, String destination) {
        assertThat(traces.named("send " + destination)).hasSize(1);
        SpanData sent = traces.named("send " + destination).get(0);
        assertThat(sent.getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(sent.getAttributes().get(Conventions.MESSAGE_ID)).isNotEmpty();

        assertThat(traces.batches()).hasSize(2).allSatisfy(batch -> {
            assertThat(batch.getKind()).isEqualTo(SpanKind.CONSUMER);
            assertThat(batch.getName()).isEqualTo("process " + queue.name());
            assertThat(batch.getAttributes().get(Conventions.MESSAGE_COUNT)).isEqualTo(1);
            assertThat(links(batch)).containsExactly(sent.getSpanId());
            assertThat(traces.childrenOf(batch)).hasSize(1);
        });
        List<SpanData> messages = traces.messages();
        assertThat(messages).hasSize(2).allSatisfy(message -> {
            assertThat(message.getKind()).isEqualTo(SpanKind.CONSUMER);
            assertThat(links(message)).containsExactly(sent.getSpanId());
            assertThat(message.getAttributes().get(Conventions.EVENT_NAME)).isEqualTo("order.placed");
        });
        checkMessage(messages.get(0), 1, "RETRY");
        checkMessage(messages.get(1), 2, "DONE");
        assertThat(traces.spans()).hasSize(9);
    }

    private void checkMessage(SpanData message, long receive, String outcome) {
        assertThat(message.getAttributes().get(Conventions.RECEIVE_COUNT)).isEqualTo(receive);
        assertThat(message.getAttributes().get(Conventions.OUTCOME)).isEqualTo(outcome);
        assertThat(message.getStatus()).isEqualTo(outcome.equals("DONE") ? StatusData.unset() : StatusData.error());
        assertThat(traces.childrenOf(message))
                .extracting(SpanData::getName, span -> span.getAttributes().get(Conventions.OUTCOME))
                .containsExactly(tuple("Billing", "DONE"), tuple("Shipping", outcome));
        assertThat(traces.childrenOf(message))
                .extracting(SpanData::getSpanId)
                .containsExactly(currentSpans.get("Billing " + receive), currentSpans.get("Shipping " + receive))
                .doesNotContainNull();
    }

    private static List<String> links(SpanData span) {
        return span.getLinks().stream()
                .map(link -> link.getSpanContext().getSpanId())
                .toList();
    }

    private final class OrderHandler extends MegaSqsHandler {
        OrderHandler(HandlerOptions options) {
            super(options);
            register(new Billing());
            register(new Shipping());
        }
    }

    private abstract class Noting extends MegaSubscriber {
        @Override
        public String name() {
            return getClass().getSimpleName();
        }

        @Override
        protected EventPattern matchEvent() {
            return EventPattern.named("order.placed");
        }

        void note(Message message) {
            currentSpans.put(
                    name() + " " + message.receiveCount(),
                    Span.current().getSpanContext().getSpanId());
        }
    }

    private final class Billing extends Noting {
        @Override
        public Result process(MegaPayload payload, Message message) {
            note(message);
            return Result.OK;
        }
    }

    /** Wants a message twice. */
    private final class Shipping extends Noting {
        @Override
        public Result process(MegaPayload payload, Message message) {
            note(message);
            return message.receiveCount() == 1 ? Result.RETRY_LATER : Result.OK;
        }
    }
}
