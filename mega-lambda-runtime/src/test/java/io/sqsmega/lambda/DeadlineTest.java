package io.sqsmega.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.local.LocalContext;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private static final long SECOND = 1_000_000_000;
    private static final long NOW = Long.MAX_VALUE - SECOND;

    @Test
    void nothingStartsUnderTheMarginAndItsLastQuarterIsLeftForTheAnswer() {
        AtomicInteger millis = new AtomicInteger(10_000);
        Deadline deadline = new Deadline(
                LocalContext.withTimeLeft(() -> Duration.ofMillis(millis.get())), Duration.ofSeconds(2), NOW);

        assertThat(deadline.isNear()).isFalse();
        assertThat(deadline.waitUntil() - NOW).isEqualTo(9 * SECOND);
        assertThat(deadline.finishUntil() - NOW).isEqualTo(9 * SECOND + SECOND / 2);

        millis.set(2_000);
        assertThat(deadline.isNear()).isFalse();
        millis.set(1_999);
        assertThat(deadline.isNear()).isTrue();
    }

    @Test
    void theMarginIsAtMostHalfOfWhatTheInvocationBeginsWith() {
        AtomicInteger millis = new AtomicInteger(1_000);
        Deadline deadline =
                new Deadline(LocalContext.withTimeLeft(() -> Duration.ofMillis(millis.get())), Duration.ofSeconds(2));

        millis.set(500);
        assertThat(deadline.isNear()).isFalse();
        millis.set(499);
        assertThat(deadline.isNear()).isTrue();
    }

    @Test
    void withoutAContextThereIsAlwaysTime() {
        Deadline deadline = new Deadline(null, Duration.ofMinutes(15), NOW);

        assertThat(deadline.isSet()).isFalse();
        assertThat(deadline.isNear()).isFalse();
        assertThat(deadline.waitUntil() - NOW).isGreaterThan(1_000_000 * SECOND);
    }
}
