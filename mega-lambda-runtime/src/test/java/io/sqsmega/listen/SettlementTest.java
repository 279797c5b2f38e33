package io.sqsmega.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.dispatch.Batch;
import io.sqsmega.dispatch.Dispatcher;
import io.sqsmega.dispatch.Lane;
import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.dispatch.Outcome;
import io.sqsmega.dispatch.Redelivery;
import io.sqsmega.match.DataPattern;
import io.sqsmega.message.Message;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What is done to the queue for each outcome. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class SettlementTest {
    private static final BooleanSupplier GOES_ON = () -> false;

    private final MemorySqs sqs = MemorySqs.fifo().with(25);
    private final TroubledSqs client = new TroubledSqs(sqs);
    private final SourceQueue queue = SourceQueue.open(client, "url", Duration.ZERO);
    private final Heartbeat heartbeat = new Heartbeat(queue);
    private final Health health = new Health();
    private final Deletions deletions = new Deletions(queue, heartbeat, health, 100, Duration.ZERO);
    private final List<String> scheduled = new ArrayList<>();
    private final Redelivery redelivery = reports -> {
        for (MessageReport report : reports) {
            scheduled.add(report.messageId() + " " + report.outcome().kind());
        }
    };
    private final Settlement settlement = new Settlement(queue, heartbeat, deletions, redelivery);

    @Test
    void whatIsDoneIsHeldUntilItIsDeleted() throws Exception {
        settlement.settle(List.of(lane(3, Result.OK, GOES_ON)));

        assertThat(isHeld()).isTrue();
        deleteAll();
        assertThat(client.deletes)
                .singleElement()
                .satisfies(request -> assertThat(request.entries()).hasSize(3));
        assertThat(isHeld()).isFalse();
        assertThat(scheduled).containsExactly("1 DONE", "2 DONE", "3 DONE");
    }

    @Test
    void whatIsBehindAMessageThatStaysIsVisibleBeforeThatOneIsScheduled() throws Exception {
        List<Integer> visible = new ArrayList<>();
        Settlement watched = new Settlement(queue, heartbeat, deletions, reports -> visible.add(sqs.visible()));

        watched.settle(List.of(lane(3, Result.RETRY_LATER, GOES_ON)));

        assertThat(visible).containsExactly(24);
        assertThat(sqs.hidden()).isEqualTo(1);
        assertThat(isHeld()).isFalse();
        deleteAll();
        assertThat(client.deletes).isEmpty();
    }

    @Test
    void whatWasNotStartedIsVisibleAtOnceAndNobodyIsAskedWhenItComesAgain() {
        List<Integer> asked = new ArrayList<>();
        Settlement watched = new Settlement(queue, heartbeat, deletions, reports -> asked.add(reports.size()));

        watched.settle(List.of(lane(25, Result.OK, () -> true)));

        assertThat(sqs.visible()).isEqualTo(25);
        assertThat(client.changes)
                .extracting(request -> request.entries().size())
                .containsExactly(10, 10, 5);
        assertThat(isHeld()).isFalse();
        assertThat(asked).isEmpty();
    }

    @Test
    void onlyWhatWasCalledIsScheduled() {
        settlement.settle(List.of(lane(3, Result.RETRY_LATER, GOES_ON)));

        assertThat(scheduled).containsExactly("1 RETRY");
    }

    @Test
    void aReleaseThatFailsIsLoggedAndTheRestIsSettledAllTheSame() {
        Lane lane = lane(3, Result.RETRY_LATER, GOES_ON);
        client.with((operation, count) -> {
            throw SdkClientException.create("connection reset");
        });
        try (Logged logged = Logged.start()) {
            settlement.settle(List.of(lane));

            assertThat(logged.lines())
                    .singleElement()
                    .asString()
                    .startsWith("2 messages could not be made visible at once, got ");
        }
        assertThat(scheduled).containsExactly("1 RETRY");
    }

    @Test
    void anInterruptDoesNotKeepMessagesFromBeingReleased() {
        Lane lane = lane(3, Result.RETRY_LATER, GOES_ON);
        client.with((operation, count) -> {
            if (Thread.currentThread().isInterrupted()) {
                throw SdkClientException.create("broken off");
            }
            if (count < 3) {
                Thread.currentThread().interrupt();
                throw SdkClientException.create("broken off");
            }
        });
        Thread.currentThread().interrupt();
        try (Logged logged = Logged.start()) {
            settlement.settle(List.of(lane));

            assertThat(logged.lines()).isEmpty();
        }
        assertThat(Thread.interrupted()).isTrue();
        assertThat(client.changes).hasSize(3);
        assertThat(sqs.visible()).isEqualTo(24);
    }

    @Test
    void whatTheServiceFailsToReleaseIsTriedAgainAndThenLogged() {
        Lane lane = lane(3, Result.RETRY_LATER, GOES_ON);
        SourceQueue refusing = SourceQueue.open(new HidingClient(request -> List.of("0")), "url", null);
        try (Logged logged = Logged.start()) {
            new Settlement(refusing, heartbeat, deletions, redelivery).settle(List.of(lane));

            assertThat(logged.lines()).containsExactly("1 messages could not be made visible at once");
        }
    }

    @Test
    void lanesThatAreSettledTogetherAreReleasedTogether() {
        Lane one = lane(3, Result.RETRY_LATER, GOES_ON);
        Lane other = lane(4, Result.RETRY_LATER, GOES_ON);

        settlement.settle(List.of(one, other));

        assertThat(client.changes)
                .singleElement()
                .satisfies(request -> assertThat(request.entries()).hasSize(5));
        assertThat(scheduled).containsExactly("1 RETRY", "4 RETRY");
    }

    @Test
    void whatIsDoneWhenTheTimeIsUpIsLetGoAndComesAgain() {
        Lane lane = lane(1, Result.OK, GOES_ON);
        Thread.currentThread().interrupt();
        try (Logged logged = Logged.start()) {
            settlement.settle(List.of(lane));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(logged.lines())
                    .singleElement()
                    .asString()
                    .startsWith("Message[1 from ")
                    .endsWith(" is done but could not be deleted in time; it comes again");
        }
        assertThat(isHeld()).isFalse();
        assertThat(scheduled).containsExactly("1 DONE");
    }

    /** A lane that was received, held and run. */
    private Lane lane(int messages, Result result, BooleanSupplier nothingMoreStarts) {
        List<Message> received = new ArrayList<>();
        while (received.size() < messages) {
            received.addAll(queue.receive(messages - received.size(), Duration.ofSeconds(1)));
        }
        heartbeat.hold(received);
        Dispatcher dispatcher = Dispatcher.builder()
                .on(DataPattern.any(), (payload, message) -> result)
                .build();
        Lane lane = new Batch(dispatcher, received).lanes().get(0);
        lane.run(nothingMoreStarts);
        assertThat(lane.reports()).extracting(report -> report.outcome().kind()).doesNotContain(Outcome.Kind.UNMATCHED);
        return lane;
    }

    private void deleteAll() throws InterruptedException {
        deletions.finish();
        deletions.run();
    }

    /** With no visibility timeout at all, the heartbeat sends a request for whatever it still holds. */
    private boolean isHeld() {
        int before = client.changes.size();
        heartbeat.run();
        return client.changes.size() > before;
    }
}
