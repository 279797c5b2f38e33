package io.sqsmega.listen;

import static io.sqsmega.listen.Background.await;
import static io.sqsmega.listen.Background.awaitUninterruptibly;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.dispatch.Outcome;
import io.sqsmega.match.DataPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.subscribe.EventHandler;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * What a listener still does after the signal to stop. A listening thread waits for the signal without a limit, and for
 * all that follows with one: that tells how far it is.
 */
@Tag("slow")
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class ShutDownTest {
    private final MemorySqs sqs = MemorySqs.standard();
    private final TroubledSqs client = new TroubledSqs(sqs);
    private final Queue<String> events = new ConcurrentLinkedQueue<>();
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void afterTheSignalNobodyAsksForMore() throws Exception {
        sqs.with(2);
        SqsListener listener = listener(this::waitToGoOn).concurrency(1).build();
        Thread listening = started(listener::listen);
        running.await();

        started(listener::close);
        await("it shuts down", () -> isShuttingDown(listening));
        goOn.countDown();

        listening.join();
        assertThat(client.receives).hasSize(1);
        assertThat(sqs.visible()).isEqualTo(1);
    }

    @Test
    void aReceiveThatIsOutIsWaitedForAndWhatItBringsIsVisibleAtOnce() throws Exception {
        sqs.with(1);
        SqsListener listener = listener(this::waitToGoOn).pollers(1).build();
        client.with((operation, count) -> {
            if (operation.equals("receive")) {
                running.countDown();
                await("it goes on", () -> goOn.getCount() == 0);
                events.add("received");
            }
        });
        Thread listening = started(() -> {
            listener.listen();
            events.add("ended");
        });
        running.await();

        started(listener::close);
        await("it shuts down", () -> isShuttingDown(listening));
        goOn.countDown();

        listening.join();
        assertThat(events).containsExactly("received", "ended");
        assertThat(sqs.visible()).isEqualTo(1);
    }

    @Test
    void whatAReceiveBringsAfterTheGracePeriodIsVisibleAtOnce() throws Exception {
        hangInReceives();
        SqsListener listener =
                listener(this::waitToGoOn).shutdownGrace(Duration.ZERO).build();
        Thread listening = started(listener::listen);
        running.await();

        Thread closing = started(listener::close);
        await("the grace period is over", () -> isGivingUpOver(listening));
        sqs.with(12);
        goOn.countDown();

        closing.join();
        assertThat(sqs.visible()).isEqualTo(12);
        assertThat(sqs.receives()).isPositive();
    }

    @Test
    void whatAReceiveBringsAfterASecondInterruptIsVisibleAtOnce() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        hangInReceives();
        Thread listening = started(listener(this::waitToGoOn).build()::listen);
        running.await();
        listening.interrupt();
        await("it shuts down", () -> isShuttingDown(listening));

        listening.interrupt();
        await("it takes note", () -> !listening.isInterrupted());
        sqs.with(12);
        goOn.countDown();

        listening.join();
        assertThat(sqs.visible()).isEqualTo(12);
        awaitThatNoThreadIsLeftBut(before);
    }

    @Test
    void whatAReceiveBringsAfterAFatalErrorIsVisibleAtOnce() throws Exception {
        sqs.with(1);
        CountDownLatch received = new CountDownLatch(1);
        client.with((operation, count) -> {
            if (operation.equals("receive") && count > 1) {
                running.countDown();
                awaitUninterruptibly(goOn);
            }
        });
        Error fatal = new OutOfMemoryError("as it was told");
        Background listening = Background.of(listener((payload, message) -> {
                    received.countDown();
                    running.await();
                    throw fatal;
                })
                .shutdownGrace(Duration.ZERO));
        received.await();
        running.await();
        await("it stops", () -> !listening.listener().isReceiving());
        sqs.with(12);
        goOn.countDown();

        assertThat(listening.end()).isSameAs(fatal);
        assertThat(sqs.visible()).isEqualTo(12);
        assertThat(sqs.hidden()).isEqualTo(1);
    }

    @Test
    void whatAReceiveBringsAfterListeningHasEndedIsVisibleAtOnceEvenThen() throws Exception {
        hangInReceives();
        SqsListener listener = listener(this::waitToGoOn)
                .waitTime(Duration.ofSeconds(1))
                .shutdownGrace(Duration.ZERO)
                .build();
        Thread listening = started(listener::listen);
        running.await();

        listener.close();
        listening.join();
        sqs.with(12);
        goOn.countDown();

        await("all are received", () -> sqs.receives() > 0);
        await("all are visible", () -> sqs.visible() == 12);
    }

    /** As a client does that cannot break off a request. */
    private void hangInReceives() {
        client.with((operation, count) -> {
            if (operation.equals("receive")) {
                running.countDown();
                awaitUninterruptibly(goOn);
            }
        });
    }

    /** What hangs was given up, and the deleters have ended: only receives are waited for. */
    private static boolean isGivingUpOver(Thread listening) {
        return isShuttingDown(listening)
                && Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .noneMatch(name -> name.startsWith("mega-listener-deleter"));
    }

    @Test
    void aReceiveThatIsNeverAnsweredIsBrokenOffInTheEnd() throws Exception {
        CountDownLatch brokenOff = new CountDownLatch(1);
        client.with((operation, count) -> {
            if (operation.equals("receive")) {
                running.countDown();
                try {
                    awaitInterrupt();
                } finally {
                    brokenOff.countDown();
                }
            }
        });

        try (Background listening = Background.of(listener(this::waitToGoOn)
                .pollers(1)
                .waitTime(Duration.ofSeconds(1))
                .shutdownGrace(Duration.ZERO))) {
            running.await();
        }

        brokenOff.await();
    }

    @Test
    void afterTheGracePeriodWhatRunsIsInterruptedAndStays() throws Exception {
        sqs.with(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Queue<Outcome.Kind> outcomes = new ConcurrentLinkedQueue<>();
        SqsListener.Builder hanging = listener((payload, message) -> {
                    running.countDown();
                    try {
                        goOn.await();
                    } catch (InterruptedException asItMust) {
                        interrupted.countDown();
                    }
                    return Result.OK;
                })
                .shutdownGrace(Duration.ZERO)
                .observer(report -> outcomes.add(report.outcome().kind()));

        try (Background listening = Background.of(hanging)) {
            running.await();
        }

        interrupted.await();
        assertThat(outcomes).containsExactly(Outcome.Kind.ABANDONED);
        assertThat(sqs.hidden()).isEqualTo(1);
    }

    @Test
    void whatIsGivenUpIsSettledBeforeListeningEnds() throws Exception {
        sqs.with(1);
        AtomicReference<Thread> listens = new AtomicReference<>();
        SqsListener listener = listener(this::goOnInSpiteOfInterrupts)
                .shutdownGrace(Duration.ZERO)
                .redelivery(reports -> {
                    await("it waits or has ended", () -> isShuttingDown(listens.get()));
                    events.add("settled");
                    goOn.countDown();
                })
                .build();
        Thread listening = new Thread(() -> {
            listener.listen();
            events.add("ended");
        });
        listens.set(listening);
        listening.start();
        running.await();

        listener.close();

        listening.join();
        await("it is settled", () -> events.size() == 2);
        assertThat(events).containsExactly("settled", "ended");
    }

    private Result goOnInSpiteOfInterrupts(DataPayload payload, Message message) {
        running.countDown();
        while (goOn.getCount() > 0) {
            try {
                goOn.await();
            } catch (InterruptedException ignored) {
                // Who settles it instead is what the test is about.
            }
        }
        return Result.OK;
    }

    @Test
    void theLastDeletionsAreWaitedFor() throws Exception {
        sqs.with(1);
        SqsListener listener = listener((payload, message) -> Result.OK).build();
        Thread listening = new Thread(listener::listen);
        client.with((operation, count) -> {
            if (operation.equals("delete")) {
                running.countDown();
                await("it waits or has ended", () -> isShuttingDown(listening));
            }
        });
        listening.start();
        running.await();

        listener.close();

        assertThat(sqs.isEmpty()).isTrue();
    }

    @Test
    void whenAllHasEndedNoThreadIsLeft() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        sqs.with(3);
        try (Background listening = Background.of(listener((payload, message) -> Result.OK))) {
            await("all deleted", sqs::isEmpty);
        }

        awaitThatNoThreadIsLeftBut(before);
    }

    @Test
    void anInterruptWhileASubscriberIsWaitedForLeavesNoThreadBehind() throws Exception {
        assertThatAnInterruptLeavesNoThreadBehind();
    }

    private void assertThatAnInterruptLeavesNoThreadBehind() throws InterruptedException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        sqs.with(1);
        Thread listening = started(listener(this::waitToGoOn).build()::listen);
        running.await();
        listening.interrupt();
        await("it shuts down", () -> isShuttingDown(listening));

        listening.interrupt();

        listening.join();
        awaitThatNoThreadIsLeftBut(before);
    }

    private void awaitInterrupt() {
        try {
            goOn.await();
        } catch (InterruptedException asItMust) {
            throw SdkClientException.create("broken off", asItMust);
        }
    }

    private static void awaitThatNoThreadIsLeftBut(Set<Thread> before) {
        await(
                "no thread is left",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(
                                thread -> thread.getName().startsWith("mega-listener-") && !before.contains(thread)));
    }

    private static boolean isShuttingDown(Thread listening) {
        return List.of(Thread.State.TIMED_WAITING, Thread.State.TERMINATED).contains(listening.getState());
    }

    private static Thread started(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        return thread;
    }

    private SqsListener.Builder listener(EventHandler<DataPayload> subscriber) {
        return SqsListener.builder("http://localhost/queue").client(client).on(DataPattern.any(), subscriber);
    }

    private Result waitToGoOn(DataPayload payload, Message message) throws InterruptedException {
        running.countDown();
        goOn.await();
        return Result.OK;
    }
}
