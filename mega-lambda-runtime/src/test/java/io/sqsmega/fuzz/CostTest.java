package io.sqsmega.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.match.Matcher;
import io.sqsmega.message.Envelope;
import io.sqsmega.message.Message;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No body costs more than is promised for its length. What is judged is counted; the time-out is there for what would
 * take hours.
 */
@Tag("slow")
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CostTest {
    /** As long as SQS takes it. */
    private static final int LONGEST = 1024 * 1024;

    @ParameterizedTest
    @EnumSource
    void theLongestBodyCostsNoMoreForEachByteThanIsPromised(Bodies bodies) {
        Message message = Message.builder("id", bodies.ofLength(LONGEST)).build();

        Cost.OF_READING.bounds(message.body().length(), () -> Laws.unlessRefused(() -> Envelope.open(message)));
    }

    @ParameterizedTest
    @EnumSource
    void aBodyOfTwiceTheLengthCostsTwiceAsMuch(Bodies bodies) {
        Message message = Message.builder("id", bodies.ofLength(LONGEST / 4)).build();
        Message twice = Message.builder("id", bodies.ofLength(LONGEST / 2)).build();

        long once = Cost.allocated(() -> Laws.unlessRefused(() -> Envelope.open(message)));

        // A table that has just grown is half empty: so it is rarely twice, and never the square.
        assertThat(Cost.allocated(() -> Laws.unlessRefused(() -> Envelope.open(twice))))
                .isLessThan(3 * once + 64 * 1024);
    }

    @ParameterizedTest
    @MethodSource("matchers")
    void aMatcherLooksAtALongValueInOnePass(Matcher matcher) {
        Cost cost = new Cost(16 * 1024, 32);
        for (String text : List.of("a", "ab", "5", "x", "10.", "2020-01-15T", "\uD83D\uDE00", "a*b\\")) {
            String value = text.repeat(LONGEST / text.length());
            cost.bounds(LONGEST, () -> matcher.matches(value));
            cost.bounds(LONGEST, () -> matcher.matches(Collections.nCopies(LONGEST / 16, text)));
        }
        cost.bounds(LONGEST, () -> matcher.matches(Collections.nCopies(LONGEST / 16, 5)));
        cost.bounds(LONGEST, () -> matcher.matches(Map.of("b", "5".repeat(LONGEST), "c", "x".repeat(LONGEST))));
    }

    static Stream<Matcher> matchers() {
        return EveryMatcher.list().stream();
    }

    @Test
    void whatCostsMoreIsFound() {
        Cost cost = new Cost(0, 1);

        assertThat(cost.bounds(1_000_000, () -> new byte[900_000])).hasSize(900_000);
        assertThatThrownBy(() -> cost.bounds(1_000_000, () -> new byte[1_000_000]))
                .isInstanceOf(AssertionError.class)
                .hasMessage("an input of 1000000 bytes must cost at most 1000000 allocated bytes, got 1000016");
    }
}
