package io.sqsmega.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    @Test
    void nothingStartsUnderTheMarginAndHalfOfItIsLeftForTheAnswer() {
        Clock clock = new Clock(10_000);
        Deadline deadline = new Deadline(clock, Duration.ofSeconds(2));

        assertThat(deadline.isNear()).isFalse();
        assertThat(deadline.millisToWait()).isEqualTo(9_000);
        assertThat(deadline.millisToSchedule()).isEqualTo(9_500);

        clock.millis = 1_999;
        assertThat(deadline.isNear()).isTrue();
        assertThat(deadline.millisToWait()).isEqualTo(999);
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
        Deadline deadline = new Deadline(null, Duration.ofMinutes(15));

        assertThat(deadline.isNear()).isFalse();
        assertThat(deadline.millisToWait()).isEqualTo(Long.MAX_VALUE);
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
