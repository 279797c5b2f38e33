package io.sqsmega.listen;

import static io.sqsmega.listen.Background.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.match.DataPattern;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A listener that is paused, limited and resized while it runs. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class SteeringTest {
    private final MemorySqs sqs = MemorySqs.standard();
    private final TroubledSqs client = new TroubledSqs(sqs);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void whatIsPausedBeforeItListensReceivesNothingUntilItIsResumed() throws Exception {
        sqs.with(30);
        SqsListener.Builder builder = builder().on(DataPattern.any(), (payload, message) -> Result.OK);
        try (Background listening = Background.paused(builder)) {
            SqsListener listener = listening.listener();
            await("it listens", listener::isReceiving);
            assertThat(listener.status().isPaused()).isTrue();

            listener.resume();

            await("all are deleted", sqs::isEmpty);
            assertThat(listener.status().isPaused()).isFalse();
            assertThat(client.receives).isNotEmpty();
        }
    }

    @Test
    void aPausedListenerFinishesAndDeletesWhatItHasReceived() throws Exception {
        sqs.with(2);
        CountDownLatch running = new CountDownLatch(2);
        try (Background listening = Background.of(builder().pollers(1).on(DataPattern.any(), (payload, message) -> {
            running.countDown();
            goOn.await();
            return Result.OK;
        }))) {
            running.await();
            listening.listener().pause();
            goOn.countDown();

            await("both are deleted", sqs::isEmpty);
        }
    }

    @Test
    void aPausedListenerIsHealthyAlsoIfItsLastReceiveFailed() throws Exception {
        Health health = new Health();
        health.failed();
        assertThat(health.isFailingFor(Duration.ZERO)).isTrue();

        health.forgive();

        assertThat(health.isFailingFor(Duration.ZERO)).isFalse();
        assertThat(health.everSucceeded()).isFalse();
        assertThat(health.requests()).isEqualTo(1);
    }

    @Test
    void aHigherConcurrencyStartsMoreAtOnceAndALowerOneStartsNoMore() throws Exception {
        sqs.with(40);
        AtomicInteger started = new AtomicInteger();
        try (Background listening = Background.of(builder().concurrency(2).on(DataPattern.any(), (payload, message) -> {
            started.incrementAndGet();
            goOn.await();
            return Result.OK;
        }))) {
            SqsListener listener = listening.listener();
            await("two have started", () -> started.get() == 2);
            assertThat(listener.status().inWork()).isEqualTo(2);
            assertThat(listener.status().free()).isZero();

            listener.setConcurrency(15);
            await("fifteen have started", () -> started.get() == 15);
            listener.setConcurrency(1);

            assertThat(listener.status().concurrency()).isEqualTo(1);
            assertThat(listener.status().inWork()).isEqualTo(15);
            assertThat(listener.status().free()).isZero();
            assertThat(started.get()).isEqualTo(15);
            goOn.countDown();
            await("all are deleted", sqs::isEmpty);
        }
    }

    @Test
    void underLoadAndManyChangesAtOnceEveryMessageIsProcessedAndTheLastChangeCounts() throws Exception {
        sqs.with(3_000);
        Set<String> processed = ConcurrentHashMap.newKeySet();
        AtomicInteger twice = new AtomicInteger();
        try (Background listening = Background.of(builder().on(DataPattern.any(), (payload, message) -> {
            if (!processed.add(message.id())) {
                twice.incrementAndGet();
            }
            return Result.OK;
        }))) {
            SqsListener listener = listening.listener();
            List<Thread> steering = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                steering.add(new Thread(() -> steer(listener)));
            }
            steering.forEach(Thread::start);
            for (Thread thread : steering) {
                thread.join();
            }
            listener.resume();
            listener.setConcurrency(7);
            listener.removeRateLimit();

            await("all are deleted", sqs::isEmpty);
            assertThat(processed).hasSize(3_000);
            assertThat(twice).hasValue(0);
            await("nothing is in work", () -> listener.status().inWork() == 0);
            assertThat(listener.status().free()).isEqualTo(7);
            assertThat(listener.status().rateLimit()).isEmpty();
        }
    }

    private static void steer(SqsListener listener) {
        for (int i = 1; i <= 500; i++) {
            listener.pause();
            listener.setConcurrency(1 + i % 30);
            listener.setRateLimit(i * 1_000);
            listener.resume();
            assertThat(listener.status().free()).isNotNegative();
        }
    }

    @Test
    void theStatusCountsRequestsAndDeletionsThatWait() throws Exception {
        sqs.with(1);
        try (Background listening = Background.of(builder()
                .deleteLinger(Duration.ofSeconds(10))
                .on(DataPattern.any(), (payload, message) -> Result.OK))) {
            SqsListener listener = listening.listener();
            await("one waits", () -> listener.status().deletionsWaiting() == 1);
            assertThat(listener.status().receiveRequests()).isPositive();
            assertThat(listener.status().deleteRequests()).isZero();
            listener.close();
            assertThat(listener.status().deletionsWaiting()).isZero();
            assertThat(listener.status().deleteRequests()).isEqualTo(1);
            assertThat(listener.status())
                    .hasToString("ListenerStatus" + listener.status().toJson());
        }
    }

    @Test
    void whatIsOutsideOfALimitIsRefusedAndChangesNothing() {
        try (SqsListener listener = builder().concurrency(5).rateLimit(2).build()) {
            assertThatThrownBy(() -> listener.setConcurrency(0))
                    .hasMessage("concurrency must be between 1 and 1000, got 0");
            assertThatThrownBy(() -> listener.setConcurrency(1_001))
                    .hasMessage("concurrency must be between 1 and 1000, got 1001");
            assertThatThrownBy(() -> listener.setRateLimit(0))
                    .hasMessage("messagesPerSecond must be between 0.001 and 1,000,000, got 0.0");
            assertThat(listener.status().concurrency()).isEqualTo(5);
            assertThat(listener.status().rateLimit()).hasValue(2);
        }
    }

    @Test
    void wherePayloadsShareTheHeapNoMoreAreReadAtATimeThanItWasDividedFor() {
        try (SqsListener listener =
                builder().concurrency(5).largePayloads(pointer -> "").build()) {
            listener.setConcurrency(4);

            assertThatThrownBy(() -> listener.setConcurrency(6))
                    .hasMessage(
                            "concurrency must be at most the 5 messages whose large payloads share the heap, got 6");
        }
    }

    private SqsListener.Builder builder() {
        return SqsListener.builder("http://localhost/queue").client(client).redelivery(reports -> {});
    }
}
