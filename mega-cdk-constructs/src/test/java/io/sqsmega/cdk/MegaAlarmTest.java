package io.sqsmega.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    private static MegaQueue metered;
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
                .alarm(MegaAlarm.newDeadLetters().alarmName("new-letters"))
                .dashboard(true)
                .build();
        quiet = synth.queue("Quiet")
                .withoutTopic()
                .retentionPeriod(Duration.minutes(20))
                .build();
        metered = synth.queue("Metered")
                .withoutTopic()
                .deliveryDelay(Duration.seconds(60))
                .metricNamespace("Shop")
                .alarm(MegaAlarm.refusedMessages().threshold(5))
                .alarm(MegaAlarm.unmatchedMessages())
                .alarm(MegaAlarm.messagesNotStarted().off())
                .dashboard(true)
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
    void alarmGoesOffAgainForTheNextDeadLetter() {
        assertThat(plain.getAlarm(MegaAlarm.Kind.NEW_DEAD_LETTERS)).isEmpty();
        assertThat(alarm(tuned, MegaAlarm.Kind.NEW_DEAD_LETTERS))
                .containsEntry("AlarmName", "new-letters")
                .containsEntry("Threshold", 1)
                .extractingByKey("Metrics")
                .asString()
                .contains(
                        "Expression=DIFF(FILL(visible, 0) + FILL(hidden, 0))",
                        "ApproximateNumberOfMessagesVisible",
                        "ApproximateNumberOfMessagesNotVisible",
                        "TunedDeadLetterQueue",
                        "Period=60");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            30     | 1     | period of the alarm DEAD_LETTERS must be a number of whole minutes, got 30 seconds
            90     | 1     | period of the alarm DEAD_LETTERS must be a number of whole minutes, got 1 minute 30 seconds
            60     | 1441  | evaluationPeriods of the alarm DEAD_LETTERS must be at most 1440 with a period of 1 minute, as CloudWatch looks back 1 day, got 1441
            3540   | 25    | evaluationPeriods of the alarm DEAD_LETTERS must be at most 24 with a period of 59 minutes, as CloudWatch looks back 1 day, got 25
            3600   | 169   | evaluationPeriods of the alarm DEAD_LETTERS must be at most 168 with a period of 1 hour, as CloudWatch looks back 7 days, got 169
            691200 | 1     | evaluationPeriods of the alarm DEAD_LETTERS must be at most 0 with a period of 8 days, as CloudWatch looks back 7 days, got 1
            """)
    void evaluationThatCloudWatchRefuses(int period, int periods, String message) {
        Refusals refusals = Refusals.shared();
        MegaAlarm alarm =
                MegaAlarm.deadLetters().period(Duration.seconds(period)).evaluationPeriods(periods);

        refusals.assertRefusedHere(refusals.cart().alarm(alarm), message);
    }

    @Test
    void longestEvaluation() {
        MegaAlarm day = MegaAlarm.deadLetters().evaluationPeriods(1440);
        MegaAlarm week = MegaAlarm.functionErrors().period(Duration.hours(1)).evaluationPeriods(168);

        assertThatCode(() -> new Synth()
                        .queue("Long")
                        .withoutTopic()
                        .alarm(day)
                        .alarm(week)
                        .build())
                .doesNotThrowAnyException();
    }

    @Test
    void alarmIsSwitchedOff() {
        assertThat(tuned.getAlarm(MegaAlarm.Kind.FUNCTION_THROTTLES)).isEmpty();
        assertThat(metered.getAlarm(MegaAlarm.Kind.MESSAGES_NOT_STARTED)).isEmpty();
        template.resourceCountIs("AWS::CloudWatch::Alarm", 4 + 4 + 4 + 7);
    }

    @Test
    void functionsOwnMetricsAreOfItsNamespaceAndOfTheQueue() {
        assertThat(alarm(metered, MegaAlarm.Kind.REFUSED_MESSAGES))
                .containsEntry("Namespace", "Shop")
                .containsEntry("MetricName", "Refused")
                .containsEntry("Statistic", "Sum")
                .containsEntry("Threshold", 5)
                .containsEntry("TreatMissingData", "notBreaching")
                .extractingByKey("Dimensions")
                .asString()
                .contains("Name=Queue", "MeteredQueue", "QueueName");
        assertThat(alarm(metered, MegaAlarm.Kind.UNMATCHED_MESSAGES)).containsEntry("MetricName", "Unmatched");
    }

    @Test
    void messagesMayBeAsOldAsOneThatIsReceivedTheSecondTime() {
        assertThat(alarm(metered, MegaAlarm.Kind.MESSAGE_AGE))
                .containsEntry("MetricName", "Age")
                .containsEntry("ExtendedStatistic", "p90")
                .containsEntry("Threshold", (180 + 60) * 1_000);
    }

    @Test
    void functionsOwnMetricsAreWatchedOnlyIfItWritesThem() {
        assertThat(plain.getAlarm(MegaAlarm.Kind.REFUSED_MESSAGES)).isEmpty();
        assertThat(plain.getAlarm(MegaAlarm.Kind.MESSAGE_AGE)).isEmpty();
        assertThat(dashboard(tuned)).doesNotContain("NotStarted");
        assertThat(dashboard(metered)).contains("Shop", "NotStarted", "Abandoned", "p90");
    }

    @Test
    void alarmOnMetricsThatNobodyWritesIsRefused() {
        Refusals refusals = Refusals.shared();

        refusals.assertRefusedHere(
                refusals.cart().alarm(MegaAlarm.messageAge().threshold(60_000)),
                "metricNamespace must be given beside the alarm MESSAGE_AGE, and be the one that the function's"
                        + " EmbeddedMetrics have, got none");
        refusals.assertRefusedHere(
                refusals.cart().metricNamespace("my shop"),
                "metricNamespace must be 1 to 256 characters of a-z, A-Z, 0-9 and . _ # : / -, got my shop");
    }

    private static String dashboard(MegaQueue queue) {
        return synth.properties(template, queue.getDashboard().orElseThrow())
                .get("DashboardBody")
                .toString();
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
