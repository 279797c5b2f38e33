package io.sqsmega.cdk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;

/**
 * An alarm of a {@link MegaQueue}. A factory returns it with its defaults; each other method returns a copy with one
 * change:
 *
 * <pre>{@code
 * .alarm(MegaAlarm.deadLetters().threshold(10).evaluationPeriods(3))
 * .alarm(MegaAlarm.functionThrottles().off())
 * }</pre>
 *
 * <p>Immutable and thread-safe. Each alarm costs about $0.10 a month.
 *
 * @since 0.1
 */
public final class MegaAlarm {
    private static final double MINUTE = 60;
    private static final double HOUR = 60 * MINUTE;
    private static final double DAY = 24 * HOUR;

    private static final List<MegaAlarm> DEFAULTS = List.of(
            deadLetters(),
            newDeadLetters().off(),
            oldestMessageAge(),
            functionErrors(),
            functionThrottles(),
            refusedMessages(),
            unmatchedMessages().off(),
            messageAge(),
            messagesNotStarted());

    private final Kind kind;
    private final boolean on;
    private final @Nullable Number threshold;
    private final Duration period;
    private final int evaluationPeriods;
    private final int datapointsToAlarm;
    private final @Nullable String alarmName;

    private MegaAlarm(
            Kind kind,
            boolean on,
            @Nullable Number threshold,
            Duration period,
            int evaluationPeriods,
            int datapointsToAlarm,
            @Nullable String alarmName) {
        this.kind = kind;
        this.on = on;
        this.threshold = threshold;
        this.period = period;
        this.evaluationPeriods = evaluationPeriods;
        this.datapointsToAlarm = datapointsToAlarm;
        this.alarmName = alarmName;
    }

    /**
     * Returns the alarm for messages in the dead-letter queue: 1 or more, within a minute.
     *
     * @return the dead letters, with what was recorded of why they are there
     */
    public static MegaAlarm deadLetters() {
        return of(Kind.DEAD_LETTERS, 1, Duration.minutes(1));
    }

    /**
     * Returns the alarm for new messages in the dead-letter queue: 1 or more than a minute ago. {@link #deadLetters}
     * stays in alarm while there are any, and acts once; this one acts again for the next. It is off by default;
     * CloudWatch counts it as two alarms.
     *
     * @return this alarm
     */
    public static MegaAlarm newDeadLetters() {
        return of(Kind.NEW_DEAD_LETTERS, 1, Duration.minutes(1));
    }

    /**
     * Returns the alarm for the age of the oldest message, in seconds, over 5 minutes: {@code giveUpAtReceive} times
     * the visibility timeout. By then a failing message is in the dead-letter queue, so an older message has been
     * waiting. The threshold is at most half the retention period, so that there is time to act.
     *
     * @return this alarm
     */
    public static MegaAlarm oldestMessageAge() {
        return of(Kind.OLDEST_MESSAGE_AGE, null, Duration.minutes(5));
    }

    /**
     * Returns the alarm for invocations that failed as a whole (crash, timeout, out of memory): 1 or more within 5
     * minutes.
     *
     * @return this alarm
     */
    public static MegaAlarm functionErrors() {
        return of(Kind.FUNCTION_ERRORS, 1, Duration.minutes(5));
    }

    /**
     * Returns the alarm for invocations without free concurrency: 1 or more within 5 minutes. They use up receives.
     *
     * @return this alarm
     */
    public static MegaAlarm functionThrottles() {
        return of(Kind.FUNCTION_THROTTLES, 1, Duration.minutes(5));
    }

    /**
     * Returns the alarm for messages that were refused and are dead letters now: 1 or more within 5 minutes. Requires
     * {@link MegaEventSourceProps#metricNamespace}.
     *
     * @return this alarm
     */
    public static MegaAlarm refusedMessages() {
        return of(Kind.REFUSED_MESSAGES, 1, Duration.minutes(5));
    }

    /**
     * Returns the alarm for messages that matched no subscriber: 1 or more within 5 minutes. It is off by default,
     * because a topic without a filter policy delivers such messages all the time. Requires
     * {@link MegaEventSourceProps#metricNamespace}.
     *
     * @return this alarm
     */
    public static MegaAlarm unmatchedMessages() {
        return of(Kind.UNMATCHED_MESSAGES, 1, Duration.minutes(5));
    }

    /**
     * Returns the alarm for the age of messages when their processing begins, in milliseconds, the 90th percentile over
     * 5 minutes: the visibility timeout plus the delivery delay. A few messages that are tried again do not reach it, a
     * function that cannot keep up does. Requires {@link MegaEventSourceProps#metricNamespace}.
     *
     * @return this alarm
     */
    public static MegaAlarm messageAge() {
        return of(Kind.MESSAGE_AGE, null, Duration.minutes(5));
    }

    /**
     * Returns the alarm for messages for which there was no time left: 1 or more within 5 minutes. They use up
     * receives. Requires {@link MegaEventSourceProps#metricNamespace}.
     *
     * @return this alarm
     */
    public static MegaAlarm messagesNotStarted() {
        return of(Kind.MESSAGES_NOT_STARTED, 1, Duration.minutes(5));
    }

    private static MegaAlarm of(Kind kind, @Nullable Number threshold, Duration period) {
        return new MegaAlarm(kind, true, threshold, period, 1, 1, null);
    }

    /** Returns the default alarms in the order of their kinds. */
    static List<MegaAlarm> defaults() {
        return DEFAULTS;
    }

    /** Returns whether this is a default, which is left out where the function does not write its metric. */
    boolean isDefault() {
        return DEFAULTS.contains(this);
    }

