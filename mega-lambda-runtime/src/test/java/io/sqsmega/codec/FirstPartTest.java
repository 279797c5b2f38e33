package io.sqsmega.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When the first part of a body is read by itself. */
class FirstPartTest {
    private static final BodyText SHORT = BodyText.of("{}");
    private static final BodyText LONG = BodyText.of("{" + " ".repeat(5_000) + "}");

    private final FirstPart part = new FirstPart();

    @Test
    void longBodyIsAlwaysWorthIt() {
        part.wasEnough(false);

        assertThat(part.isWorthReading(LONG)).isTrue();
    }

    @Test
    void shortBodyIsWorthItAfterTwoThatWereTurnedAway() {
        assertThat(part.isWorthReading(SHORT)).isFalse();

        part.wasEnough(true);
        assertThat(part.isWorthReading(SHORT)).isFalse();

        part.wasEnough(true);
        assertThat(part.isWorthReading(SHORT)).isTrue();
    }

    /** To read half of the bodies twice would cost more than it saves. */
    @Test
    void halfOfTheEventsAreNotEnough() {
        for (int i = 0; i < 10; i++) {
            part.wasEnough(true);
        }
        int worth = 0;
        for (int i = 0; i < 100; i++) {
            worth += part.isWorthReading(SHORT) ? 1 : 0;
            part.wasEnough(i % 2 == 1);
        }

        assertThat(worth).isEqualTo(2);
    }

    @Test
    void nineOfTenEventsAreEnough() {
        int worth = 0;
        for (int i = 0; i < 100; i++) {
            worth += part.isWorthReading(SHORT) ? 1 : 0;
            part.wasEnough(i % 10 != 0);
        }

        assertThat(worth).isEqualTo(88);
    }
}
