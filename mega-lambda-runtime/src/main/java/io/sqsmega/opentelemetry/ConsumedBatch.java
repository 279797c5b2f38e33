package io.sqsmega.opentelemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.sqsmega.dispatch.MessageTracer.BatchTrace;
import io.sqsmega.dispatch.MessageTracer.MessageTrace;
import io.sqsmega.message.Message;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The span of a handler's batch, within the span of the invocation if there is one. Thread-safe. */
final class ConsumedBatch implements BatchTrace {
    private final Tracer tracer;
    final SpanClock clock;
    private final Span span;
    final Context context;
    private final Consumer<@Nullable Duration> flush;
    private final AtomicInteger links = new AtomicInteger();

    private ConsumedBatch(
            Tracer tracer, SpanClock clock, Span span, Context context, Consumer<@Nullable Duration> flush) {
        this.tracer = tracer;
        this.clock = clock;
        this.span = span;
        this.context = context;
        this.flush = flush;
    }

    static ConsumedBatch begin(Tracer tracer, List<Message> messages, Consumer<@Nullable Duration> flush) {
        Context parent = Context.current();
        SpanClock clock = new SpanClock();
        String queue = messages.isEmpty() ? null : ConsumedMessage.queue(messages.get(0));
        Span span = Conventions.span(tracer, "process", SpanKind.CONSUMER, Conventions.SQS, queue)
                .setParent(parent)
                .setStartTimestamp(clock.now())
                .setAttribute(Conventions.MESSAGE_COUNT, messages.size())
                .startSpan();
        return new ConsumedBatch(tracer, clock, span, parent.with(span), flush);
    }

    @Override
    public MessageTrace begin(Message message) {
        return ConsumedMessage.begin(tracer, message, this);
    }

    /** Links the batch to the sender of one of its messages, as far as a span keeps links. */
    void link(SpanContext sender) {
        if (links.incrementAndGet() <= Conventions.MAX_LINKS) {
            span.addLink(sender);
        }
    }

    @Override
    public void end(@Nullable Duration timeLeft) {
        span.end(clock.now());
        flush.accept(timeLeft);
    }
}
