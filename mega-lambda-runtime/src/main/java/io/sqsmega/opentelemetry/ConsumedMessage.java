package io.sqsmega.opentelemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.dispatch.MessageTracer.MessageTrace;
import io.sqsmega.dispatch.MessageTracer.SubscriberTrace;
import io.sqsmega.dispatch.Outcome;
import io.sqsmega.message.Message;
import io.sqsmega.payload.ReadableText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The span of one message, with a link to its sender. Thread-safe, but begun and left on one thread. */
final class ConsumedMessage implements MessageTrace {
    private final Tracer tracer;
    private final SpanClock clock;
    private final @Nullable ConsumedBatch batch;
    private final Message message;
    private final Span span;
    private final Context context;
    private Scope scope = Scope.noop();
    private final List<SubscriberSpan> subscribers = new ArrayList<>();
    private boolean isLinked;
    private @Nullable Instant end;

    private ConsumedMessage(
            Tracer tracer, SpanClock clock, @Nullable ConsumedBatch batch, Message message, Span span, Context parent) {
        this.tracer = tracer;
        this.clock = clock;
        this.batch = batch;
        this.message = message;
        this.span = span;
        this.context = parent.with(span);
    }

    /** @param batch null if the message is in none */
    static ConsumedMessage begin(Tracer tracer, Message message, @Nullable ConsumedBatch batch) {
        SpanClock clock = batch == null ? new SpanClock() : batch.clock;
        Context parent = batch == null ? Context.current() : batch.context;
        SpanContext sender = Sender.byAttributes(message::attribute);
        SpanBuilder builder = Conventions.span(tracer, "process", SpanKind.CONSUMER, Conventions.SQS, queue(message))
                .setParent(parent)
                .setStartTimestamp(clock.now())
                .setAttribute(Conventions.MESSAGE_ID, ReadableText.of(message.id()))
                .setAttribute(Conventions.RECEIVE_COUNT, message.receiveCount());
        // Samplers see only the links that a span begins with.
        Span span = (sender.isValid() ? builder.addLink(sender) : builder).startSpan();
        ConsumedMessage begun = new ConsumedMessage(tracer, clock, batch, message, span, parent);
        begun.linked(sender);
        // Last, so that nothing stays on the thread if a call before fails.
        begun.scope = Conventions.makeCurrent(begun.context);
        return begun;
    }

    static @Nullable String queue(Message message) {
        String arn = message.queueArn();
        return arn == null ? null : Conventions.nameOf(arn);
    }

    /** Looks for the sender again: the attributes of an SNS envelope are known only now. */
    @Override
    public void opened(Message opened, @Nullable String eventName) {
        link(Sender.of(opened));
        if (eventName != null) {
            span.setAttribute(Conventions.EVENT_NAME, eventName);
        }
    }

    private synchronized void link(SpanContext sender) {
        if (!isLinked && sender.isValid()) {
            span.addLink(sender);
            linked(sender);
        }
    }

    private synchronized void linked(SpanContext sender) {
        isLinked = sender.isValid();
        if (isLinked && batch != null) {
            batch.link(sender);
        }
    }

    @Override
    public SubscriberTrace begin(String subscriber) {
        SubscriberSpan begun = SubscriberSpan.begin(tracer, clock, context, subscriber);
        synchronized (this) {
            subscribers.add(begun);
        }
        return begun;
    }

    @Override
    public void leave() {
        scope.close();
        // A body that could not be read was not opened.
        link(Sender.of(message));
        synchronized (this) {
            end = clock.now();
        }
    }

    @Override
    public synchronized void end(MessageReport report) {
        Outcome outcome = report.outcome();
        span.setAttribute(Conventions.OUTCOME, outcome.kind().name());
        String topic = report.topic();
        if (topic != null) {
            span.setAttribute(Conventions.TOPIC_ARN, topic);
        }
        if (outcome.isFailure() || outcome.kind() == Outcome.Kind.REFUSED) {
            Conventions.fail(span, outcome.kind().name());
        }
        Instant last = end == null ? clock.now() : end;
        for (SubscriberSpan subscriber : subscribers) {
            Instant its = subscriber.end();
            // A batch subscriber is called when the message has been left.
            last = its != null && its.isAfter(last) ? its : last;
        }
        span.end(last);
    }
}
