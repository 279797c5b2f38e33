package io.sqsmega.cdk;

import io.sqsmega.cdk.FunctionSide.Consumer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.sqs.IQueue;

/** Creates the alarms and the dashboard of queue, dead-letter queue and function. */
final class Monitoring {
    private static final double FALLBACK_AGE = 15 * 60;
    private static final double FALLBACK_HANDLING_AGE = 3 * 60;
    private static final double MILLIS = 1_000;
    private static final Duration DASHBOARD_PERIOD = Duration.minutes(5);

    private final MegaQueue scope;
    private final MegaEventSourceProps<?> props;
    private final QueuePair queues;
    private final IQueue queue;
    private final FunctionMetrics function;
    private final @Nullable HandlerMetrics handler;

    Monitoring(MegaQueue scope, MegaEventSourceProps<?> props, QueuePair queues, Consumer consumer) {
        this.scope = scope;
        this.props = props;
        this.queue = queues.queue();
        this.queues = queues;
        this.function = new FunctionMetrics(consumer);
        this.handler = props.metricNamespace == null ? null : new HandlerMetrics(props.metricNamespace, queue);
    }

    Map<MegaAlarm.Kind, Alarm> alarms() {
        Map<MegaAlarm.Kind, Alarm> alarms = new EnumMap<>(MegaAlarm.Kind.class);
        props.alarms.forEach((kind, alarm) -> {
            if (alarm.isOn() && !lacksDeadLetters(kind) && !lacksMetric(kind)) {
                alarms.put(kind, create(alarm));
            }
        });
        return alarms;
    }

    /** Returns whether the alarm has no dead-letter queue to watch, or another MegaQueue watches it. */
    private boolean lacksDeadLetters(MegaAlarm.Kind kind) {
        boolean isOfThem = kind == MegaAlarm.Kind.DEAD_LETTERS || kind == MegaAlarm.Kind.NEW_DEAD_LETTERS;
        return isOfThem && (queues.deadLetterQueue() == null || queues.isWatchedElsewhere());
    }

    /**
     * Returns whether the metric is missing: the function does not write it, or it is in another account, as that of a
     * queue is in the account of the queue, so that an alarm would never go off.
     */
    private boolean lacksMetric(MegaAlarm.Kind kind) {
        if (kind.isOfTheFunctionsOwnMetrics()) {
            return handler == null;
        }
        return kind == MegaAlarm.Kind.OLDEST_MESSAGE_AGE && Environments.isOfAnotherAccount(scope, queue);
    }

    private Alarm create(MegaAlarm props) {
        Alarm alarm = Alarm.Builder.create(scope, props.kind().id())
                .alarmName(props.alarmName())
                .alarmDescription(description(props.kind()))
                .metric(metric(props.kind(), props.period()))
                .threshold(props.thresholdOr(props.kind() == MegaAlarm.Kind.MESSAGE_AGE ? handlingAge() : oldestAge()))
                .evaluationPeriods(props.evaluationPeriods())
                .datapointsToAlarm(props.datapointsToAlarm())
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build();
        alarm.addAlarmAction(AlarmActions.bind(this.props.alarmActions, alarm, scope));
        alarm.addOkAction(AlarmActions.bind(this.props.okActions, alarm, scope));
        return alarm;
    }

    private IMetric metric(MegaAlarm.Kind kind, Duration period) {
        return switch (kind) {
            case DEAD_LETTERS -> deadLetters().metricApproximateNumberOfMessagesVisible(options("Maximum", period));
            case NEW_DEAD_LETTERS -> growth(deadLetters(), period);
            case OLDEST_MESSAGE_AGE -> queue.metricApproximateAgeOfOldestMessage(options("Maximum", period));
            case FUNCTION_ERRORS -> function.of("Errors", "Sum", period);
            case FUNCTION_THROTTLES -> function.of("Throttles", "Sum", period);
            case REFUSED_MESSAGES -> written().of("Refused", "Sum", period);
            case UNMATCHED_MESSAGES -> written().of("Unmatched", "Sum", period);
            case MESSAGE_AGE -> written().of("Age", "p90", period);
            case MESSAGES_NOT_STARTED -> written().of("NotStarted", "Sum", period);
        };
    }

    private HandlerMetrics written() {
        return Objects.requireNonNull(handler);
    }

    private IQueue deadLetters() {
        return Objects.requireNonNull(queues.deadLetterQueue());
    }

