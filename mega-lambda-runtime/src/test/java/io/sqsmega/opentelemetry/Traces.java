package io.sqsmega.opentelemetry;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Comparator;
import java.util.List;

/** OpenTelemetry's SDK, which exports each span to memory as soon as it has ended. Thread-safe. */
final class Traces {
    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final OpenTelemetrySdk sdk = sdk(exporter);

    static OpenTelemetrySdk sdk(SpanExporter exporter) {
        return OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                        .build())
                .build();
    }

    OpenTelemetrySdk sdk() {
        return sdk;
    }

    OpenTelemetryTracing tracing() {
        return OpenTelemetryTracing.of(sdk);
    }

    /** The spans that have ended, in the order in which they began. */
    List<SpanData> spans() {
        return exporter.getFinishedSpanItems().stream()
                .sorted(Comparator.comparingLong(SpanData::getStartEpochNanos))
                .toList();
    }

    /** The span of each message that was processed. */
    List<SpanData> messages() {
        return spans().stream()
                .filter(span -> span.getName().startsWith("process"))
                .filter(span -> span.getAttributes().get(Conventions.MESSAGE_ID) != null)
                .toList();
    }

    List<SpanData> batches() {
        return spans().stream()
                .filter(span -> span.getName().startsWith("process"))
                .filter(span -> span.getAttributes().get(Conventions.MESSAGE_COUNT) != null)
                .toList();
    }

    List<SpanData> named(String name) {
        return spans().stream().filter(span -> span.getName().equals(name)).toList();
    }

    List<SpanData> childrenOf(SpanData parent) {
        return spans().stream()
                .filter(span -> span.getParentSpanId().equals(parent.getSpanId()))
                .toList();
    }
}
