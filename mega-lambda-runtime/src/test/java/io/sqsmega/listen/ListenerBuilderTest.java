package io.sqsmega.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ListenerBuilderTest {
    private final SqsListener.Builder builder = SqsListener.builder("http://localhost/queue");

    @Test
    void whatIsOutsideOfALimitIsRefusedWhereItIsGiven() {
        assertRefused(() -> builder.concurrency(0), "concurrency must be between 1 and 1000, got 0");
        assertRefused(() -> builder.concurrency(1_001), "concurrency must be between 1 and 1000, got 1001");
        assertRefused(() -> builder.pollers(0), "pollers must be between 1 and 100, got 0");
        assertRefused(() -> builder.pollers(101), "pollers must be between 1 and 100, got 101");
        assertRefused(
                () -> builder.waitTime(Duration.ZERO),
                "waitTime must be whole seconds between PT1S and PT20S, got PT0S");
        assertRefused(
                () -> builder.waitTime(Duration.ofSeconds(21)),
                "waitTime must be whole seconds between PT1S and PT20S, got PT21S");
        assertRefused(
                () -> builder.visibilityTimeout(Duration.ofMillis(1_500)),
                "visibilityTimeout must be whole seconds between PT1S and PT12H, got PT1.5S");
        assertRefused(
                () -> builder.visibilityTimeout(Duration.ofHours(12).plusSeconds(1)),
                "visibilityTimeout must be whole seconds between PT1S and PT12H, got PT12H1S");
        assertRefused(
                () -> builder.shutdownGrace(Duration.ofSeconds(-1)), "shutdownGrace must not be negative, got PT-1S");
        assertRefused(
                () -> builder.receiveLinger(Duration.ofMillis(-1)),
                "receiveLinger must be between PT0S and PT10S, got PT-0.001S");
        assertRefused(
                () -> builder.deleteLinger(Duration.ofSeconds(11)),
                "deleteLinger must be between PT0S and PT10S, got PT11S");
        assertRefused(() -> builder.rateLimit(0), "messagesPerSecond must be between 0.001 and 1,000,000, got 0.0");
        assertRefused(
                () -> builder.circuitBreaker(0, Duration.ofSeconds(1)), "failures must be between 1 and 10000, got 0");
        assertRefused(
                () -> builder.circuitBreaker(1, Duration.ofHours(2)),
                "pause must be between PT0.001S and PT1H, got PT2H");
    }

    private static void assertRefused(ThrowingCallable option, String message) {
        assertThatThrownBy(option).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void theLimitsThemselvesAreTaken() {
        assertThat(builder.concurrency(1).concurrency(1_000).pollers(1).pollers(100))
                .isSameAs(builder);
        assertThat(builder.waitTime(Duration.ofSeconds(1)).waitTime(Duration.ofSeconds(20)))
                .isSameAs(builder);
        assertThat(builder.visibilityTimeout(Duration.ofSeconds(1)).visibilityTimeout(Duration.ofHours(12)))
                .isSameAs(builder);
        assertThat(builder.shutdownGrace(Duration.ZERO)).isSameAs(builder);
        assertThat(builder.receiveLinger(Duration.ZERO).receiveLinger(Duration.ofSeconds(10)))
                .isSameAs(builder);
        assertThat(builder.batchLinger(Duration.ZERO).batchLinger(Duration.ofSeconds(10)))
                .isSameAs(builder);
        assertThat(builder.deleteLinger(Duration.ZERO).deleteLinger(Duration.ofSeconds(10)))
                .isSameAs(builder);
        assertThat(builder.rateLimit(0.001).circuitBreaker(1, Duration.ofHours(1)))
                .isSameAs(builder);
    }
}
