package io.sqsmega.settle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void theDelayDoublesWithEachReceiveUpToTheLongest() {
        Backoff backoff = Backoff.builder()
                .first(Duration.ofSeconds(10))
                .longest(Duration.ofSeconds(100))
                .build();

        assertThat(IntStream.rangeClosed(1, 6).mapToObj(receives -> backoff.delay(receives, false, 1)))
                .extracting(Duration::toSeconds)
                .containsExactly(10L, 20L, 40L, 80L, 100L, 100L);
        assertThat(backoff.delay(100_000, false, 1)).isEqualTo(Duration.ofSeconds(100));
    }

    @Test
    void halfOfItIsJitter() {
        Backoff backoff = Backoff.exponential();

        assertThat(backoff.delay(3, false, 0)).isEqualTo(Duration.ofSeconds(10));
        assertThat(backoff.delay(3, false, 0.5)).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void anOutageStartsHigher() {
        assertThat(Backoff.exponential().delay(1, true, 1)).isEqualTo(Duration.ofMinutes(5));
        assertThat(Backoff.exponential().delay(2, true, 1)).isEqualTo(Duration.ofMinutes(10));
        assertThat(Backoff.exponential().delay(3, true, 1)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void badDelaysAreRefused() {
        assertThatThrownBy(() -> Backoff.builder().first(Duration.ofSeconds(-1)))
                .hasMessage("first must be between zero and 12 hours, got PT-1S");
        assertThatThrownBy(() -> Backoff.builder().longest(Duration.ofHours(13)))
                .hasMessage("longest must be between zero and 12 hours, got PT13H");
        assertThatThrownBy(
                        () -> Backoff.builder().longest(Duration.ofSeconds(1)).build())
                .hasMessage("longest must not be shorter than first, got PT1S and PT5S");
    }

    @Test
    void delaysAtTheirLimitsAreTaken() {
        Backoff widest = Backoff.builder()
                .first(Duration.ZERO)
                .outage(Duration.ofHours(12))
                .longest(Duration.ofHours(12))
                .build();
        Backoff constant = Backoff.builder()
                .first(Duration.ofMinutes(1))
                .longest(Duration.ofMinutes(1))
                .build();

        assertThat(widest.delay(1, true, 1)).isEqualTo(Duration.ofHours(12));
        assertThat(constant.delay(9, false, 1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(widest).hasToString("Backoff[from PT0S to PT12H, during an outage from PT12H]");
    }
}
