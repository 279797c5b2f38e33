package io.sqsmega.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    void itBeginsWithTheMessagesOfOneSecondAndNeverHoldsMore() {
        RateLimit rate = RateLimit.of(50, 0);

        assertThat(rate.available(0)).isEqualTo(50);
        assertThat(rate.available(100 * SECOND)).isEqualTo(50);
        rate.giveBack(10);
        assertThat(rate.available(100 * SECOND)).isEqualTo(50);
    }

    @Test
    void theyAreAvailableTenAtATimeSoThatFewRequestsAreNeeded() {
        RateLimit rate = RateLimit.of(20, 0);
        rate.take(20);

        assertThat(rate.available(SECOND / 2 - 1)).isZero();
        assertThat(rate.available(SECOND / 2)).isEqualTo(10);
    }

    @Test
    void ofFewerThanTenASecondThoseOfASecondAreAvailableTogether() {
        RateLimit rate = RateLimit.of(3, 0);
        rate.take(3);

        assertThat(rate.available(SECOND - 1)).isZero();
        assertThat(rate.available(SECOND)).isEqualTo(3);
    }

    @Test
    void theTimeUntilThereAreSomeCountsWhatCameSince() {
        RateLimit rate = RateLimit.of(0.1, 0);
        rate.take(1);

        assertThat(rate.nanosUntilAvailable(9 * SECOND)).isBetween(SECOND, SECOND + 10);
    }

    @Test
    void anotherLimitStartsWithWhatCameSince() {
        RateLimit before = RateLimit.of(20, 0);
        before.take(20);

        assertThat(RateLimit.of(40, SECOND).replacing(before, SECOND).available(SECOND))
                .isEqualTo(20);
    }

    @Test
    void theBoundsThemselvesAreAllowed() {
        assertThat(RateLimit.of(RateLimit.LEAST, 0).perSecond).isEqualTo(RateLimit.LEAST);
        assertThat(RateLimit.of(RateLimit.MOST, 0).perSecond).isEqualTo(RateLimit.MOST);
    }

    @Test
    void ofFewerThanOneASecondOneIsAvailableInItsTime() {
        RateLimit rate = RateLimit.of(0.1, 0);
        rate.take(1);

        assertThat(rate.available(9 * SECOND)).isZero();
        assertThat(rate.nanosUntilAvailable(9 * SECOND)).isBetween(SECOND, SECOND + 10);
        assertThat(rate.available(10 * SECOND + 10)).isEqualTo(1);
        assertThat(rate.nanosUntilAvailable(10 * SECOND + 10)).isZero();
    }

    @Test
    void aChangeOfTheLimitGivesNoNewMessages() {
        RateLimit rate = RateLimit.of(20, 0);
        rate.take(20);

        assertThat(RateLimit.of(1_000, 0).replacing(rate, 0).available(0)).isZero();
        assertThat(RateLimit.of(5, 0).replacing(RateLimit.of(20, 0), 0).available(0))
                .isEqualTo(5);
        assertThat(RateLimit.of(5, 0).replacing(null, 0).available(0)).isEqualTo(5);
    }

    @Test
    void moreThanWasAskedForIsPaidBack() {
        RateLimit rate = RateLimit.of(10, 0);
        rate.take(10);
        rate.giveBack(-10);

        assertThat(rate.available(SECOND)).isZero();
        assertThat(rate.available(2 * SECOND)).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 0.0009, 1_000_001, Double.NaN, Double.POSITIVE_INFINITY})
    void whatIsNoRateIsRefused(double perSecond) {
        assertThatThrownBy(() -> RateLimit.of(perSecond, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("messagesPerSecond must be between 0.001 and 1,000,000, got " + perSecond);
    }
}
