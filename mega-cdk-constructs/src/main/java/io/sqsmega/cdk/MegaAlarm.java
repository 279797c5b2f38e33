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
    private final Kind kind;
    private final boolean on;
    private final @Nullable Number threshold;
    private final Duration period;
    private final int evaluationPeriods;
    private final int datapointsToAlarm;

    private MegaAlarm(
            Kind kind,
            boolean on,
            @Nullable Number threshold,
            Duration period,
            int evaluationPeriods,
            int datapointsToAlarm) {
        this.kind = kind;
        this.on = on;
        this.threshold = threshold;
        this.period = period;
        this.evaluationPeriods = evaluationPeriods;
        this.datapointsToAlarm = datapointsToAlarm;
    }

    /** Messages in the dead-letter queue: 1 or more, within a minute. Somebody has to look at them. */
    public static MegaAlarm deadLetters() {
        return new MegaAlarm(Kind.DEAD_LETTERS, true, 1, Duration.minutes(1), 1, 1);
    }

    /**
     * Age of the oldest message, in seconds, over 5 minutes: {@code giveUpAtReceive} times the visibility timeout, by
     * when a message that only fails is in the dead-letter queue; what is older was waiting. At most half the retention
     * period, so that there is time to act.
     */
    public static MegaAlarm oldestMessageAge() {
        return new MegaAlarm(Kind.OLDEST_MESSAGE_AGE, true, null, Duration.minutes(5), 1, 1);
    }

    /** Invocations that failed as a whole (crash, timeout, out of memory): 1 or more within 5 minutes. */
    public static MegaAlarm functionErrors() {
        return new MegaAlarm(Kind.FUNCTION_ERRORS, true, 1, Duration.minutes(5), 1, 1);
    }

    /** Invocations for which there was no concurrency: 1 or more within 5 minutes. They burn receive counts. */
    public static MegaAlarm functionThrottles() {
        return new MegaAlarm(Kind.FUNCTION_THROTTLES, true, 1, Duration.minutes(5), 1, 1);
    }

    static List<MegaAlarm> defaults() {
        return List.of(deadLetters(), oldestMessageAge(), functionErrors(), functionThrottles());
    }

    /** Alarms at this number and above: messages, seconds of age, errors or throttles. More than 0. */
    public MegaAlarm threshold(Number threshold) {
        return new MegaAlarm(kind, on, threshold, period, evaluationPeriods, datapointsToAlarm);
    }

    /** The time over which the metric is taken: 10, 20 or 30 seconds, or a number of minutes. */
    public MegaAlarm period(Duration period) {
        return new MegaAlarm(kind, on, threshold, period, evaluationPeriods, datapointsToAlarm);
    }

    /** How many periods the alarm looks at, every one of which must be over the threshold. 1 or more. */
    public MegaAlarm evaluationPeriods(int evaluationPeriods) {
        return new MegaAlarm(kind, on, threshold, period, evaluationPeriods, evaluationPeriods);
    }

    /** How many of the {@link #evaluationPeriods} must be over the threshold, 1 to all of them. */
    public MegaAlarm datapointsToAlarm(int datapointsToAlarm) {
        return new MegaAlarm(kind, on, threshold, period, evaluationPeriods, datapointsToAlarm);
    }

    /** Leaves the alarm out. */
    public MegaAlarm off() {
        return new MegaAlarm(kind, false, threshold, period, evaluationPeriods, datapointsToAlarm);
    }

    /** Which alarm it is. */
    public Kind kind() {
        return kind;
    }

    boolean isOn() {
        return on;
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
        findings.between("evaluationPeriods of " + name, evaluationPeriods, 1, 1440);
        findings.between("datapointsToAlarm of " + name, datapointsToAlarm, 1, evaluationPeriods);
    }

    /** What an alarm watches. @since 0.1 */
    public enum Kind {
        DEAD_LETTERS("DeadLettersAlarm"),
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
