package io.sqsmega.opentelemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Spans as a Mermaid diagram: a box for each trace, an arrow from parent to child, a dotted one for a link. */
final class TracePicture {
    private final List<SpanData> spans;
    private final Map<String, String> names = new HashMap<>();

    private TracePicture(List<SpanData> spans) {
        this.spans = spans;
        spans.forEach(span -> names.put(span.getSpanId(), "s" + (names.size() + 1)));
    }

    /** @param spans in the order in which they began */
    static String of(List<SpanData> spans, String... traces) {
        return new TracePicture(spans).draw(List.of(traces));
    }

    private String draw(List<String> titles) {
        List<String> lines = new ArrayList<>(List.of("flowchart LR"));
        List<String> traces =
                spans.stream().map(SpanData::getTraceId).distinct().toList();
        for (int trace = 0; trace < traces.size(); trace++) {
            lines.add("  subgraph t" + (trace + 1) + "[\"" + titles.get(trace) + "\"]");
            for (SpanData span : spans) {
                if (span.getTraceId().equals(traces.get(trace))) {
                    lines.add("    " + box(span));
                    arrowFromParent(span, lines);
                }
            }
            lines.add("  end");
        }
        spans.forEach(span -> span.getLinks()
                .forEach(link -> lines.add("  " + name(span) + " -. link .-> "
                        + names.get(link.getSpanContext().getSpanId()))));
        return String.join("\n", lines) + "\n";
    }

    private void arrowFromParent(SpanData span, List<String> lines) {
        if (span.getParentSpanContext().isValid()) {
            lines.add("    " + names.get(span.getParentSpanId()) + " --> " + name(span));
        }
    }

    private String name(SpanData span) {
        return String.valueOf(names.get(span.getSpanId()));
    }

    private String box(SpanData span) {
        String box = name(span) + "[\"" + span.getName() + "<br/>" + span.getKind();
        box += shown(", messages ", span, Conventions.MESSAGE_COUNT);
        box += shown(", receive ", span, Conventions.RECEIVE_COUNT);
        return box + shown(", ", span, Conventions.OUTCOME) + "\"]";
    }

    private static String shown(String what, SpanData span, AttributeKey<?> key) {
        Object value = span.getAttributes().get(key);
        return value == null ? "" : what + value;
    }
}
