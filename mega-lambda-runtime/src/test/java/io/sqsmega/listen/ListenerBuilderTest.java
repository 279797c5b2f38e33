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
    }
}
