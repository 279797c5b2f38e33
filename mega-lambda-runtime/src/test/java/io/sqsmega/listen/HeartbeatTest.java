package io.sqsmega.listen;

import static io.sqsmega.listen.Background.await;
import static io.sqsmega.listen.Background.awaitUninterruptibly;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.message.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;

/** What is in work is kept hidden, and what was let go is not, however the two meet. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class HeartbeatTest {
    private static final int WORKERS = 4;
    private static final int ROUNDS = 2_000;

    @Test
    void lettingGoWaitsForTheRequestThatIsOut() throws Exception {
        CountDownLatch out = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        Heartbeat heartbeat = heartbeat(request -> {
            out.countDown();
            awaitUninterruptibly(answer);
            return List.of();
        });
        Message message = message("1");
        heartbeat.hold(List.of(message));
        Thread beating = started(heartbeat);
        out.await();

        Thread lettingGo = started(() -> heartbeat.letGo(List.of(message)));
        await("it waits", () -> lettingGo.getState() == Thread.State.WAITING);
        answer.countDown();

        lettingGo.join();
        beating.join();
    }

    @Test
    void aMessageWhoseRequestIsOutIsAskedForAgainOnlyWhenThatTakesTooLong() throws Exception {
        HangingRequests hanging = new HangingRequests(1);
        Clock clock = new Clock();
        Heartbeat heartbeat = heartbeat(Duration.ofSeconds(8), clock, hanging::hide);
        heartbeat.hold(List.of(message("1")));
        clock.pass(Duration.ofSeconds(3));
        Thread beating = started(heartbeat);
        hanging.awaitThatOneHangs();

        clock.pass(Duration.ofSeconds(1).minusNanos(1));
        heartbeat.run();
        assertThat(hanging.requests).hasSize(1);
        clock.pass(Duration.ofNanos(1));
        heartbeat.run();
        heartbeat.run();

        assertThat(hanging.requests).containsExactly(List.of("handle-1"), List.of("handle-1"));
        hanging.goOn();
        beating.join();
    }

    @Test
    void anAnswerThatComesLateDoesNotMakeItForgetWhatWasHiddenSince() throws Exception {
        HangingRequests hanging = new HangingRequests(1);
        Clock clock = new Clock();
        Heartbeat heartbeat = heartbeat(Duration.ofSeconds(9), clock, hanging::hide);
        heartbeat.hold(List.of(message("1")));
        clock.pass(Duration.ofSeconds(3));
        Thread beating = started(heartbeat);
        hanging.awaitThatOneHangs();
        clock.pass(Duration.ofSeconds(3));
        heartbeat.run();
        hanging.goOn();
        beating.join();

        clock.pass(Duration.ofSeconds(3).minusNanos(1));
        heartbeat.run();
        assertThat(hanging.requests).hasSize(2);
        clock.pass(Duration.ofNanos(1));
        heartbeat.run();

        assertThat(hanging.requests).hasSize(3);
    }

    @Test
    void aRequestThatHangsDelaysNoOther() throws Exception {
        HangingRequests hanging = new HangingRequests(1);
        Clock clock = new Clock();
        SourceQueue queue = SourceQueue.open(new HidingClient(hanging::hide), "url", Duration.ofSeconds(3));
        Heartbeat heartbeat = new Heartbeat(queue, clock, HeartbeatTest::started);
        heartbeat.hold(IntStream.range(0, 30).mapToObj(i -> message("" + i)).toList());
        clock.pass(Duration.ofSeconds(1));

        heartbeat.run();

        await("two requests are answered", () -> hanging.answered.size() == 2);
        assertThat(hanging.requests).extracting(List::size).containsExactly(10, 10, 10);
        hanging.goOn();
    }

    @Test
    void whatIsLetGoBeforeItsRequestIsSentIsNotHiddenByIt() {
        List<List<String>> requests = new ArrayList<>();
        List<Runnable> later = new ArrayList<>();
        Clock clock = new Clock();
        SourceQueue queue = SourceQueue.open(
                new HidingClient(request -> {
                    requests.add(handles(request));
                    return List.of();
                }),
                "url",
                Duration.ofSeconds(3));
        Heartbeat heartbeat = new Heartbeat(queue, clock, later::add);
        Message kept = message("kept");
        Message gone = message("gone");
        heartbeat.hold(List.of(kept, gone));
        clock.pass(Duration.ofSeconds(1));
        heartbeat.run();
        Thread lettingGo = started(() -> heartbeat.letGo(List.of(gone)));
        await("it waits", () -> lettingGo.getState() == Thread.State.WAITING);

        later.forEach(Runnable::run);

        assertThat(requests).containsExactly(List.of("handle-kept"));
    }

    @Test
    void anInterruptDoesNotEndTheWaitThatLettingGoTakes() throws Exception {
        HangingRequests hanging = new HangingRequests(1);
        Heartbeat heartbeat = heartbeat(hanging::hide);
        Message message = message("1");
        heartbeat.hold(List.of(message));
        Thread beating = started(heartbeat);
        hanging.awaitThatOneHangs();
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread lettingGo = started(() -> {
            heartbeat.letGo(List.of(message));
            interrupted.set(Thread.interrupted());
        });
        await("it waits", () -> lettingGo.getState() == Thread.State.WAITING);

        lettingGo.interrupt();
        await("it takes note", () -> !lettingGo.isInterrupted());
        await("it waits", () -> lettingGo.getState() == Thread.State.WAITING);
        hanging.goOn();

        lettingGo.join();
        beating.join();
        assertThat(interrupted).isTrue();
    }

    @Test
    void whatIsForgottenIsNotWaitedForAndHiddenNoMore() throws Exception {
        HangingRequests hanging = new HangingRequests(1);
        Heartbeat heartbeat = heartbeat(hanging::hide);
        Message message = message("1");
        heartbeat.hold(List.of(message));
        Thread beating = started(heartbeat);
        hanging.awaitThatOneHangs();

        heartbeat.forget(List.of(message));
        heartbeat.run();

        assertThat(hanging.requests).hasSize(1);
        hanging.goOn();
        beating.join();
    }

    @Test
    void noRequestIsOnItsWayForAnythingThatWasLetGo() throws Exception {
        Set<String> gone = ConcurrentHashMap.newKeySet();
        Queue<String> late = new ConcurrentLinkedQueue<>();
        Heartbeat heartbeat = heartbeat(request -> {
            List<String> handles = handles(request);
            handles.stream().filter(gone::contains).forEach(late::add);
            Thread.yield();
            handles.stream().filter(gone::contains).forEach(late::add);
            return List.of();
        });
        CountDownLatch working = new CountDownLatch(WORKERS);
        Thread beating = started(() -> {
            while (working.getCount() > 0) {
                heartbeat.run();
            }
        });

        List<Thread> workers = IntStream.range(0, WORKERS)
                .mapToObj(worker -> started(() -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        holdAndLetGo(heartbeat, worker + "-" + round + "-", gone);
                    }
                    working.countDown();
                }))
                .toList();
        for (Thread worker : workers) {
            worker.join();
        }
        beating.join();

        assertThat(gone).hasSize(3 * WORKERS * ROUNDS);
        assertThat(late).isEmpty();
    }

    private static void holdAndLetGo(Heartbeat heartbeat, String prefix, Set<String> gone) {
        List<Message> messages = List.of(message(prefix + "a"), message(prefix + "b"), message(prefix + "c"));
        heartbeat.hold(messages);
        Thread.yield();
        heartbeat.letGo(messages);
        messages.forEach(message -> gone.add(message.receiptHandle()));
    }

    @Test
    void onlyWhatCouldNotBeHiddenIsHiddenAgainWithTheNextBeat() {
        List<List<String>> requests = new ArrayList<>();
        Clock clock = new Clock();
        Heartbeat heartbeat = heartbeat(Duration.ofSeconds(3), clock, request -> {
            requests.add(handles(request));
            return requests.size() == 1 ? List.of(request.entries().get(1).id()) : List.of();
        });
        heartbeat.hold(List.of(message("a"), message("b"), message("c")));

        for (int halfSecond = 0; halfSecond < 4; halfSecond++) {
            heartbeat.run();
            clock.nanos += TimeUnit.MILLISECONDS.toNanos(500);
        }

        assertThat(requests).hasSize(2);
        assertThat(requests.get(0)).hasSize(3);
        assertThat(requests.get(1)).containsExactly(requests.get(0).get(1));
    }

    @Test
    void itBeatsTwiceUntilAThirdOfTheTimeoutHasPassed() {
        assertThat(heartbeat(Duration.ofSeconds(30), new Clock(), request -> List.of())
                        .interval())
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aMessageIsHiddenAgainWhenAThirdOfTheTimeoutHasPassedAndNotBefore() {
        List<List<String>> requests = new ArrayList<>();
        Clock clock = new Clock();
        clock.nanos = TimeUnit.HOURS.toNanos(1);
        Heartbeat heartbeat = recording(clock, requests);
        heartbeat.hold(List.of(message("a")));

        clock.nanos += TimeUnit.SECONDS.toNanos(1) - 1;
        heartbeat.run();
        assertThat(requests).isEmpty();
        clock.nanos++;
        heartbeat.run();
        assertThat(requests).hasSize(1);
    }

    @Test
    void whatWasLetGoIsHiddenNoMore() {
        List<List<String>> requests = new ArrayList<>();
        Clock clock = new Clock();
        Heartbeat heartbeat = recording(clock, requests);
        Message kept = message("kept");
        Message gone = message("gone");
        heartbeat.hold(List.of(kept, gone));
        heartbeat.letGo(List.of(gone, message("never held")));

        clock.nanos += TimeUnit.SECONDS.toNanos(1);
        heartbeat.run();

        assertThat(requests).containsExactly(List.of("handle-kept"));
    }

    @Test
    void moreThanTenAreHiddenBySeveralRequests() {
        List<List<String>> requests = new ArrayList<>();
        Clock clock = new Clock();
        Heartbeat heartbeat = recording(clock, requests);
        heartbeat.hold(IntStream.range(0, 11).mapToObj(i -> message("" + i)).toList());

        clock.nanos += TimeUnit.SECONDS.toNanos(1);
        try (Logged logged = Logged.start()) {
            heartbeat.run();

            assertThat(logged.lines()).isEmpty();
        }

        assertThat(requests).extracting(List::size).containsExactly(10, 1);
    }

    @Test
    void afterARequestThatFailsTheNextBeatTriesAgainAndNobodyWaitsForIt() {
        List<List<String>> requests = new ArrayList<>();
        Clock clock = new Clock();
        Heartbeat heartbeat = heartbeat(Duration.ofSeconds(3), clock, request -> {
            requests.add(handles(request));
            throw SdkClientException.create("connection reset");
        });
        Message message = message("a");
        heartbeat.hold(List.of(message));
        clock.nanos += TimeUnit.SECONDS.toNanos(1);
        try (Logged logged = Logged.start()) {
            heartbeat.run();
            heartbeat.run();

            assertThat(logged.lines())
                    .hasSize(2)
                    .allMatch(line -> line.startsWith("1 messages in work could not be kept hidden, got "));
        }
        heartbeat.letGo(List.of(message));
        heartbeat.run();
        assertThat(requests).hasSize(2);
    }

    private static Heartbeat recording(Clock clock, List<List<String>> requests) {
        return heartbeat(Duration.ofSeconds(3), clock, request -> {
            requests.add(handles(request));
            return List.of();
        });
    }

    private static Message message(String id) {
        return Message.builder(id, "").receiptHandle("handle-" + id).build();
    }

    private static List<String> handles(ChangeMessageVisibilityBatchRequest request) {
        return request.entries().stream().map(entry -> entry.receiptHandle()).toList();
    }

    private static Thread started(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** With no visibility timeout at all, everything is due with each beat. */
    private static Heartbeat heartbeat(HidingClient.Hiding hiding) {
        return heartbeat(Duration.ZERO, System::nanoTime, hiding);
    }

    private static Heartbeat heartbeat(Duration visibilityTimeout, LongSupplier nanoTime, HidingClient.Hiding hiding) {
        return new Heartbeat(SourceQueue.open(new HidingClient(hiding), "url", visibilityTimeout), nanoTime);
    }

    /** Answers late to the first requests of a number of them, and to all others at once. */
    private static final class HangingRequests {
        private final Queue<List<String>> requests = new ConcurrentLinkedQueue<>();
        private final Queue<List<String>> answered = new ConcurrentLinkedQueue<>();
        private final AtomicInteger left;
        private final CountDownLatch hangs = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        HangingRequests(int number) {
            left = new AtomicInteger(number);
        }

        List<String> hide(ChangeMessageVisibilityBatchRequest request) {
            requests.add(handles(request));
            if (left.getAndDecrement() > 0) {
                hangs.countDown();
                awaitUninterruptibly(goOn);
            }
            answered.add(handles(request));
            return List.of();
        }

        void awaitThatOneHangs() throws InterruptedException {
            hangs.await();
        }

        void goOn() {
            goOn.countDown();
        }
    }

    private static final class Clock implements LongSupplier {
        private volatile long nanos;

        void pass(Duration duration) {
            nanos += duration.toNanos();
        }

        @Override
        public long getAsLong() {
            return nanos;
        }
    }
}
