package io.sqsmega.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.message.Message;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long a message can be kept hidden: SQS allows 12 hours, and a request takes up to half of the timeout. */
class HeldMessageTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final int VISIBILITY = 8;
    private static final long LAST =
            Duration.ofHours(12).minusSeconds(VISIBILITY / 2).toNanos();

    private final HeldMessage held = new HeldMessage(
            Message.builder("m", "").build(),
            SourceQueue.open(MemorySqs.standard(), "url", Duration.ofSeconds(VISIBILITY)),
            0);

    @Test
    void aRequestMustFitTheVisibilityTimeout() {
        assertThat(held.nanosToSpare(SECOND)).isEqualTo(3 * SECOND);
    }

    @Test
    void itIsHiddenForTheTimeoutOrForWhatIsLeft() {
        assertThat(held.seconds(0)).isEqualTo(VISIBILITY);
        assertThat(held.seconds(LAST - 3 * SECOND - 1)).isEqualTo(3);
        assertThat(held.seconds(LAST)).isEqualTo(1);
        assertThat(held.seconds(LAST + 10 * SECOND)).isEqualTo(1);
    }

    @Test
    void nothingIsAskedForInTheLastSecond() {
        assertThat(held.begin(LAST - SECOND + 1)).isFalse();
        assertThat(held.begin(LAST - SECOND)).isTrue();
    }

    @Test
    void nothingIsAskedForWhenLessThanASecondCouldBeAdded() {
        try (Logged logged = Logged.start()) {
            hideUntil(LAST - SECOND);
            assertThat(logged.lines()).isEmpty();
            assertThat(held.begin(LAST - 2 * SECOND)).isTrue();

            held.end(LAST - SECOND + 1 - VISIBILITY * SECOND, VISIBILITY);
            assertThat(held.begin(LAST - 2 * SECOND)).isFalse();
            assertThat(logged.lines()).hasSize(1);
        }
    }

    @Test
    void aRequestThatHidesItNoLongerChangesNothing() {
        try (Logged logged = Logged.start()) {
            hideUntil(LAST);
            held.end(LAST - VISIBILITY * SECOND, VISIBILITY);

            assertThat(logged.lines()).hasSize(1);
        }
    }

    @Test
    void aRequestThatFailedHidesNothing() {
        held.begin(3 * SECOND);
        held.end(20 * SECOND, 0);

        assertThat(held.nanosToSpare(0)).isEqualTo(4 * SECOND);
    }

    private void hideUntil(long until) {
        long begun = until - VISIBILITY * SECOND;
        assertThat(held.begin(begun)).isTrue();
        held.end(begun, VISIBILITY);
    }
}
