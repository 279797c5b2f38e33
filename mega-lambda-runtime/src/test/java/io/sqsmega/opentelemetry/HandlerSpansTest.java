package io.sqsmega.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.MessageAttribute;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.listen.Logged;
import io.sqsmega.local.LocalContext;
import io.sqsmega.match.DataPattern;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.subscribe.EventHandler;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The spans of a handler: which there are, where they are current, and that they change no outcome. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class HandlerSpansTest {
    private final Traces traces = new Traces();
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void nothingIsLeft() {
        never.countDown();
        assertThat(io.opentelemetry.context.Context.current()).isEqualTo(io.opentelemetry.context.Context.root());
    }

    @Test
    void theLinksOfABatchAreCappedAndThoseOfAMessageAreKept() {
        handle(new Handler(traced(), (payload, message) -> Result.OK), 10_000, null);

        assertThat(traces.batches())
                .singleElement()
                .satisfies(batch -> assertThat(batch.getTotalRecordedLinks()).isEqualTo(128));
        assertThat(traces.messages())
                .hasSize(10_000)
                .allSatisfy(message -> assertThat(message.getLinks()).hasSize(1));
    }

    /** An agent hooks the invocation; it sees no messages, since Lambda calls the handler with streams. */
    @Test
    void withinTheSpanOfAnAgentThereIsOneSpanForEachMessage() {
        Span invocation = traces.sdk()
                .getTracer("agent")
                .spanBuilder("function")
                .setSpanKind(SpanKind.SERVER)
                .startSpan();
        try (Scope scope = invocation.makeCurrent()) {
            handle(new Handler(traced(), (payload, message) -> Result.OK), 3, null);
            assertThat(Span.current()).isSameAs(invocation);
        }

        assertThat(traces.batches())
                .singleElement()
                .satisfies(batch -> assertThat(batch.getParentSpanId())
                        .isEqualTo(invocation.getSpanContext().getSpanId()));
        assertThat(traces.messages())
                .extracting(message -> message.getAttributes().get(Conventions.MESSAGE_ID))
                .containsExactly("m0", "m1", "m2");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void twoInvocationsAtOnceHaveTheirOwnSpans(boolean virtual) throws Exception {
        ExecutorService threads = virtual && Runtime.version().feature() >= 21
                ? (ExecutorService) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null)
                : Executors.newFixedThreadPool(4);
        Map<String, String> current = new ConcurrentHashMap<>();
        CyclicBarrier together = new CyclicBarrier(4);
        HandlerOptions options = traced().executor(threads).build();
        MegaSqsHandler handler = new Handler(options, (payload, message) -> {
            together.await(1, TimeUnit.MINUTES);
            current.put(message.id(), Span.current().getSpanContext().getSpanId());
            return Result.OK;
        });

        ExecutorService invocations = Executors.newFixedThreadPool(2);
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> handler.handleRequest(event("a", 2), null), invocations),
                        CompletableFuture.runAsync(() -> handler.handleRequest(event("b", 2), null), invocations))
                .join();
        invocations.shutdownNow();

        assertThat(traces.batches()).hasSize(2).allSatisfy(batch -> {
            List<SpanData> messages = traces.childrenOf(batch);
            assertThat(messages).hasSize(2).allSatisfy(message -> {
                String id = message.getAttributes().get(Conventions.MESSAGE_ID);
                assertThat(traces.childrenOf(message))
                        .extracting(SpanData::getSpanId)
                        .containsExactly(current.get(id));
            });
            assertThat(messages)
                    .extracting(message ->
                            message.getAttributes().get(Conventions.MESSAGE_ID).charAt(0))
                    .containsOnly(messages.get(0)
                            .getAttributes()
                            .get(Conventions.MESSAGE_ID)
                            .charAt(0));
        });
        assertThat(threads.submit(io.opentelemetry.context.Context::current).get())
                .isEqualTo(io.opentelemetry.context.Context.root());
        threads.shutdownNow();
    }

    @Test
    void aSubscriberThatThrowsHasItsExceptionInItsSpan() {
        try (Logged logged = Logged.start()) {
            handle(
                    new Handler(traced(), (payload, message) -> {
                        throw new IllegalStateException("no stock");
                    }),
                    1,
                    null);
        }

        SpanData message = traces.messages().get(0);
        assertThat(traces.childrenOf(message)).singleElement().satisfies(subscriber -> {
            assertThat(subscriber.getEvents()).hasSize(1);
            assertThat(errorOf(subscriber)).isEqualTo("java.lang.IllegalStateException");
        });
        assertThat(errorOf(message)).isEqualTo("RETRY");
    }

    @Test
    void aRetryAtATimeIsNoError() {
        handle(new Handler(traced(), (payload, message) -> Result.retryAfter(Duration.ofMinutes(1))), 1, null);

        assertThat(traces.spans()).allSatisfy(span -> assertThat(errorOf(span)).isNull());
    }

    @Test
    void aSubscriberThatIsGivenUpHasASpanThatSaysSo() {
        Handler handler = new Handler(traced().parallelism(1), (payload, message) -> {
            hangDespiteInterrupts();
            return Result.OK;
        });

        List<String> staying = handle(handler, 1, LocalContext.withTimeLeft(Duration.ofSeconds(2)));

        assertThat(staying).containsExactly("m0");
        SpanData message = traces.messages().get(0);
        assertThat(errorOf(message)).isEqualTo("ABANDONED");
        assertThat(traces.childrenOf(message))
                .singleElement()
                .satisfies(subscriber -> assertThat(errorOf(subscriber)).isEqualTo("ABANDONED"));
    }

    private void hangDespiteInterrupts() {
        while (never.getCount() > 0) {
            hang();
            boolean ignored = Thread.interrupted();
        }
    }

    private static @Nullable String errorOf(SpanData span) {
        return span.getAttributes().get(AttributeKey.stringKey("error.type"));
    }

    @Test
    void whatWasTracedIsFlushedBeforeTheAnswer() {
        AtomicInteger atFlush = new AtomicInteger();
        List<Duration> times = new ArrayList<>();
        OpenTelemetryTracing tracing = traces.tracing().withFlush(timeLeft -> {
            times.add(timeLeft);
            atFlush.set(traces.spans().size());
        });
        Handler handler = new Handler(HandlerOptions.builder().tracing(tracing), (payload, message) -> Result.OK);

        handle(handler, 1, LocalContext.withTimeLeft(Duration.ofSeconds(60)));

        assertThat(atFlush).hasValue(3);
        assertThat(times)
                .singleElement()
                .satisfies(time -> assertThat(time)
                        .isPositive()
                        .isLessThanOrEqualTo(Duration.ofSeconds(60).minusMillis(250)));
    }

    /** With a deadline, services are called on a thread of their own. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void aCallToAServiceIsWithinTheSpanOfItsMessage(int parallelism) {
        List<String> current = new ArrayList<>();
        HandlerOptions.Builder options = traced().deadLetters((message, reason, subscriber) -> {
            current.add(Span.current().getSpanContext().getSpanId());
            return true;
        });
        Handler handler = new Handler(
                parallelism == 0 ? options : options.parallelism(parallelism),
                (payload, message) -> Result.deadLetter("as it is meant"));

        try (Logged logged = Logged.start()) {
            handle(handler, 1, LocalContext.withTimeLeft(Duration.ofSeconds(60)));
        }

        assertThat(traces.messages()).extracting(SpanData::getSpanId).isEqualTo(current);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void anExporterThatThrowsChangesNothing(int parallelism) {
        try (Logged logged = Logged.start()) {
            OpenTelemetry failing = Traces.sdk(new Exporter(() -> {
                throw new IllegalStateException("as it is meant");
            }));
            OpenTelemetryTracing tracing = OpenTelemetryTracing.of(failing).withFlush(timeLeft -> {
                throw new IllegalStateException("as it is meant");
            });

            List<String> staying =
                    handle(firstStays(tracing, parallelism), 3, LocalContext.withTimeLeft(Duration.ofSeconds(60)));

            assertThat(staying).containsExactly("m0");
            assertThat(logged.lines()).contains("the tracer failed; all outcomes stand");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void anExporterThatHangsDoesNotDelayTheAnswer(int parallelism) {
        try (Logged logged = Logged.start()) {
            OpenTelemetryTracing tracing = OpenTelemetryTracing.of(Traces.sdk(new Exporter(this::hang)));
            LocalContext context = LocalContext.withTimeLeft(Duration.ofSeconds(2));

            List<String> staying = handle(firstStays(tracing, parallelism), 3, context);

            assertThat(staying).containsExactly("m0");
            assertThat(context.getRemainingTimeInMillis()).isPositive();
            assertThat(logged.lines()).contains("the tracer failed; all outcomes stand");
        }
    }

    private void hang() {
        try {
            never.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Handler firstStays(OpenTelemetryTracing tracing, int parallelism) {
        HandlerOptions.Builder options = HandlerOptions.builder().tracing(tracing);
        return new Handler(
                parallelism == 0 ? options : options.parallelism(parallelism),
                (payload, message) -> message.id().equals("m0") ? Result.RETRY_LATER : Result.OK);
    }

    /** The handler is made before the snapshot is taken, and OpenTelemetry's SDK after it is restored. */
    @Test
    void anSdkThatIsSetAfterARestoreIsUsed() {
        AtomicReference<OpenTelemetry> set = new AtomicReference<>(OpenTelemetry.noop());
        OpenTelemetryTracing tracing = OpenTelemetryTracing.of(set::get);
        Handler handler = new Handler(HandlerOptions.builder().tracing(tracing), (payload, message) -> Result.OK);
        handle(handler, 1, null);
        assertThat(traces.spans()).isEmpty();

        set.set(traces.sdk());
        handle(handler, 1, null);

        assertThat(traces.messages()).hasSize(1);
    }

    private HandlerOptions.Builder traced() {
        return HandlerOptions.builder().tracing(traces.tracing());
    }

    private static List<String> handle(MegaSqsHandler handler, int messages, @Nullable Context context) {
        return handler.handleRequest(event("m", messages), context).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    private static SQSEvent event(String prefix, int messages) {
        SQSEvent event = new SQSEvent();
        event.setRecords(IntStream.range(0, messages)
                .mapToObj(number -> record(prefix + number, number))
                .toList());
        return event;
    }

    private static SQSMessage record(String id, int number) {
        MessageAttribute sender = new MessageAttribute();
        sender.setDataType("String");
        sender.setStringValue("00-0af7651916cd43dd8448eb211c80319c-%016x-01".formatted(number + 1));
        SQSMessage record = new SQSMessage();
        record.setMessageId(id);
        record.setBody("{\"a\": 1}");
        record.setEventSourceArn("arn:aws:sqs:eu-west-1:111122223333:orders");
        record.setAttributes(new HashMap<>());
        record.setMessageAttributes(Map.of("traceparent", sender));
        return record;
    }

    private static final class Handler extends MegaSqsHandler {
        Handler(HandlerOptions.Builder options, EventHandler<DataPayload> processor) {
            this(options.build(), processor);
        }

        Handler(HandlerOptions options, EventHandler<DataPayload> processor) {
            super(options);
            on(DataPattern.any(), processor);
        }
    }

    private record Exporter(Runnable exporting) implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            exporting.run();
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
