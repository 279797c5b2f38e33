package io.sqsmega.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryDelayTest {
    @Test
    void theDelayGrowsToTwentySecondsAndIsNeverNothing() {
        assertThat(RetryDelay.after(1, 0)).isEqualTo(Duration.ofMillis(100));
        assertThat(RetryDelay.after(1, 1)).isEqualTo(Duration.ofMillis(200));
        assertThat(RetryDelay.after(4, 1)).isEqualTo(Duration.ofMillis(1_600));
        assertThat(RetryDelay.after(1_000_000, 1)).isEqualTo(Duration.ofSeconds(20));
        assertThat(RetryDelay.after(1_000_000, 0)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void itsJitterIsWithinTheUpperHalf() {
        assertThat(RetryDelay.after(3)).isBetween(Duration.ofMillis(400), Duration.ofMillis(800));
    }
}