    /**
     * Sets the number from which the alarm goes off: messages, errors or throttles, seconds for
     * {@link #oldestMessageAge}, milliseconds for {@link #messageAge}. More than 0.
     *
     * @param threshold the number from which the alarm goes off: messages, errors or throttles, seconds for
     *     {@link #oldestMessageAge}, milliseconds for {@link #messageAge}
     * @return this alarm
     */
    public MegaAlarm threshold(Number threshold) {
        return new MegaAlarm(kind, on, threshold, period, evaluationPeriods, datapointsToAlarm, alarmName);
    }

    /**
     * Sets the time over which the metric is taken: whole minutes, because the metrics have one value a minute.
     *
     * @param period the time over which the metric is taken: whole minutes, because the metrics have one value a minute
     * @return this alarm
     */
    public MegaAlarm period(Duration period) {
        return new MegaAlarm(kind, on, threshold, period, evaluationPeriods, datapointsToAlarm, alarmName);
    }

    /**
     * Sets how many periods the alarm evaluates; by default all of them must reach the threshold. 1 or more.
     *
     * @param evaluationPeriods how many periods the alarm evaluates; by default all of them must reach the threshold
     * @return this alarm
     */
    public MegaAlarm evaluationPeriods(int evaluationPeriods) {
        return new MegaAlarm(kind, on, threshold, period, evaluationPeriods, evaluationPeriods, alarmName);
    }

    /**
     * Sets how many of the {@link #evaluationPeriods} must reach the threshold, from 1 to all of them.
     *
     * @param datapointsToAlarm how many of the {@link #evaluationPeriods} must reach the threshold, from 1 to all of
     *     them
     * @return this alarm
     */
    public MegaAlarm datapointsToAlarm(int datapointsToAlarm) {
        return new MegaAlarm(kind, on, threshold, period, evaluationPeriods, datapointsToAlarm, alarmName);
    }

    /**
     * Sets the alarm's name, unique in account and region. Default: a name generated by CloudFormation.
     *
     * @param alarmName the alarm's name, unique in account and region
     * @return this alarm
     */
    public MegaAlarm alarmName(String alarmName) {
        return new MegaAlarm(kind, on, threshold, period, evaluationPeriods, datapointsToAlarm, alarmName);
    }

    /**
     * Switches the alarm off: it is not created.
     *
     * @return this alarm
     */
    public MegaAlarm off() {
        return new MegaAlarm(kind, false, threshold, period, evaluationPeriods, datapointsToAlarm, alarmName);
    }

    /**
     * Returns the kind of alarm.
     *
     * @return this alarm
     */
    public Kind kind() {
        return kind;
    }

    boolean isOn() {
        return on;
    }

    @Nullable
    String alarmName() {
        return alarmName;
    }

    Number thresholdOr(Number otherwise) {
        return threshold == null ? otherwise : threshold;
    }

    Duration period() {
        return period;
    }

    int evaluationPeriods() {
        return evaluationPeriods;
    }

    int datapointsToAlarm() {
        return datapointsToAlarm;
    }

    void check(Findings findings) {
        String name = "the alarm " + kind;
        Double number = threshold == null ? null : threshold.doubleValue();
        findings.require(
                number == null || Known.number(threshold) == null || number > 0,
                "threshold of " + name + " must be more than 0, got " + number);
        findings.between("evaluationPeriods of " + name, evaluationPeriods, 1, 10_080);
        findings.between("datapointsToAlarm of " + name, datapointsToAlarm, 1, Math.max(1, evaluationPeriods));
        Double seconds = Known.seconds(period);
        if (seconds != null && (seconds < MINUTE || seconds % MINUTE != 0)) {
            findings.error("period of " + name + " must be a number of whole minutes, got " + Known.text(period));
        } else if (seconds != null) {
            double most = seconds < HOUR ? DAY : 7 * DAY;
            findings.require(
                    evaluationPeriods * seconds <= most,
                    "evaluationPeriods of " + name + " must be at most " + (long) (most / seconds)
                            + " with a period of "
                            + Known.text(period) + ", as CloudWatch looks back " + Known.text(most) + ", got "
                            + evaluationPeriods);
        }
    }

    /** The kinds of alarms. @since 0.1 */
    public enum Kind {
        /** Messages in the dead-letter queue. */
        DEAD_LETTERS("DeadLettersAlarm"),
        /** Messages that arrive in the dead-letter queue. */
        NEW_DEAD_LETTERS("NewDeadLettersAlarm"),
        /** The age of the oldest message in the queue. */
        OLDEST_MESSAGE_AGE("OldestMessageAgeAlarm"),
        /** Invocations of the function that fail. */
        FUNCTION_ERRORS("FunctionErrorsAlarm"),
        /** Invocations of the function that are throttled. */
        FUNCTION_THROTTLES("FunctionThrottlesAlarm"),
        /** Messages that were refused. @since 0.1 */
        REFUSED_MESSAGES("RefusedMessagesAlarm"),
        /** Messages that matched no subscriber. @since 0.1 */
        UNMATCHED_MESSAGES("UnmatchedMessagesAlarm"),
        /** The age of messages when they are processed. @since 0.1 */
        MESSAGE_AGE("MessageAgeAlarm"),
        /** Messages for which there was no time left. @since 0.1 */
        MESSAGES_NOT_STARTED("MessagesNotStartedAlarm");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** Returns whether the function writes the metric, as {@code EmbeddedMetrics}. */
        boolean isOfTheFunctionsOwnMetrics() {
            return compareTo(FUNCTION_THROTTLES) > 0;
        }

        /**
         * Returns the id of the alarm inside the {@link MegaQueue}; it is a contract.
         *
         * @return this alarm
         */
        public String id() {
            return id;
        }
    }
}
