package io.sqsmega.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.message.Message;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;

/** SQS hides a message for 12 hours from its receive, and refuses a request for more: then nothing is extended. */
@Tag("slow")
class TwelveHoursTest {
    private static final Duration TWELVE_HOURS = Duration.ofHours(12);

    private Duration now = Duration.ofHours(100);
    private final Message message =
            Message.builder("1", "").receiptHandle("handle").build();
    private Duration hiddenUntil;
    private int requests;

    @ParameterizedTest
    @CsvSource({"PT1S", "PT30S", "PT15M", "PT1H", "PT4H", "PT5H", "PT8H", "PT9H", "PT10H", "PT11H59M", "PT12H"})
    void aMessageIsHiddenUntilTheyHavePassedWhateverTheVisibilityTimeout(Duration visibilityTimeout) {
        Duration received = now;
        Duration limit = received.plus(TWELVE_HOURS);
        SourceQueue queue = SourceQueue.open(
                new HidingClient(request -> {
                    hiddenUntil = now.plus(requested(request));
                    assertThat(hiddenUntil).as("refused by SQS").isLessThanOrEqualTo(limit);
                    return List.of();
                }),
                "url",
                visibilityTimeout);
        Heartbeat heartbeat = new Heartbeat(queue, () -> now.toNanos());
        heartbeat.hold(List.of(message));
        hiddenUntil = received.plus(visibilityTimeout);
        try (Logged logged = Logged.start()) {
            while (now.compareTo(limit) < 0 && hiddenUntil.compareTo(now) > 0) {
                now = now.plus(heartbeat.interval());
                heartbeat.run();
            }
            assertThat(logged.lines())
                    .hasSize(visibilityTimeout.equals(TWELVE_HOURS) ? 0 : 1)
                    .allMatch(line -> line.startsWith("Message[1] is in work for nearly 12 hours"));
        }

        assertThat(hiddenUntil).isBetween(limit.minusSeconds(12), limit);
    }

    private Duration requested(ChangeMessageVisibilityBatchRequest request) {
        requests++;
        return Duration.ofSeconds(request.entries().get(0).visibilityTimeout());
    }

    @Test
    void whenTheyHavePassedNothingIsAskedFor() {
        SourceQueue queue = SourceQueue.open(
                new HidingClient(request -> {
                    requests++;
                    return List.of("0");
                }),
                "url",
                Duration.ofHours(8));
        Heartbeat heartbeat = new Heartbeat(queue, () -> now.toNanos());
        heartbeat.hold(List.of(message));

        now = now.plus(TWELVE_HOURS);
        heartbeat.run();

        assertThat(requests).isZero();
    }
}