    /**
     * Returns the growth of the number of messages in a period. A message that a person inspects is hidden for a while,
     * so visible and hidden messages are counted. A queue without activity for six hours has no metrics, so missing
     * values count as zero.
     */
    private static IMetric growth(IQueue queue, Duration period) {
        return MathExpression.Builder.create()
                .expression("DIFF(FILL(visible, 0) + FILL(hidden, 0))")
                .usingMetrics(Map.of(
                        "visible", queue.metricApproximateNumberOfMessagesVisible(options("Maximum", period)),
                        "hidden", queue.metricApproximateNumberOfMessagesNotVisible(options("Maximum", period))))
                .period(period)
                .build();
    }

    private String description(MegaAlarm.Kind kind) {
        String path = scope.getNode().getPath();
        return switch (kind) {
            case DEAD_LETTERS ->
                path + ": messages were refused, or failed too often, and wait in the dead-letter queue.";
            case NEW_DEAD_LETTERS -> path + ": more messages than before are in the dead-letter queue.";
            case OLDEST_MESSAGE_AGE ->
                path + ": messages wait longer than failing ones are tried; the function cannot keep up, or is down.";
            case FUNCTION_ERRORS -> path + ": whole invocations failed; look for timeouts and crashes in the logs.";
            case FUNCTION_THROTTLES -> path + ": there was no concurrency left; each throttle counts as a receive.";
            case REFUSED_MESSAGES -> path + ": messages were refused; the log says by which subscriber, and why.";
            case UNMATCHED_MESSAGES ->
                path + ": messages matched no subscriber; the log has the first of each kind, and what does not match.";
            case MESSAGE_AGE ->
                path + ": messages are old when they are processed; the function cannot keep up, or most of them are"
                        + " tried again.";
            case MESSAGES_NOT_STARTED ->
                path + ": there was no time left for messages of a batch; each of them counts as a receive.";
        };
    }

    /**
     * Returns the age at which every try has failed, at most half of the retention period; 15 minutes if either is not
     * known.
     */
    private double oldestAge() {
        Double visibility = Known.seconds(props.queueSide().visibilityTimeout());
        Long tries = Known.number(ReceiveCounts.giveUpAt(props));
        Double retention = Known.seconds(props.queueSide().retentionPeriod());
        if (visibility == null || tries == null || retention == null) {
            return FALLBACK_AGE;
        }
        return Math.max(1, Math.min(visibility * tries, retention / 2));
    }

    /** Returns the time, in milliseconds, after which a message that was not processed is received again. */
    private double handlingAge() {
        Double visibility = Known.seconds(props.queueSide().visibilityTimeout());
        Double delay = Known.seconds(props.deliveryDelay);
        double age = visibility == null ? FALLBACK_HANDLING_AGE : Math.max(1, visibility);
        return MILLIS * (delay == null ? age : age + delay);
    }

    Dashboard dashboard() {
        List<List<IWidget>> rows = new ArrayList<>();
        rows.add(List.of(graph("Messages", messages()), graph("Age of the oldest message", oldest())));
        rows.add(List.of(
                graph("Function", sum("Invocations"), sum("Errors"), sum("Throttles")),
                graph("Duration", function.of("Duration", "Average", DASHBOARD_PERIOD))));
        if (handler != null) {
            rows.add(List.of(
                    graph("Messages by outcome", handler.outcomes(DASHBOARD_PERIOD)),
                    graph(
                            "Age when processed",
                            handler.of("Age", "p50", DASHBOARD_PERIOD),
                            handler.of("Age", "p90", DASHBOARD_PERIOD),
                            handler.of("Age", "Maximum", DASHBOARD_PERIOD))));
        }
        return Dashboard.Builder.create(scope, "Dashboard").widgets(rows).build();
    }

    private IMetric[] messages() {
        List<IMetric> metrics = new ArrayList<>(List.of(messages(queue), messagesInFlight()));
        IQueue deadLetters = queues.deadLetterQueue();
        if (deadLetters != null) {
            metrics.add(messages(deadLetters));
        }
        return metrics.toArray(IMetric[]::new);
    }

    private static Metric messages(IQueue queue) {
        return queue.metricApproximateNumberOfMessagesVisible(options("Maximum", Duration.minutes(1)));
    }

    private Metric messagesInFlight() {
        return queue.metricApproximateNumberOfMessagesNotVisible(options("Maximum", Duration.minutes(1)));
    }

    private Metric oldest() {
        return queue.metricApproximateAgeOfOldestMessage(options("Maximum", Duration.minutes(1)));
    }

    private Metric sum(String name) {
        return function.of(name, "Sum", DASHBOARD_PERIOD);
    }

    private static GraphWidget graph(String title, IMetric... metrics) {
        return GraphWidget.Builder.create()
                .title(title)
                .width(12)
                .left(List.of(metrics))
                .build();
    }

    private static MetricOptions options(String statistic, Duration period) {
        return MetricOptions.builder().statistic(statistic).period(period).build();
    }
}
