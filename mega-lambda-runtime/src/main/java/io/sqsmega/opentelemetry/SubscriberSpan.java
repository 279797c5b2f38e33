package io.sqsmega.opentelemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.sqsmega.dispatch.MessageTracer.SubscriberTrace;
import io.sqsmega.payload.ReadableText;
import io.sqsmega.subscribe.Result;
import io.sqsmega.subscribe.SubscriberOutcome.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The span of one call of a subscriber, which is current on its thread. Thread-safe. */
final class SubscriberSpan implements SubscriberTrace {
    private final SpanClock clock;
    private final Span span;
    private final Scope scope;
    private @Nullable Instant end;

    private SubscriberSpan(SpanClock clock, Span span, Context parent) {
        this.clock = clock;
        this.span = span;
        this.scope = Conventions.makeCurrent(parent.with(span));
    }

    static SubscriberSpan begin(Tracer tracer, SpanClock clock, Context parent, String subscriber) {
        String name = ReadableText.of(subscriber);
        Span span = tracer.spanBuilder(name)
                .setParent(parent)
                .setStartTimestamp(clock.now())
                .setAttribute(Conventions.SUBSCRIBER, name)
                .startSpan();
        return new SubscriberSpan(clock, span, parent);
    }

    @Override
    public void leave(@Nullable Result result, @Nullable Throwable thrown) {
        scope.close();
        if (result != null) {
            span.setAttribute(Conventions.OUTCOME, result.kind().name());
            boolean isFailure = result.kind() == Kind.RETRY && result.delay() == null;
            if (isFailure || result.kind() == Kind.REFUSED) {
                Conventions.fail(span, result.kind().name());
            }
        } else if (thrown != null) {
            span.setAttribute(Conventions.OUTCOME, Kind.RETRY.name());
            Conventions.fail(span, thrown);
        }
        synchronized (this) {
            end = clock.now();
        }
    }

    /** Ends the span; one that was not left is of a subscriber that was given up. Returns when it was left, or null. */
    synchronized @Nullable Instant end() {
        if (end == null) {
            Conventions.fail(span, "ABANDONED");
        }
        span.end(end == null ? clock.now() : end);
        return end;
    }
}
