package io.sqsmega.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.Topic;

@NeedsNode
class MegaAlarmTest {
    private static Synth synth;
    private static MegaQueue plain;
    private static MegaQueue tuned;
    private static MegaQueue quiet;
    private static Template template;

    @BeforeAll
    static void synthesise() {
        synth = new Synth();
        plain = synth.queue("Plain").withoutTopic().build();
        tuned = synth.queue("Tuned")
                .withoutTopic()
                .alarmAction(new SnsAction(new Topic(synth.stack(), "OnCall")))
                .alarm(MegaAlarm.deadLetters()
                        .threshold(10)
                        .evaluationPeriods(3)
                        .datapointsToAlarm(2)
                        .period(Duration.minutes(10)))
                .alarm(MegaAlarm.functionThrottles().off())
                .dashboard(true)
                .build();
        quiet = synth.queue("Quiet")
                .withoutTopic()
                .retentionPeriod(Duration.minutes(20))
                .build();
        template = synth.template();
    }

    private static Map<String, Object> alarm(MegaQueue queue, MegaAlarm.Kind kind) {
        return synth.properties(template, queue.getAlarm(kind).orElseThrow());
    }

    @Test
    void oneDeadLetterWithinAMinuteIsEnough() {
        assertThat(alarm(plain, MegaAlarm.Kind.DEAD_LETTERS))
                .containsEntry("MetricName", "ApproximateNumberOfMessagesVisible")
                .containsEntry("Statistic", "Maximum")
                .containsEntry("Period", 60)
                .containsEntry("Threshold", 1)
                .containsEntry("EvaluationPeriods", 1)
                .containsEntry("ComparisonOperator", "GreaterThanOrEqualToThreshold")
                .containsEntry("TreatMissingData", "notBreaching")
                .extractingByKey("Dimensions")
                .asString()
                .contains("PlainDeadLetterQueue");
    }

    @Test
    void oldestMessageMayBeAsOldAsAllItsTries() {
        assertThat(alarm(plain, MegaAlarm.Kind.OLDEST_MESSAGE_AGE))
                .containsEntry("MetricName", "ApproximateAgeOfOldestMessage")
                .containsEntry("Threshold", 5 * 180)
                .extractingByKey("Dimensions")
                .asString()
                .contains("PlainQueue");
    }

    @Test
    void oldestMessageMayBeHalfTheRetentionAtMost() {
        assertThat(alarm(quiet, MegaAlarm.Kind.OLDEST_MESSAGE_AGE)).containsEntry("Threshold", 600);
    }

    @Test
    void functionsErrorsAndThrottlesAreThoseOfTheAlias() {
        assertThat(alarm(plain, MegaAlarm.Kind.FUNCTION_ERRORS))
                .containsEntry("MetricName", "Errors")
                .containsEntry("Statistic", "Sum")
                .extractingByKey("Dimensions")
                .asString()
                .contains(":live");
        assertThat(alarm(plain, MegaAlarm.Kind.FUNCTION_THROTTLES)).containsEntry("MetricName", "Throttles");
    }

    @Test
    void nothingHappensUnlessAnActionIsGiven() {
        assertThat(alarm(plain, MegaAlarm.Kind.DEAD_LETTERS)).doesNotContainKey("AlarmActions");
        assertThat(alarm(tuned, MegaAlarm.Kind.FUNCTION_ERRORS).get("AlarmActions"))
                .asString()
                .contains("OnCall");
    }

    @Test
    void alarmIsTuned() {
        assertThat(alarm(tuned, MegaAlarm.Kind.DEAD_LETTERS))
                .containsEntry("Threshold", 10)
                .containsEntry("EvaluationPeriods", 3)
                .containsEntry("DatapointsToAlarm", 2)
                .containsEntry("Period", 600);
    }

    @Test
    void alarmIsSwitchedOff() {
        assertThat(tuned.getAlarm(MegaAlarm.Kind.FUNCTION_THROTTLES)).isEmpty();
        template.resourceCountIs("AWS::CloudWatch::Alarm", 4 + 3 + 4);
    }

    @Test
    void dashboardIsThereOnRequest() {
        assertThat(plain.getDashboard()).isEmpty();
        assertThat(tuned.getDashboard()).isPresent();
        assertThat(synth.properties(template, tuned.getDashboard().orElseThrow())
                        .get("DashboardBody"))
                .asString()
                .contains("ApproximateAgeOfOldestMessage", "Throttles", "Duration");
    }

    @Test
    void factoriesDifferInTheirKind() {
        assertThat(MegaAlarm.defaults()).extracting(MegaAlarm::kind).isEqualTo(List.of(MegaAlarm.Kind.values()));
    }
}
