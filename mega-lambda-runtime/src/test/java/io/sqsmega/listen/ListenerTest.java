package io.sqsmega.listen;

import static io.sqsmega.listen.Background.await;
import static io.sqsmega.listen.Troubles.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.match.DataPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.subscribe.EventHandler;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkClientException;

/** From the first request to the last, with a queue in memory. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class ListenerTest {
    private final MemorySqs sqs = MemorySqs.standard();
    private final TroubledSqs client = new TroubledSqs(sqs);
    private final Queue<String> processed = new ConcurrentLinkedQueue<>();
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void whatIsThereIsProcessedAndDeleted() throws Exception {
        sqs.with(25);

        try (Background listening = Background.of(listener(this::process))) {
            await("all deleted", sqs::isEmpty);
            assertThat(listening.listener().isReceiving()).isTrue();
        }

        assertThat(processed).hasSize(25).doesNotHaveDuplicates();
        assertThat(client.receives.get(0).waitTimeSeconds()).isEqualTo(20);
        assertThat(client.receives.get(0).visibilityTimeout()).isEqualTo(60);
    }

    @Test
    void itReceivesUntilItIsClosedAndLeavesTheCallersClientOpen() throws Exception {
        SqsListener listener = listener(this::process).client(sqs).build();
        assertThat(listener.isReceiving()).isFalse();
        FutureTask<Boolean> isInterrupted = new FutureTask<>(() -> {
            listener.listen();
            return Thread.currentThread().isInterrupted();
        });
        new Thread(isInterrupted).start();
        await("it receives", listener::isReceiving);

        listener.close();

        assertThat(listener.isReceiving()).isFalse();
        assertThat(isInterrupted.get()).isFalse();
        assertThat(sqs.isClosed()).isFalse();
        listener.close();
        listener.listen();
    }

    @Test
    void itListensOnce() throws Exception {
        try (Background listening = Background.of(listener(this::process))) {
            await("it receives", listening.listener()::isReceiving);

            assertThatThrownBy(listening.listener()::listen)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("listen must be called once, got a second call for http://localhost/queue");
        }
    }

    @Test
    void oneThatWasClosedBeforeSendsNoRequest() {
        client.with((operation, count) -> {
            throw new AssertionError(operation);
        });
        SqsListener listener = listener(this::process).build();
        listener.close();
        listener.close();

        listener.listen();

        assertThat(listener.isReceiving()).isFalse();
    }

    @Test
    void closingWaitsForWhatRuns() throws Exception {
        sqs.with(1);
        try (Background listening = Background.of(listener(this::waitToGoOn))) {
            running.await();
            Thread closing = new Thread(listening.listener()::close);
            closing.start();
            await("it waits", () -> closing.getState() == Thread.State.WAITING);
            assertThat(listening.listener().isReceiving()).isFalse();

            goOn.countDown();

            closing.join();
            assertThat(sqs.isEmpty()).isTrue();
        }
    }

    @Test
    void anInterruptOfTheListeningThreadIsASignalToStopToo() throws Exception {
        sqs.with(1);
        SqsListener listener = listener(this::waitToGoOn).build();
        FutureTask<Boolean> isInterrupted = new FutureTask<>(() -> {
            listener.listen();
            return Thread.currentThread().isInterrupted();
        });
        Thread listening = new Thread(isInterrupted);
        listening.start();
        running.await();

        listening.interrupt();
        goOn.countDown();

        assertThat(isInterrupted.get()).isTrue();
        assertThat(sqs.isEmpty()).isTrue();
    }

    @Test
    void anInterruptOfTheClosingThreadEndsItsWaiting() throws Exception {
        sqs.with(1);
        try (Background listening = Background.of(listener(this::waitToGoOn))) {
            running.await();
            Thread.currentThread().interrupt();

            listening.listener().close();

            assertThat(Thread.interrupted()).isTrue();
            goOn.countDown();
        }
    }

    @Test
    void aQueueThatIsOutOfReachIsTriedAgain() throws Exception {
        sqs.with(1);
        AtomicInteger attempts = new AtomicInteger();
        client.with((operation, count) -> {
            if (operation.equals("attributes") && attempts.incrementAndGet() <= 2) {
                throw service(503, "ServiceUnavailable");
            }
        });
        try (Logged logged = Logged.start()) {
            try (Background listening = Background.of(listener(this::process))) {
                await("it is processed", sqs::isEmpty);
            }

            assertThat(logged.lines())
                    .containsExactly(
                            "http://localhost/queue could not be reached 1 times, got ServiceUnavailable",
                            "http://localhost/queue could not be reached 2 times, got ServiceUnavailable");
        }
    }

    @Test
    void closingEndsTheAttemptsToReachAQueue() throws Exception {
        client.with((operation, count) -> {
            running.countDown();
            throw SdkClientException.create("no route to host");
        });
        try (Background listening = Background.of(listener(this::process))) {
            running.await();
            assertThat(listening.listener().isReceiving()).isFalse();
        }
        assertThat(client.receives).isEmpty();
    }

    @Test
    void anInterruptEndsTheAttemptsToReachAQueue() throws Exception {
        client.with((operation, count) -> {
            Thread.currentThread().interrupt();
            throw SdkClientException.create("no route to host");
        });

        listener(this::process).build().listen();

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aQueueThatMustNotBeReadIsToldAtOnce() {
        client.with((operation, count) -> {
            throw service(403, "AccessDenied");
        });

        assertThatThrownBy(() -> listener(this::process).build().listen())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("got AccessDenied at http://localhost/queue");
    }

    @Test
    void aThreadThatDiesStopsTheListener() throws Exception {
        for (String deadly : new String[] {"receive", "delete", "change"}) {
            Error fatal = new NoClassDefFoundError("as it was told");
            sqs.with(1);
            CountDownLatch died = new CountDownLatch(1);
            client.with((operation, count) -> {
                if (operation.equals(deadly)) {
                    died.countDown();
                    throw fatal;
                }
            });

            Background listening = Background.of(listener((payload, message) -> {
                        if (deadly.equals("change")) {
                            died.await();
                        }
                        return Result.OK;
                    })
                    .visibilityTimeout(Duration.ofSeconds(1)));

            assertThat(listening.end()).isSameAs(fatal);
        }
    }

    @Test
    void aMessageInWorkIsHiddenAgainAndAgain() throws Exception {
        sqs.with(1);
        try (Background listening =
                Background.of(listener(this::waitToGoOn).visibilityTimeout(Duration.ofSeconds(1)))) {
            await("two requests to hide it", () -> client.changes.size() == 2);
            goOn.countDown();
            await("it is deleted", sqs::isEmpty);
        }
        assertThat(client.changes.get(0).entries().get(0).visibilityTimeout()).isEqualTo(1);
    }

    private SqsListener.Builder listener(EventHandler<DataPayload> subscriber) {
        return SqsListener.builder("http://localhost/queue").client(client).on(DataPattern.any(), subscriber);
    }

    private Result process(DataPayload payload, Message message) {
        processed.add(message.id());
        return Result.OK;
    }

    private Result waitToGoOn(DataPayload payload, Message message) throws InterruptedException {
        running.countDown();
        goOn.await();
        return Result.OK;
    }
}
