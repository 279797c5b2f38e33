package io.sqsmega.opentelemetry;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.DataPattern;
import io.sqsmega.subscribe.Result;
import java.util.Collection;

/** A function that is traced, and writes a line for each span that has ended. */
public final class TracedFunction extends MegaSqsHandler {
    static final String SPAN = "span ";

    /** Registers a subscriber of all data. */
    public TracedFunction() {
        super(HandlerOptions.builder()
                .tracing(OpenTelemetryTracing.of(Traces.sdk(new Lines())))
                .build());
        on(DataPattern.any(), (payload, message) -> Result.OK);
    }

    /** Its name, and the trace that it is linked to. */
    private static final class Lines implements SpanExporter {
        @Override
        @SuppressWarnings("SystemOut") // Lambda reads it as the log
        public CompletableResultCode export(Collection<SpanData> spans) {
            for (SpanData span : spans) {
                StringBuilder line = new StringBuilder(SPAN).append(span.getName());
                for (LinkData link : span.getLinks()) {
                    line.append(" linked to ").append(link.getSpanContext().getTraceId());
                }
                System.out.println(line);
            }
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
