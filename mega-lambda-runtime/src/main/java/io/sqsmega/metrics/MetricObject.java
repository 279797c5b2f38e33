package io.sqsmega.metrics;

import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.dispatch.Outcome;
import io.sqsmega.log.JsonText;
import io.sqsmega.log.StandardOutput;
import io.sqsmega.payload.ReadableText;
import io.sqsmega.subscribe.SubscriberOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object of the embedded metric format under construction, for up to 100 messages: its members, and beside them the
 * definitions of its metrics. If there are more than 100 metrics, the further ones are in another object. Not
 * thread-safe.
 */
final class MetricObject {
    private static final int MAX_METRICS = 100;
    private static final int MAX_KEPT_BYTES = 65_536;
    private static final Metric MESSAGES = Metric.count("Messages");
    private static final List<Metric> OUTCOMES = Metric.counts("", Outcome.Kind.values());
    private static final Metric DURATION = Metric.milliseconds("Duration");
    private static final Metric AGE = Metric.milliseconds("Age");
    private static final Metric TIME_LEFT = Metric.milliseconds("TimeLeft");
    /** The metrics of all objects but those that continue one with more than 100 metrics. */
    private static final List<Metric> COMMON = common();

    private static final byte[] COMMON_DEFINITIONS = definitions(COMMON);

    private final byte[] end;
    private final Output out;
    private final AsciiBuffer members = new AsciiBuffer(4_096);
    private final AsciiBuffer definitions = new AsciiBuffer(4_096);
    private final NamedCounts events;
    private final NamedCounts subscribers;
    private int headLength;
    private int metrics;

    MetricObject(String namespace, Output out, NamedMetrics events, NamedMetrics subscribers) {
        this.end = (",\"CloudWatchMetrics\":[{\"Namespace\":\"" + namespace
                        + "\",\"Dimensions\":[[\"Queue\"]],\"Metrics\":[")
                .getBytes(StandardCharsets.US_ASCII);
        this.out = out;
        this.events = new NamedCounts(events);
        this.subscribers = new NamedCounts(subscribers);
    }

    private static List<Metric> common() {
        List<Metric> common = new ArrayList<>();
        common.add(MESSAGES);
        common.addAll(OUTCOMES);
        common.add(DURATION);
        return List.copyOf(common);
    }

    private static byte[] definitions(List<Metric> metrics) {
        AsciiBuffer definitions = new AsciiBuffer(1_024);
        for (Metric metric : metrics) {
            definitions.put(metric.definition);
        }
        return Arrays.copyOf(definitions.array(), definitions.length());
    }

    /**
     * Begins an object, in the arrays of the one before.
     *
     * @param queue the name of the queue, quoted
     */
    void begin(byte[] queue, @Nullable String requestId) {
        members.cutTo(0);
        members.put(StandardOutput.BEGINNING).put("{\"Queue\":").put(queue);
        if (requestId != null) {
            StringBuilder quoted = new StringBuilder(64);
            JsonText.quote(ReadableText.of(requestId), quoted);
            members.put(",\"requestId\":").put(quoted);
        }
        headLength = members.length();
        beginMetrics();
    }

    private void beginMetrics() {
        members.cutTo(headLength);
        definitions.cutTo(0);
        metrics = 0;
    }

    /** Adds the metrics of messages. All outcomes always have a value, so that an alarm has no missing data. */
    void put(List<MessageReport> reports) {
        int[] outcomes = new int[OUTCOMES.size()];
        for (MessageReport report : reports) {
            Outcome outcome = report.outcome();
            outcomes[Metric.index(outcome.kind())]++;
            String event = report.eventName();
            if (event != null) {
                events.count(event, outcome.kind());
            }
            for (SubscriberOutcome subscriber : outcome.subscribers()) {
                subscribers.count(subscriber.subscriber(), subscriber.kind());
            }
        }
        definitions.put(COMMON_DEFINITIONS);
        metrics = COMMON.size();
        members.put(MESSAGES.member).put(reports.size());
        for (int kind = 0; kind < outcomes.length; kind++) {
            members.put(OUTCOMES.get(kind).member).put(outcomes[kind]);
        }
        putDurations(reports);
        putAges(reports);
    }

    private void putDurations(List<MessageReport> reports) {
        members.put(DURATION.member).put('[');
        for (MessageReport report : reports) {
            members.put(report.duration().toMillis()).put(',');
        }
        members.replaceLast(']');
    }

    private void putAges(List<MessageReport> reports) {
        boolean isKnown = false;
        for (MessageReport report : reports) {
            long age = report.ageMillis();
            if (age >= 0) {
                (isKnown ? members : begin(AGE).put('[')).put(age).put(',');
                isKnown = true;
            }
        }
        if (isKnown) {
            members.replaceLast(']');
        }
    }

    void putTimeLeft(Duration timeLeft) {
        put(TIME_LEFT, timeLeft.toMillis());
    }

    /** Adds the counts by event and by subscriber. */
    void putNames() {
        events.moveTo(this);
        subscribers.moveTo(this);
    }

    /** Adds the counts above zero. */
    void putCounts(List<Metric> byKind, int[] counts, int from) {
        for (int kind = 0; kind < byKind.size(); kind++) {
            int count = counts[from + kind];
            if (count > 0) {
                put(byKind.get(kind), count);
            }
        }
    }

    private void put(Metric metric, long value) {
        begin(metric).put(value);
    }

    private AsciiBuffer begin(Metric metric) {
        if (metrics == MAX_METRICS) {
            write();
            beginMetrics();
        }
        definitions.put(metric.definition);
        metrics++;
        return members.put(metric.member);
    }

    /** Writes the object as one line. */
    void write() {
        members.put(",\"_aws\":{\"Timestamp\":")
                .put(System.currentTimeMillis())
                .put(end)
                .put(definitions, 1)
                .put("]}]}}\n");
        out.write(members.array(), members.length());
    }

    /** Returns whether the arrays are small enough to be kept. */
    boolean isSmall() {
        return members.array().length + definitions.array().length <= MAX_KEPT_BYTES;
    }

    /** Writes a line of ASCII, with its end. */
    @FunctionalInterface
    interface Output {
        void write(byte[] line, int length);
    }
}
