package io.sqsmega.opentelemetry;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;

/**
 * AWS X-Ray's trace header, as {@code Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1}. It
 * may lack the parent, and may have further fields, as {@code Lineage}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader">Tracing
 *     header</a>
 */
final class XRayHeader {
    /** The name of the system attribute of SQS. */
    static final String NAME = "AWSTraceHeader";

    private static final int EPOCH_DIGITS = 8;

    private XRayHeader() {}

    static String of(SpanContext context) {
        String trace = context.getTraceId();
        return "Root=1-" + trace.substring(0, EPOCH_DIGITS) + "-" + trace.substring(EPOCH_DIGITS) + ";Parent="
                + context.getSpanId() + ";Sampled=" + (context.isSampled() ? "1" : "0");
    }

    /** Returns the span that the header names; an invalid one if it names none. */
    static SpanContext read(String header) {
        String root = "";
        String parent = "";
        TraceFlags flags = TraceFlags.getDefault();
        for (String field : header.split(";", -1)) {
            String[] parts = field.strip().split("=", 2);
            String value = parts.length == 2 ? parts[1] : "";
            switch (parts[0]) {
                case "Root" -> root = traceId(value);
                case "Parent" -> parent = value;
                case "Sampled" -> flags = value.equals("1") ? TraceFlags.getSampled() : flags;
                default -> {}
            }
        }
        return TraceId.isValid(root) && SpanId.isValid(parent)
                ? SpanContext.createFromRemoteParent(root, parent, flags, TraceState.getDefault())
                : SpanContext.getInvalid();
    }

    private static String traceId(String root) {
        return root.matches("1-[0-9a-f]{8}-[0-9a-f]{24}") ? root.substring(2).replace("-", "") : "";
    }
}
