package io.sqsmega.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HealthTest {
    private final Health health = new Health();

    @Test
    void aFailureIsToldFromALongOne() {
        assertThat(health.isFailingFor(Duration.ZERO)).isFalse();
        health.failed();
        assertThat(health.isFailingFor(Duration.ZERO)).isTrue();
        assertThat(health.isFailingFor(Duration.ofHours(1))).isFalse();
        health.succeeded();
        assertThat(health.isFailingFor(Duration.ZERO)).isFalse();
    }

    @Test
    void oneSuccessIsRememberedWhateverFailsLater() {
        health.failed();
        assertThat(health.everSucceeded()).isFalse();
        health.succeeded();
        health.failed();
        assertThat(health.everSucceeded()).isTrue();
    }
}
