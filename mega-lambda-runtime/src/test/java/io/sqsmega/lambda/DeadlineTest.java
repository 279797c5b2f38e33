package io.sqsmega.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private static final long SECOND = 1_000_000_000;
    private static final long NOW = Long.MAX_VALUE - SECOND;

    @Test
    void nothingStartsUnderTheMarginAndItsLastQuarterIsLeftForTheAnswer() {
        Clock clock = new Clock(10_000);
        Deadline deadline = new Deadline(clock, Duration.ofSeconds(2), NOW);

        assertThat(deadline.isNear()).isFalse();
        assertThat(deadline.waitUntil() - NOW).isEqualTo(9 * SECOND);
        assertThat(deadline.finishUntil() - NOW).isEqualTo(9 * SECOND + SECOND / 2);

        clock.millis = 2_000;
        assertThat(deadline.isNear()).isFalse();
        clock.millis = 1_999;
        assertThat(deadline.isNear()).isTrue();
    }

    @Test
    void theMarginIsAtMostHalfOfWhatTheInvocationBeginsWith() {
        Clock clock = new Clock(1_000);
        Deadline deadline = new Deadline(clock, Duration.ofSeconds(2));

        clock.millis = 500;
        assertThat(deadline.isNear()).isFalse();
        clock.millis = 499;
        assertThat(deadline.isNear()).isTrue();
    }

    @Test
    void withoutAContextThereIsAlwaysTime() {
        Deadline deadline = new Deadline(null, Duration.ofMinutes(15), NOW);

        assertThat(deadline.isSet()).isFalse();
        assertThat(deadline.isNear()).isFalse();
        assertThat(deadline.waitUntil() - NOW).isGreaterThan(1_000_000 * SECOND);
    }

    private static final class Clock extends TestContext {
        private int millis;

        Clock(int millis) {
            this.millis = millis;
        }

        @Override
        public int getRemainingTimeInMillis() {
            return millis;
        }
    }
}
