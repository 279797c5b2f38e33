package io.sqsmega.metrics;

import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.dispatch.Outcome;
import io.sqsmega.payload.ReadableText;
import io.sqsmega.subscribe.SubscriberOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The metrics of up to 100 messages, as one object of the embedded metric format. Not thread-safe. */
final class MetricObject {
    private static final int MAX_METRICS = 100;
    private static final String COUNT = "Count";
    private static final String MILLISECONDS = "Milliseconds";

    private final String namespace;
    private final @Nullable String requestId;
    private final Map<Enum<?>, Integer> outcomes = new HashMap<>();
    private final Map<String, Map<Enum<?>, Integer>> outcomesByEvent = new LinkedHashMap<>();
    private final Map<String, Map<Enum<?>, Integer>> outcomesBySubscriber = new LinkedHashMap<>();
    private final List<Long> durations = new ArrayList<>();
    private final List<Long> ages = new ArrayList<>();
    private String queue = "unknown";
    private @Nullable Duration timeLeft;

    MetricObject(String namespace, @Nullable String requestId) {
        this.namespace = namespace;
        this.requestId = requestId;
    }

    void add(MessageReport report, BoundedNames events, BoundedNames subscribers) {
        String arn = report.message().queueArn();
        if (durations.isEmpty() && arn != null) {
            queue = queueName(arn);
        }
        Outcome.Kind outcome = report.outcome().kind();
        count(outcome, outcomes);
        if (report.eventName() != null) {
            String name = events.of(report.eventName());
            count(outcome, outcomesByEvent.computeIfAbsent(name, event -> new HashMap<>()));
        }
        for (SubscriberOutcome subscriber : report.outcome().subscribers()) {
            String name = subscribers.of(subscriber.subscriber());
            count(subscriber.kind(), outcomesBySubscriber.computeIfAbsent(name, called -> new HashMap<>()));
        }
        durations.add(report.duration().toMillis());
        Duration age = report.age();
        if (age != null) {
            ages.add(age.toMillis());
        }
    }

    private static void count(Enum<?> kind, Map<Enum<?>, Integer> counts) {
        counts.merge(kind, 1, Integer::sum);
    }

    void addTimeLeft(Duration timeLeft) {
        this.timeLeft = timeLeft;
    }

    Map<String, Object> toJson() {
        Map<String, Object> root = new LinkedHashMap<>();
        List<Map<String, String>> metrics = new ArrayList<>();
        root.put("Queue", queue);
        if (requestId != null) {
            root.put("requestId", ReadableText.of(requestId));
        }
        // All outcomes always have a value, so that an alarm on one has no missing data.
        put("Messages", COUNT, durations.size(), root, metrics);
        for (Outcome.Kind kind : Outcome.Kind.values()) {
            put(named(kind), COUNT, outcomes.getOrDefault(kind, 0), root, metrics);
        }
        put("Duration", MILLISECONDS, durations, root, metrics);
        if (!ages.isEmpty()) {
            put("Age", MILLISECONDS, ages, root, metrics);
        }
        if (timeLeft != null) {
            put("TimeLeft", MILLISECONDS, timeLeft.toMillis(), root, metrics);
        }
        putCounts("Event/", outcomesByEvent, Outcome.Kind.values(), root, metrics);
        putCounts("Subscriber/", outcomesBySubscriber, SubscriberOutcome.Kind.values(), root, metrics);
        Map<String, Object> directive =
                Map.of("Namespace", namespace, "Dimensions", List.of(List.of("Queue")), "Metrics", metrics);
        root.put("_aws", Map.of("Timestamp", System.currentTimeMillis(), "CloudWatchMetrics", List.of(directive)));
        return root;
    }

    /** Stops at the largest number of metrics that an object can have. */
    private static void putCounts(
            String prefix,
            Map<String, Map<Enum<?>, Integer>> counts,
            Enum<?>[] kinds,
            Map<String, Object> root,
            List<Map<String, String>> metrics) {
        counts.forEach((name, values) -> {
            for (Enum<?> kind : kinds) {
                Integer count = values.get(kind);
                if (count != null && metrics.size() < MAX_METRICS) {
                    put(prefix + name + "/" + named(kind), COUNT, count, root, metrics);
                }
            }
        });
    }

    private static void put(
            String name, String unit, Object value, Map<String, Object> root, List<Map<String, String>> metrics) {
        root.put(name, value);
        metrics.add(Map.of("Name", name, "Unit", unit));
    }

    private static String queueName(String arn) {
        String name =
                BoundedNames.readable(arn.substring(arn.lastIndexOf(':') + 1)).strip();
        return name.isEmpty() ? "unknown" : name;
    }

    /** Returns {@code NotStarted} for {@code NOT_STARTED}. */
    private static String named(Enum<?> kind) {
        StringBuilder name = new StringBuilder();
        boolean isFirst = true;
        for (char c : kind.name().toCharArray()) {
            if (c != '_') {
                name.append(isFirst ? c : Character.toLowerCase(c));
            }
            isFirst = c == '_';
        }
        return name.toString();
    }
}
