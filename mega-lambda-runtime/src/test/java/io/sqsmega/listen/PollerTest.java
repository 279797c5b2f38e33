package io.sqsmega.listen;

import static io.sqsmega.listen.Background.await;
import static io.sqsmega.listen.Troubles.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.dispatch.Dispatcher;
import io.sqsmega.dispatch.Redelivery;
import io.sqsmega.match.DataPattern;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** The receiving thread: how much it asks for, and what it does when that fails. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class PollerTest {
    private static final int PLACES = 15;
    private static final Duration LONG_POLLING = Duration.ofSeconds(20);
    private static final Duration NO_WAITING = Duration.ZERO;

    private final MemorySqs sqs = MemorySqs.standard();
    private final TroubledSqs client = new TroubledSqs(sqs);
    private final SourceQueue queue = SourceQueue.open(client, "url", Duration.ZERO);
    private final Permits room = new Permits(PLACES, Duration.ZERO, null, null);
    private final Heartbeat heartbeat = new Heartbeat(queue);
    private final Health health = new Health();
    private final StopSignal stop = new StopSignal();
    private volatile Runnable inWork = () -> {};
    private final Queue<String> processed = new ConcurrentLinkedQueue<>();
    private final LaneRunner runner = new LaneRunner(
            Dispatcher.builder()
                    .on(DataPattern.any(), (payload, message) -> {
                        processed.add(message.id());
                        inWork.run();
                        return Result.RETRY_LATER;
                    })
                    .build(),
            new Settlement(
                    queue,
                    heartbeat,
                    new Deletions(queue, heartbeat, new Health(), 100, Duration.ZERO),
                    Redelivery.BY_VISIBILITY_TIMEOUT),
            room,
            stop,
            Duration.ZERO);

    @Test
    void whatIsReceivedIsStartedAndItsRoomIsGivenBackWhenItIsSettled() throws Exception {
        sqs.with(3);
        onReceive(count -> stopWhenProcessed(3));

        poller(LONG_POLLING).run();

        runner.finish(Duration.ofMinutes(1));
        assertThat(processed).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(client.receives.get(0).maxNumberOfMessages()).isEqualTo(10);
        assertThat(client.receives.get(0).waitTimeSeconds()).isEqualTo(20);
        assertThat(health.everSucceeded()).isTrue();
        assertThatAllRoomIsFree();
    }

    @Test
    void aQueueThatGivesMoreThanItIsAskedForIsServedAllTheSame() throws Exception {
        sqs.with(10);
        room.take(PLACES - 3);
        client.receiving(request -> request.toBuilder().maxNumberOfMessages(10).build());
        onReceive(count -> stopWhenProcessed(10));

        poller(LONG_POLLING).run();

        runner.finish(Duration.ofMinutes(1));
        assertThat(processed).hasSize(10);
        assertThatCode(stop::rethrow).doesNotThrowAnyException();
        room.giveBack(PLACES - 3);
        assertThatAllRoomIsFree();
    }

    @Test
    void whatIsInWorkIsHeld() throws Exception {
        sqs.with(1);
        inWork = () -> {
            heartbeat.run();
            stop.request();
        };

        poller(LONG_POLLING).run();

        runner.finish(Duration.ofMinutes(1));
        assertThat(client.changes).isNotEmpty();
    }

    @Test
    void itIsHeldBeforeItIsStartedElseItWouldBeForEver() throws Exception {
        sqs.with(1);
        stopAt(1);
        runner.finish(Duration.ZERO);

        poller(LONG_POLLING).run();

        assertThat(processed).isEmpty();
        assertThat(sqs.visible()).isEqualTo(1);
        heartbeat.run();
        assertThat(client.changes).hasSize(1);
    }

    @Test
    void itAsksForNoMoreThanThereIsRoomFor() throws Exception {
        room.take(8);
        stopAt(1);

        poller(LONG_POLLING).run();

        assertThat(client.receives.get(0).maxNumberOfMessages()).isEqualTo(7);
    }

    @Test
    void whenTheRoomIsClosedItAsksForNothing() throws Exception {
        room.take(PLACES);
        Thread polling = new Thread(poller(LONG_POLLING));
        polling.start();
        await("it waits for room", () -> polling.getState() == Thread.State.WAITING);

        stop.request();
        room.close();

        polling.join();
        assertThat(client.receives).isEmpty();
    }

    @Test
    void anInterruptEndsItsWaitForRoom() throws Exception {
        room.take(PLACES);
        Thread.currentThread().interrupt();

        poller(LONG_POLLING).run();

        assertThat(Thread.interrupted()).isTrue();
        assertThatCode(stop::rethrow).doesNotThrowAnyException();
    }

    @Test
    void afterAFailureItPausesAndIsUnhealthy() throws Exception {
        onReceive(count -> {
            stopIf(count == 100);
            throw SdkClientException.create("connection reset");
        });
        assertThatItPauses(LONG_POLLING);
        assertThat(health.isFailingFor(Duration.ZERO)).isTrue();
        assertThat(health.everSucceeded()).isFalse();
    }

    @Test
    void afterAnAnswerThatCameTooSoonItPauses() throws Exception {
        stopAt(100);

        assertThatItPauses(LONG_POLLING);
        assertThat(health.everSucceeded()).isTrue();
    }

    private void assertThatItPauses(Duration waitTime) throws InterruptedException {
        Thread polling = new Thread(poller(waitTime));
        polling.start();
        await("it pauses", () -> polling.getState() == Thread.State.TIMED_WAITING || stop.isRequested());
        assertThat(stop.isRequested()).isFalse();
        stop.request();
        polling.join();
        assertThatAllRoomIsFree();
    }

    @Test
    void anAnswerInItsTimeIsFollowedByTheNextRequestAtOnce() throws Exception {
        onReceive(count -> {
            if (count == 3) {
                stop.request();
            }
        });

        poller(NO_WAITING).run();

        assertThat(client.receives).hasSize(3);
        assertThatAllRoomIsFree();
    }

    @Test
    void failuresAndAnswersThatCameTooSoonAreCountedUntilSomethingComes() {
        onReceive(count -> {
            switch (count) {
                case 1, 3 -> throw service(503, "ServiceUnavailable");
                case 4 -> sqs.with(1);
                case 5 -> throw service(500, "InternalError");
                case 6 -> stop.request();
                default -> {}
            }
        });
        try (Logged logged = Logged.start()) {
            poller(LONG_POLLING).run();

            assertThat(logged.lines())
                    .containsExactly(
                            "receiving from url failed 1 times in a row, got ServiceUnavailable",
                            "receiving from url failed 3 times in a row, got ServiceUnavailable",
                            "receiving from url failed 1 times in a row, got InternalError");
        }
    }

    @Test
    void anAnswerInItsTimeThatIsEmptyIsNoFailure() {
        onReceive(count -> {
            switch (count) {
                case 1, 3 -> throw service(503, "ServiceUnavailable");
                case 4 -> stop.request();
                default -> {}
            }
        });
        try (Logged logged = Logged.start()) {
            poller(NO_WAITING).run();

            assertThat(logged.lines()).allMatch(line -> line.startsWith("receiving from url failed 1 times in a row"));
        }
    }

    @Test
    void beforeTheFirstSuccessWhatIsPermanentEndsTheListener() throws Exception {
        onReceive(count -> {
            throw service(403, "AccessDenied");
        });

        poller(LONG_POLLING).run();

        assertThat(client.receives).hasSize(1);
        assertThatThrownBy(stop::rethrow)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("got AccessDenied at url");
        assertThatAllRoomIsFree();
    }

    @Test
    void aQueueThatExistedAtTheStartAndIsMissingLaterIsAskedAgainAndShowsInHealth() throws Exception {
        sqs.with(1);
        onReceive(count -> {
            switch (count) {
                case 1 ->
                    throw QueueDoesNotExistException.builder().statusCode(400).build();
                case 2 -> throw service(400, "AWS.SimpleQueueService.NonExistentQueue");
                case 3 -> {
                    assertThat(health.isFailingFor(Duration.ZERO)).isTrue();
                    throw service(404, "NotFound");
                }
                default -> stopWhenProcessed(1);
            }
        });
        try (Logged logged = Logged.start()) {
            poller(LONG_POLLING).run();

            assertThat(logged.lines()).hasSize(3).allMatch(line -> line.startsWith("receiving from url failed "));
        }
        runner.finish(Duration.ofMinutes(1));
        assertThat(processed).containsExactly("1");
        assertThatCode(stop::rethrow).doesNotThrowAnyException();
        assertThat(health.isFailingFor(Duration.ZERO)).isFalse();
    }

    @Test
    void afterASuccessWhatIsPermanentIsSurvived() {
        health.succeeded();
        onReceive(count -> {
            stopIf(count == 2);
            throw service(403, "AccessDenied");
        });
        try (Logged logged = Logged.start()) {
            poller(LONG_POLLING).run();

            assertThat(logged.lines()).hasSize(1);
        }
        assertThat(client.receives).hasSize(2);
        assertThatCode(stop::rethrow).doesNotThrowAnyException();
    }

    @Test
    void whatTheVirtualMachineDoesNotSurviveEndsTheListener() throws Exception {
        Error fatal = new OutOfMemoryError("as it was told");
        onReceive(count -> {
            throw fatal;
        });

        poller(LONG_POLLING).run();

        assertThatThrownBy(stop::rethrow).isSameAs(fatal);
        assertThatAllRoomIsFree();
    }

    private Poller poller(Duration waitTime) {
        return new Poller(queue, waitTime, room, heartbeat, runner, health, stop);
    }

    private void onReceive(IntConsumer count) {
        client.with((operation, soManieth) -> {
            if (operation.equals("receive")) {
                count.accept(soManieth);
            }
        });
    }

    private void stopAt(int receive) {
        onReceive(count -> stopIf(count == receive));
    }

    /** With the request after the one that brought something. */
    private void stopWhenProcessed(int messages) {
        if (sqs.visible() == 0) {
            await("all processed", () -> processed.size() == messages);
            stop.request();
        }
    }

    private void stopIf(boolean now) {
        if (now) {
            stop.request();
        }
    }

    private void assertThatAllRoomIsFree() throws InterruptedException {
        assertThat(room.take(100)).isEqualTo(PLACES);
    }
}
