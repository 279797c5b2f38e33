package io.sqsmega.opentelemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.sqsmega.message.Message;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The span of a sender, as messages carry it. */
final class Sender {
    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

    private Sender() {}

    /** Returns the span in the attributes, else that in the trace header; an invalid one if there is neither. */
    static SpanContext of(Message message) {
        SpanContext byAttributes = byAttributes(message::attribute);
        String header = message.systemAttributes().get(XRayHeader.NAME);
        return byAttributes.isValid() || header == null ? byAttributes : XRayHeader.read(header);
    }

    /** @param attributes returns the text of an attribute, or null */
    static SpanContext byAttributes(Function<String, @Nullable String> attributes) {
        return Span.fromContext(W3C.extract(Context.root(), attributes, Getter.INSTANCE))
                .getSpanContext();
    }

    /** Returns the attributes that carry a span: {@code traceparent}, then {@code tracestate} if there is one. */
    static Map<String, String> attributes(Span span) {
        Map<String, String> attributes = new LinkedHashMap<>();
        W3C.inject(Context.root().with(span), attributes, (carrier, name, text) -> attributes.put(name, text));
        return attributes;
    }

    private enum Getter implements TextMapGetter<Function<String, @Nullable String>> {
        INSTANCE;

        @Override
        public @Nullable String get(@Nullable Function<String, @Nullable String> attributes, String key) {
            return attributes == null ? null : attributes.apply(key);
        }
    }
}
