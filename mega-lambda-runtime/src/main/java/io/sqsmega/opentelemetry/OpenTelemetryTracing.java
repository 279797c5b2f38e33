package io.sqsmega.opentelemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.sqsmega.dispatch.MessageTracer;
import io.sqsmega.message.Message;
import io.sqsmega.publish.Publication;
import io.sqsmega.publish.PublishTracer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Traces publishers, handlers and listeners with OpenTelemetry, by its semantic conventions for messaging.
 *
 * <pre>{@code
 * OpenTelemetryTracing tracing = OpenTelemetryTracing.of(openTelemetry);
 * SnsPublisher.builder(topicArn).tracing(tracing).build();
 * HandlerOptions.builder().tracing(tracing).build();
 * }</pre>
 *
 * <p>A publisher makes a span for each call, and one for each message of a batch. The message carries it in the
 * attributes {@code traceparent} and {@code tracestate}, and to a queue in AWS X-Ray's trace header. A message that has
 * such an attribute keeps it. A handler makes a span for the batch and for each message; handlers and listeners make
 * one for each call of a subscriber. The span of a message has a link to its sender: by {@code traceparent}, or else by
 * the trace header. The span is current while the subscriber runs. Values of payloads are never attributes; the
 * exception of a subscriber is recorded with its message and stack trace.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/">Semantic conventions for
 *     messaging spans</a>
 * @since 0.1
 */
public final class OpenTelemetryTracing implements MessageTracer, PublishTracer {
    private static final String SCOPE = "io.sqsmega";
    private static final Duration WITHOUT_DEADLINE = Duration.ofSeconds(10);

    private final Supplier<OpenTelemetry> openTelemetry;
    private final Consumer<Duration> flush;

    private OpenTelemetryTracing(Supplier<OpenTelemetry> openTelemetry, Consumer<Duration> flush) {
        this.openTelemetry = openTelemetry;
        this.flush = flush;
    }

    /**
     * {@return tracing with the application's own OpenTelemetry}
     *
     * @param openTelemetry the application's OpenTelemetry
     */
    public static OpenTelemetryTracing of(OpenTelemetry openTelemetry) {
        Objects.requireNonNull(openTelemetry, "openTelemetry must not be null");
        return of(() -> openTelemetry);
    }

    /**
     * {@return tracing with an OpenTelemetry that may be set later, by an agent or after SnapStart's restore:
     * {@code GlobalOpenTelemetry::getOrNoop}} It is asked for at each batch, message of a listener, and call of a
     * publisher.
     *
     * @param openTelemetry the application's OpenTelemetry
     */
    public static OpenTelemetryTracing of(Supplier<OpenTelemetry> openTelemetry) {
        Objects.requireNonNull(openTelemetry, "openTelemetry must not be null");
        return new OpenTelemetryTracing(openTelemetry, timeLeft -> {});
    }

    /**
     * {@return tracing that flushes the exporter at the end of a handler's batch, before Lambda freezes the function:
     * {@code timeLeft -> sdk.getSdkTracerProvider().forceFlush().join(timeLeft.toMillis(), MILLISECONDS)}} The handler
     * waits only until a quarter of its time margin is left. Default: nothing is flushed, as is right for an exporter
     * that sends each span at once, and for an agent or an extension that flushes itself.
     *
     * @param flush called with the time for which the handler waits
     */
    public OpenTelemetryTracing withFlush(Consumer<Duration> flush) {
        Objects.requireNonNull(flush, "flush must not be null");
        return new OpenTelemetryTracing(openTelemetry, flush);
    }

    @Override
    public MessageTrace begin(Message message) {
        Objects.requireNonNull(message, "message must not be null");
        return ConsumedMessage.begin(tracer(), message, null);
    }

    @Override
    public BatchTrace beginBatch(List<Message> messages) {
        Objects.requireNonNull(messages, "messages must not be null");
        return ConsumedBatch.begin(
                tracer(), messages, timeLeft -> flush.accept(timeLeft == null ? WITHOUT_DEADLINE : timeLeft));
    }

    @Override
    public <T extends @Nullable Object> Callable<T> carried(Callable<T> call) {
        Objects.requireNonNull(call, "call must not be null");
        return Context.current().wrap(call);
    }

    @Override
    public Sending begin(String service, String destination, List<Publication> messages) {
        Objects.requireNonNull(service, "service must not be null");
        Objects.requireNonNull(destination, "destination must not be null");
        Objects.requireNonNull(messages, "messages must not be null");
        return SentMessages.begin(tracer(), service, destination, messages);
    }

    private Tracer tracer() {
        return openTelemetry.get().getTracer(SCOPE);
    }
}
