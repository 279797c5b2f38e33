package io.sqsmega.opentelemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.sqsmega.publish.BatchResult;
import io.sqsmega.publish.Publication;
import io.sqsmega.publish.PublishTracer.Sending;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The span of one call of a publisher, which is current until the call ends. Of a batch, each message has a span of its
 * own, since each has its own receiver; the span of the call has links to them. Not thread-safe.
 */
final class SentMessages implements Sending {
    private final Span span;
    private final Scope scope;
    private final List<Span> carried;

    private SentMessages(Span span, List<Span> carried) {
        this.span = span;
        this.scope = Conventions.makeCurrent(Context.current().with(span));
        this.carried = carried;
    }

    static SentMessages begin(Tracer tracer, String service, String destination, List<Publication> messages) {
        boolean isTopic = service.equals("SNS");
        String system = isTopic ? Conventions.SNS : Conventions.SQS;
        String name = Conventions.nameOf(destination);
        boolean isBatch = messages.size() != 1;
        List<Span> carried = new ArrayList<>(messages.size());
        if (isBatch) {
            messages.forEach(message -> carried.add(created(tracer, system, name, message)));
        }
        SpanBuilder builder = Conventions.span(
                        tracer, "send", isBatch ? SpanKind.CLIENT : SpanKind.PRODUCER, system, name)
                .setAttribute(isTopic ? Conventions.TOPIC_ARN : Conventions.QUEUE_URL, destination);
        if (isBatch) {
            builder.setAttribute(Conventions.MESSAGE_COUNT, messages.size());
            carried.stream()
                    .limit(Conventions.MAX_LINKS)
                    .map(Span::getSpanContext)
                    .forEach(builder::addLink);
        } else {
            linkToItsOwn(messages.get(0), builder);
        }
        Span span = builder.startSpan();
        return new SentMessages(span, isBatch ? carried : List.of(span));
    }

    private static Span created(Tracer tracer, String system, String destination, Publication message) {
        SpanBuilder builder = Conventions.span(tracer, "create", SpanKind.PRODUCER, system, destination);
        linkToItsOwn(message, builder);
        Span span = builder.startSpan();
        span.end();
        return span;
    }

    /** Links to the span that the application itself has put into the message. */
    private static void linkToItsOwn(Publication message, SpanBuilder builder) {
        SpanContext its = Sender.byAttributes(message::attribute);
        if (its.isValid()) {
            builder.addLink(its);
        }
    }

    @Override
    public Map<String, String> attributes(int index) {
        return Sender.attributes(carried.get(index));
    }

    @Override
    public @Nullable String traceHeader(int index) {
        SpanContext context = carried.get(index).getSpanContext();
        return context.isValid() ? XRayHeader.of(context) : null;
    }

    @Override
    public void sent(String messageId) {
        span.setAttribute(Conventions.MESSAGE_ID, messageId);
    }

    @Override
    public void sent(BatchResult result) {
        if (!result.isComplete()) {
            Conventions.fail(span, result.notSent().get(0).code());
        }
    }

    @Override
    public void failed(Throwable thrown) {
        Conventions.fail(span, thrown);
    }

    @Override
    public void close() {
        scope.close();
        span.end();
    }
}
