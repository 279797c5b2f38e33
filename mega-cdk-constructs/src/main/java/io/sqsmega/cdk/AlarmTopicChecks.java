package io.sqsmega.cdk;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/**
 * Checks that CloudWatch can publish to the topic of an action, as far as the topic is known: an alarm that nobody
 * receives is rejected.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html">Actions</a>
 */
final class AlarmTopicChecks {
    /** {@code arn:aws:sns:region:account:name}. */
    private static final int PARTS = 6;

    private final Findings findings;
    private final Environments environments;

    private AlarmTopicChecks(MegaQueue queue, Findings findings) {
        this.findings = findings;
        this.environments = new Environments(queue, findings);
    }

    static void check(String arn, MegaQueue queue) {
        Findings findings = new Findings(
                (Construct) Objects.requireNonNull(queue.getNode().getScope()),
                queue.getNode().getId());
        Topic topic = ServiceAccess.topic(arn);
        AlarmTopicChecks checks = new AlarmTopicChecks(queue, findings);
        if (topic == null) {
            checks.imported(arn);
        } else {
            checks.ofThisApp(topic);
        }
        findings.throwIfErrors();
        findings.annotate(queue);
    }

    private void ofThisApp(Topic topic) {
        String path = topic.getNode().getPath();
        kind(Boolean.TRUE.equals(topic.getFifo()), path);
        region(topic.getEnv().getRegion());
        String managed = topic.getMasterKey() == null ? null : Keys.managed(topic.getMasterKey());
        findings.require(
                managed == null,
                "alarm actions must name a topic without a key or with a key of yours, got " + managed
                        + ", which CloudWatch cannot use, on " + path);
    }

    private void imported(String arn) {
        @Nullable String known = Known.string(arn);
        List<String> parts = known == null ? List.of() : List.of(known.split(":", -1));
        if (parts.size() != PARTS || !parts.get(2).equals("sns")) {
            return;
        }
        kind(arn.endsWith(QueueChecks.FIFO_SUFFIX), arn);
        region(parts.get(3));
        if (environments.isAnotherAccount(parts.get(4))) {
            findings.warning(
                    "alarmTopicOfAnotherAccount",
                    "The topic of an alarm is of another account, whose owner must let cloudwatch.amazonaws.com publish to it: nobody hears of the alarm otherwise.");
        }
    }

    private void kind(boolean fifo, String topic) {
        findings.require(
                !fifo,
                "alarm actions must name a standard topic, as CloudWatch gives no message group, got the FIFO topic "
                        + topic);
    }

    private void region(String theirs) {
        environments.requireRegion("alarm actions", theirs, "CloudWatch publishes to topics of its own region alone");
    }
}
