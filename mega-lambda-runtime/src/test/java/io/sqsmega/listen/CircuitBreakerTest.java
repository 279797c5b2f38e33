package io.sqsmega.listen;

import static io.sqsmega.listen.Background.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.match.DataPattern;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** While everything fails, few messages are received. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class CircuitBreakerTest {
    private static final Duration PAUSE = Duration.ofNanos(100_000_000);

    private final CircuitBreaker circuit = CircuitBreaker.of(3, PAUSE);

    @Test
    void itOpensWhenANumberOfMessagesInARowHaveFailed() {
        circuit.failed(0);
        circuit.failed(0);
        circuit.succeeded();
        circuit.failed(0);
        circuit.failed(0);
        assertThat(circuit.isOpen()).isFalse();
        assertThat(circuit.available(0)).isEqualTo(Integer.MAX_VALUE);
        try (Logged logged = Logged.start()) {
            circuit.failed(0);
            circuit.failed(0);

            assertThat(logged.lines()).hasSize(1);
        }
        assertThat(circuit.isOpen()).isTrue();
        assertThat(circuit.available(0)).isZero();
    }

    @Test
    void whileItIsOpenOneIsTriedAfterEachPause() {
        open();

        assertThat(circuit.nanosUntilAvailable(0)).isEqualTo(PAUSE.toNanos());
        assertThat(circuit.available(PAUSE.toNanos())).isEqualTo(1);
        circuit.taken(PAUSE.toNanos());
        assertThat(circuit.available(PAUSE.toNanos())).isZero();
        assertThat(circuit.available(2 * PAUSE.toNanos())).isEqualTo(1);
    }

    @Test
    void aTryThatFindsNoMessageIsRepeatedAtOnce() {
        open();
        circuit.taken(PAUSE.toNanos());

        circuit.foundNothing(PAUSE.toNanos());

        assertThat(circuit.available(PAUSE.toNanos())).isEqualTo(1);
    }

    @Test
    void theFirstSuccessClosesIt() {
        open();

        circuit.succeeded();

        assertThat(circuit.available(0)).isEqualTo(Integer.MAX_VALUE);
        circuit.failed(0);
        assertThat(circuit.isOpen()).isFalse();
    }

    @Test
    void aListenerReceivesOneAtATimeUntilOneSucceeds() throws Exception {
        MemorySqs sqs = MemorySqs.standard().with(100);
        TroubledSqs client = new TroubledSqs(sqs);
        AtomicBoolean works = new AtomicBoolean();
        AtomicInteger calls = new AtomicInteger();
        try (Background listening = Background.of(SqsListener.builder("http://localhost/queue")
                .client(client)
                .pollers(1)
                .concurrency(10)
                // No second receive before all of the first have failed.
                .receiveLinger(Duration.ofSeconds(10))
                .circuitBreaker(10, Duration.ofMillis(1))
                .redelivery(reports -> {})
                .on(DataPattern.any(), (payload, message) -> {
                    calls.incrementAndGet();
                    return works.get() ? Result.OK : Result.RETRY_LATER;
                }))) {
            await("some were tried", () -> calls.get() >= 15);
            assertThat(listening.listener().status().isCircuitOpen()).isTrue();
            assertThat(listening.listener().isReceiving()).isTrue();
            assertThat(List.copyOf(client.receives).subList(1, 6))
                    .allMatch(request -> request.maxNumberOfMessages() == 1);

            works.set(true);

            await("the rest is processed", () -> sqs.visible() == 0);
            await("it is closed", () -> !listening.listener().status().isCircuitOpen());
        }
    }

    @Test
    void whatIsNoCircuitBreakerIsRefused() {
        assertThatThrownBy(() -> CircuitBreaker.of(0, PAUSE)).hasMessage("failures must be between 1 and 10000, got 0");
        assertThatThrownBy(() -> CircuitBreaker.of(1, Duration.ZERO))
                .hasMessage("pause must be between PT0.001S and PT1H, got PT0S");
    }

    private void open() {
        for (int i = 0; i < 3; i++) {
            circuit.failed(0);
        }
    }
}
