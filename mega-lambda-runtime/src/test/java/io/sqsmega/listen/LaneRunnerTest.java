package io.sqsmega.listen;

import static io.sqsmega.listen.Background.await;
import static io.sqsmega.listen.Background.awaitUninterruptibly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.dispatch.BatchReport;
import io.sqsmega.dispatch.Dispatcher;
import io.sqsmega.dispatch.MessageObserver;
import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.dispatch.Outcome;
import io.sqsmega.match.DataPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.subscribe.EventHandler;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads that run what was received, in time and out of time. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class LaneRunnerTest {
    private static final int PLACES = 5;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final StopSignal stop = new StopSignal();
    private final Permits room = new Permits(PLACES, Duration.ZERO, null, null);
    private final Queue<String> settled = new ConcurrentLinkedQueue<>();
    private final Queue<MessageReport> reports = new ConcurrentLinkedQueue<>();
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void theLaneOfAGroupNeedsOnePlace() throws Exception {
        Setting setting = new Setting(MemorySqs.fifo().with(3), this::waitToGoOn);

        setting.start(room.take(PLACES));
        running.await();

        assertThat(room.take(PLACES)).isEqualTo(PLACES - 1);
        goOn.countDown();
        setting.runner.finish(LONG);
        assertThat(room.take(PLACES)).isEqualTo(1);
        assertThat(settled).containsExactly("1 DONE", "2 DONE", "3 DONE");
    }

    @Test
    void finishingWaitsForWhatRuns() throws Exception {
        Setting setting = new Setting(MemorySqs.standard().with(1), this::waitToGoOn);
        setting.start(room.take(1));
        running.await();

        Thread finishing = new Thread(() -> finish(setting.runner, LONG));
        finishing.start();
        await("it waits", () -> finishing.getState() == Thread.State.TIMED_WAITING);
        assertThat(settled).isEmpty();
        goOn.countDown();

        finishing.join();
        assertThat(settled).containsExactly("1 DONE");
    }

    @Test
    void afterTheSignalNothingIsStarted() throws Exception {
        MemorySqs sqs = MemorySqs.standard().with(2);
        Setting setting = new Setting(sqs, (payload, message) -> Result.OK);
        stop.request();

        setting.start(room.take(2));
        setting.runner.finish(LONG);

        assertThat(sqs.visible()).isEqualTo(2);
        assertThat(settled).isEmpty();
    }

    @Test
    void whatComesTooLateForAThreadIsVisibleAtOnce() throws Exception {
        MemorySqs sqs = MemorySqs.standard().with(2);
        Setting setting = new Setting(sqs, (payload, message) -> Result.OK);
        setting.runner.finish(Duration.ofSeconds(-1));

        setting.start(room.take(2));

        assertThat(sqs.visible()).isEqualTo(2);
        assertThat(reports)
                .extracting(report -> report.outcome().kind())
                .hasSize(2)
                .containsOnly(Outcome.Kind.NOT_STARTED);
    }

    @Test
    void whatNoThreadCanBeHadForIsVisibleAtOnceAndNothingEnds() throws Exception {
        MemorySqs sqs = MemorySqs.standard().with(3);
        AtomicInteger asked = new AtomicInteger();
        // Each waits until all were started, so that no thread is used again.
        Setting setting = new Setting(sqs, this::waitToGoOn, work -> {
            if (asked.incrementAndGet() == 2) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            return new Thread(work);
        });

        assertThat(setting.start(room.take(3))).isFalse();

        assertThat(sqs.visible()).isEqualTo(1);
        goOn.countDown();
        setting.runner.finish(LONG);
        assertThat(settled).hasSize(2);
        assertThatCode(stop::rethrow).doesNotThrowAnyException();
        assertThat(room.take(PLACES)).isEqualTo(PLACES);
    }

    @Test
    void givingUpWaitsForWhatIsBeingSettled() throws Exception {
        CountDownLatch settling = new CountDownLatch(1);
        MemorySqs sqs = MemorySqs.fifo().with(2);
        Setting setting = new Setting(sqs, (payload, message) -> Result.RETRY_LATER);
        setting.client.with((operation, count) -> {
            if (operation.equals("change")) {
                settling.countDown();
                awaitUninterruptibly(goOn);
            }
        });
        setting.start(room.take(1));
        settling.await();

        Thread givingUp = new Thread(() -> giveUp(setting.runner));
        givingUp.start();
        await("it waits", () -> givingUp.getState() == Thread.State.WAITING);
        goOn.countDown();

        givingUp.join();
        assertThat(settled).containsExactly("1 RETRY");
    }

    @Test
    void whatSettlingDoesNotSurviveStopsAllAndItsRoomIsGivenBack() throws Exception {
        Setting setting = new Setting(MemorySqs.fifo().with(2), (payload, message) -> Result.RETRY_LATER);
        Error fatal = new NoClassDefFoundError("as it was told");
        setting.client.with((operation, count) -> {
            if (operation.equals("change")) {
                throw fatal;
            }
        });

        setting.start(room.take(1));
        setting.runner.finish(LONG);

        assertThatThrownBy(stop::rethrow).isSameAs(fatal);
        assertThat(room.take(PLACES)).isEqualTo(PLACES);
    }

    @Test
    void whatIsGivenUpIsInterruptedAndItsLateResultDoesNotCount() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        Setting setting = new Setting(MemorySqs.standard().with(1), (payload, message) -> {
            running.countDown();
            try {
                goOn.await();
            } catch (InterruptedException asItMust) {
                interrupted.countDown();
            }
            goOn.await();
            return Result.OK;
        });
        setting.start(room.take(PLACES));
        running.await();

        setting.runner.giveUp();

        assertThat(settled).containsExactly("1 ABANDONED");
        interrupted.await();
        goOn.countDown();
        setting.runner.finish(LONG);
        assertThat(settled).hasSize(1);
        assertThat(room.take(PLACES)).isEqualTo(PLACES);
        setting.runner.giveUp();
        assertThat(settled).hasSize(1);
    }

    @Test
    void anInterruptThatASubscriberLeavesBehindDoesNotKeepItsMessageFromBeingDeleted() throws Exception {
        Setting setting = new Setting(MemorySqs.standard().with(1), (payload, message) -> {
            Thread.currentThread().interrupt();
            return Result.OK;
        });
        try (Logged logged = Logged.start()) {
            setting.start(room.take(1));
            setting.runner.finish(LONG);

            assertThat(logged.lines()).isEmpty();
        }
        setting.deletions.finish();
        setting.deletions.run();
        assertThat(setting.client.deletes).hasSize(1);
    }

    @Test
    void whatTheVirtualMachineDoesNotSurviveStopsAllAndTheMessageStays() throws Exception {
        Error fatal = new OutOfMemoryError("as it was told");
        Setting setting = new Setting(MemorySqs.standard().with(1), (payload, message) -> {
            throw fatal;
        });

        setting.start(room.take(1));
        setting.runner.finish(LONG);

        assertThatThrownBy(stop::rethrow).isSameAs(fatal);
        assertThat(settled).containsExactly("1 ABANDONED");
        assertThat(room.take(PLACES)).isEqualTo(PLACES);
    }

    @Test
    void whatASubscriberThrowsConcernsItsMessageAlone() throws Exception {
        Setting setting = new Setting(MemorySqs.standard().with(2), (payload, message) -> {
            if (message.id().equals("1")) {
                throw new IllegalStateException("as it was told");
            }
            return Result.OK;
        });

        setting.start(room.take(2));
        setting.runner.finish(LONG);

        assertThatCode(stop::rethrow).doesNotThrowAnyException();
        assertThat(settled).containsExactlyInAnyOrder("1 RETRY", "2 DONE");
    }

    @Test
    void theObserverHearsOfTheBeginningOfABatchAndOfItsEndAfterAllReports() throws Exception {
        Setting setting = new Setting(MemorySqs.standard().with(3), (payload, message) -> Result.OK);

        setting.start(room.take(3));
        setting.runner.finish(LONG);

        assertThat(setting.heard)
                .startsWith("began 3, 0 reports")
                .endsWith("ended 3, 3 reports")
                .hasSize(5);
    }

    @Test
    void theEndOfABatchIsReportedOnceAlsoIfItsMessagesAreGivenUp() throws Exception {
        Setting setting = new Setting(MemorySqs.standard().with(2), this::waitToGoOn);
        setting.start(room.take(2));
        running.await();

        setting.runner.giveUp();
        goOn.countDown();
        setting.runner.finish(LONG);

        assertThat(setting.heard).endsWith("ended 2, 2 reports").containsOnlyOnce("ended 2, 2 reports");
    }

    private Result waitToGoOn(DataPayload payload, Message message) throws InterruptedException {
        running.countDown();
        goOn.await();
        return Result.OK;
    }

    private static void giveUp(LaneRunner runner) {
        try {
            runner.giveUp();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void finish(LaneRunner runner, Duration atMost) {
        try {
            runner.finish(atMost);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private final class Setting {
        private final TroubledSqs client;
        private final SourceQueue queue;
        private final Deletions deletions;
        private final LaneRunner runner;
        private final List<String> heard = new CopyOnWriteArrayList<>();

        Setting(MemorySqs sqs, EventHandler<DataPayload> subscriber) {
            this(sqs, subscriber, new DaemonThreads("runner-test"));
        }

        Setting(MemorySqs sqs, EventHandler<DataPayload> subscriber, ThreadFactory threads) {
            this.client = new TroubledSqs(sqs);
            this.queue = SourceQueue.open(client, "url", null);
            Heartbeat heartbeat = new Heartbeat(queue);
            this.deletions = new Deletions(queue, heartbeat, new Health(), 100, Duration.ZERO);
            Settlement settlement = new Settlement(queue, heartbeat, deletions, called -> {
                for (MessageReport report : called) {
                    settled.add(report.messageId() + " " + report.outcome().kind());
                }
            });
            Dispatcher dispatcher = Dispatcher.builder()
                    .on(DataPattern.any(), subscriber)
                    .observer(observer())
                    .build();
            this.runner = new LaneRunner(dispatcher, settlement, room, stop, Duration.ZERO, threads);
        }

        private MessageObserver observer() {
            return new MessageObserver() {
                @Override
                public void handled(MessageReport report) {
                    reports.add(report);
                    heard.add("handled");
                }

                @Override
                public void batchBegan(BatchReport batch) {
                    heard.add("began " + batch.size() + ", " + batch.messages().size() + " reports");
                }

                @Override
                public void batchEnded(BatchReport batch) {
                    heard.add("ended " + batch.size() + ", " + batch.messages().size() + " reports");
                }
            };
        }

        boolean start(int places) {
            return runner.start(queue.receive(10, Duration.ofSeconds(1)), places);
        }
    }
}
