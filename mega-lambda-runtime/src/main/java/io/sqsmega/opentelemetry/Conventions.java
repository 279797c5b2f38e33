package io.sqsmega.opentelemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.sqsmega.payload.ReadableText;
import org.jspecify.annotations.Nullable;

/** The names of OpenTelemetry's semantic conventions for messaging (1.44), and our own below {@code mega}. */
final class Conventions {
    /** The largest number of links of a span that the SDK keeps by default. */
    static final int MAX_LINKS = 128;

    static final String SQS = "aws_sqs";
    static final String SNS = "aws.sns";

    static final AttributeKey<String> MESSAGE_ID = AttributeKey.stringKey("messaging.message.id");
    static final AttributeKey<Long> MESSAGE_COUNT = AttributeKey.longKey("messaging.batch.message_count");
    static final AttributeKey<String> QUEUE_URL = AttributeKey.stringKey("aws.sqs.queue.url");
    static final AttributeKey<String> TOPIC_ARN = AttributeKey.stringKey("aws.sns.topic.arn");

    static final AttributeKey<String> EVENT_NAME = AttributeKey.stringKey("mega.event.name");
    static final AttributeKey<Long> RECEIVE_COUNT = AttributeKey.longKey("mega.receive_count");
    static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("mega.outcome");
    static final AttributeKey<String> SUBSCRIBER = AttributeKey.stringKey("mega.subscriber");

    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> OPERATION_NAME = AttributeKey.stringKey("messaging.operation.name");
    private static final AttributeKey<String> OPERATION_TYPE = AttributeKey.stringKey("messaging.operation.type");
    private static final AttributeKey<String> DESTINATION = AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    private Conventions() {}

    /** @param operation the name of the operation, and its type */
    static SpanBuilder span(
            Tracer tracer, String operation, SpanKind kind, String system, @Nullable String destination) {
        String name = destination == null ? operation : operation + " " + destination;
        SpanBuilder span = tracer.spanBuilder(name)
                .setSpanKind(kind)
                .setAttribute(SYSTEM, system)
                .setAttribute(OPERATION_NAME, operation)
                .setAttribute(OPERATION_TYPE, operation);
        return destination == null ? span : span.setAttribute(DESTINATION, destination);
    }

    /** Returns the name of a queue or topic from its ARN or URL. */
    static String nameOf(String arnOrUrl) {
        int end = Math.max(arnOrUrl.lastIndexOf(':'), arnOrUrl.lastIndexOf('/'));
        return ReadableText.of(arnOrUrl.substring(end + 1));
    }

    /** Marks a span as failed. */
    static void fail(Span span, String errorType) {
        span.setAttribute(ERROR_TYPE, errorType);
        span.setStatus(StatusCode.ERROR);
    }

    static void fail(Span span, Throwable thrown) {
        span.recordException(thrown);
        fail(span, thrown.getClass().getName());
    }

    /** Makes a span current on this thread, until the scope is closed on the same thread. */
    @SuppressWarnings("MustBeClosedChecker") // it is closed by the method that leaves the span
    static Scope makeCurrent(Context context) {
        return context.makeCurrent();
    }
}
