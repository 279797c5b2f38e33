package io.sqsmega.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Duration;

/** Tries, receives, visibility, delay and retention are held against each other. */
@NeedsNode
class MegaQueueExpiryTest {
    private static List<String> warnings;
    private final Refusals refusals = Refusals.shared();

    private MegaQueue.Builder cart() {
        return refusals.cart();
    }

    @BeforeAll
    static void synthesise() {
        Synth synth = new Synth();
        synth.queue("Crashing")
                .withoutTopic()
                .retentionPeriod(Duration.minutes(20))
                .build();
        synth.queue("Enough")
                .withoutTopic()
                .retentionPeriod(Duration.minutes(45))
                .build();
        synth.queue("Ordered").withoutTopic().fifo(true).maxReceiveCount(15).build();
        synth.queue("Once").withoutTopic().giveUpAtReceive(1).build();
        synth.template();
        warnings = synth.warnings();
    }

    private static List<String> warningsOf(String id) {
        return warnings.stream()
                .filter(warning -> warning.startsWith("/Shop/" + id + ":"))
                .toList();
    }

    @Test
    void backstopBelowTheTries() {
        refusals.assertRefusedHere(
                cart().giveUpAtReceive(4).maxReceiveCount(3),
                "maxReceiveCount must be at least the giveUpAtReceive of 4, got 3");
    }

    @Test
    void triesThatOnlyTheDeploymentKnowsWithoutABackstop() {
        Number tries = CfnParameter.Builder.create(refusals.synth().stack(), "Tries")
                .type("Number")
                .build()
                .getValueAsNumber();

        refusals.assertRefusedHere(
                cart().giveUpAtReceive(tries),
                "maxReceiveCount must be given if giveUpAtReceive, or the batchSize of a FIFO queue, is known to the deployment alone, got none");
    }

    @Test
    void visibilityAboveRetention() {
        refusals.assertRefusedHere(
                cart().visibilityTimeout(Duration.hours(2)).retentionPeriod(Duration.hours(1)),
                "visibilityTimeout must be less than the retentionPeriod of 1 hour, as a message would expire while it is hidden, got 2 hours");
        refusals.assertRefusedHere(
                cart().retentionPeriod(Duration.minutes(3)),
                "visibilityTimeout must be less than the retentionPeriod of 3 minutes, as a message would expire while it is hidden, got 3 minutes");
    }

    @Test
    void triesThatTakeLongerThanRetention() {
        refusals.assertRefusedHere(
                cart().visibilityTimeout(Duration.hours(12)).retentionPeriod(Duration.days(2)),
                "retentionPeriod must be at least 2 days 12 hours, as a failing message would expire before it is a dead letter: giveUpAtReceive of 5 times the visibilityTimeout of 12 hours, got 2 days");
    }

    @Test
    void deliveryDelayAboveRetention() {
        refusals.assertRefusedHere(
                cart().timeout(Duration.seconds(1))
                        .deliveryDelay(Duration.minutes(15))
                        .retentionPeriod(Duration.minutes(10)),
                "deliveryDelay must be less than the retentionPeriod of 10 minutes, as a message would expire before it is delivered, got 15 minutes");
    }

    @Test
    void backstopThatIsNeverReachedIsWarnedOf() {
        assertThat(warningsOf("Crashing"))
                .singleElement()
                .asString()
                .contains("retentionPeriod should be at least 45 minutes", "maxReceiveCount of 15", "got 20 minutes");
        assertThat(warningsOf("Enough")).isEmpty();
    }

    @Test
    void backstopThatAFailingGroupReachesIsWarnedOf() {
        assertThat(warningsOf("Ordered"))
                .singleElement()
                .asString()
                .contains(
                        "maxReceiveCount should be at least 50, 10 times giveUpAtReceive, got 15",
                        "waiting for a failing message of their group");
    }

    @Test
    void oneTryIsTheUsersChoice() {
        assertThat(warningsOf("Once")).isEmpty();
    }
}
