package io.sqsmega.cdk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;

/**
 * One of the alarms that a {@link MegaQueue} raises. A factory gives it as it is by default, the other methods another
 * one that differs in one thing:
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

    /** Messages in the dead-letter queue: 1 or more, within a minute. They need a look. */
    public static MegaAlarm deadLetters() {
        return of(Kind.DEAD_LETTERS, 1, Duration.minutes(1));
    }

    /**
     * More messages in the dead-letter queue than a minute ago: 1 or more. {@link #deadLetters} stays in alarm while
     * there are any, and acts once; this one acts again for the next. It is off unless it is given; CloudWatch counts
     * it as two alarms.
     */
    public static MegaAlarm newDeadLetters() {
        return of(Kind.NEW_DEAD_LETTERS, 1, Duration.minutes(1));
    }

    /**
     * Age of the oldest message, in seconds, over 5 minutes: {@code giveUpAtReceive} times the visibility timeout, by
     * when a message that only fails is in the dead-letter queue; what is older was waiting. At most half the retention
     * period, so that there is time to act.
     */
    public static MegaAlarm oldestMessageAge() {
        return of(Kind.OLDEST_MESSAGE_AGE, null, Duration.minutes(5));
    }

    /** Invocations that failed as a whole (crash, timeout, out of memory): 1 or more within 5 minutes. */
    public static MegaAlarm functionErrors() {
        return of(Kind.FUNCTION_ERRORS, 1, Duration.minutes(5));
    }

    /** Invocations for which there was no concurrency: 1 or more within 5 minutes. They burn receive counts. */
    public static MegaAlarm functionThrottles() {
        return of(Kind.FUNCTION_THROTTLES, 1, Duration.minutes(5));
    }

    private static MegaAlarm of(Kind kind, @Nullable Number threshold, Duration period) {
        return new MegaAlarm(kind, true, threshold, period, 1, 1, null);
    }

    /** In the order of the kinds. */
    static List<MegaAlarm> defaults() {
        return List.of(
                deadLetters(), newDeadLetters().off(), oldestMessageAge(), functionErrors(), functionThrottles());
    }

    /** Alarms at this number and above: messages, seconds of age, errors or throttles. More than 0. */
    public MegaAlarm threshold(Number threshold) {
        return new MegaAlarm(kind, on, threshold, period, evaluationPeriods, datapointsToAlarm, alarmName);
    }

    /** The time over which the metric is taken: a number of whole minutes, as the metrics are by the minute. */
    public MegaAlarm period(Duration period) {
        return new MegaAlarm(kind, on, threshold, period, evaluationPeriods, datapointsToAlarm, alarmName);
    }

    /** How many periods the alarm looks at, every one of which must be over the threshold. 1 or more. */
    public MegaAlarm evaluationPeriods(int evaluationPeriods) {
        return new MegaAlarm(kind, on, threshold, period, evaluationPeriods, evaluationPeriods, alarmName);
    }

    /** How many of the {@link #evaluationPeriods} must be over the threshold, 1 to all of them. */
    public MegaAlarm datapointsToAlarm(int datapointsToAlarm) {
        return new MegaAlarm(kind, on, threshold, period, evaluationPeriods, datapointsToAlarm, alarmName);
    }

    /** The alarm's name, unique in account and region. Default: CloudFormation makes one. */
    public MegaAlarm alarmName(String alarmName) {
        return new MegaAlarm(kind, on, threshold, period, evaluationPeriods, datapointsToAlarm, alarmName);
    }

    /** Leaves the alarm out. */
    public MegaAlarm off() {
        return new MegaAlarm(kind, false, threshold, period, evaluationPeriods, datapointsToAlarm, alarmName);
    }

    /** Which alarm it is. */
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

    /** What an alarm watches. @since 0.1 */
    public enum Kind {
        DEAD_LETTERS("DeadLettersAlarm"),
        NEW_DEAD_LETTERS("NewDeadLettersAlarm"),
        OLDEST_MESSAGE_AGE("OldestMessageAgeAlarm"),
        FUNCTION_ERRORS("FunctionErrorsAlarm"),
        FUNCTION_THROTTLES("FunctionThrottlesAlarm");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** The id of the alarm inside the {@link MegaQueue}: a contract. */
        public String id() {
            return id;
        }
    }
}
