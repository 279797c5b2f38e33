package io.sqsmega.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatcherKeyTest {
    @Test
    void whatIsMadeAnewOfTheSamePartsIsTheSame() {
        List<Matcher> matchers = withoutUserCode(Samples.matchers());
        List<Matcher> again = withoutUserCode(Samples.matchers());

        assertThat(matchers).hasSizeGreaterThan(35);
        for (int i = 0; i < matchers.size(); i++) {
            assertThat(matchers.get(i).key()).isEqualTo(again.get(i).key());
        }
    }

    @Test
    void whatIsTheSameMatchesTheSameValues() {
        List<Matcher> matchers = new ArrayList<>(Samples.matchers());
        matchers.add(Matchers.fullMatch("a"));
        matchers.add(Matchers.match("a"));
        matchers.add(Matchers.anyOf("a", 1, null, Matchers.startsWith("b")));
        matchers.add(Matchers.everyItem("a"));
        matchers.add(Matchers.eq(List.of("a")));
        for (Matcher one : matchers) {
            for (Matcher other : matchers) {
                if (one.key().equals(other.key())) {
                    for (Object value : Samples.values()) {
                        assertThat(one.matches(value)).isEqualTo(other.matches(value));
                    }
                }
            }
        }
    }

    @Test
    void neitherTheOrderOfPartsNorTheTypeOfANumberMatters() {
        assertThat(Matchers.oneOf(1, "a").key())
                .isEqualTo(Matchers.oneOf("a", 1.0).key());
        assertThat(Matchers.gt(0.5).key())
                .isEqualTo(Matchers.gt(new BigDecimal("0.50")).key());
        assertThat(Matchers.eq(Map.of("a", 1, "b", 2)).key())
                .isEqualTo(Matchers.eq(Map.of("b", 2, "a", 1)).key());
    }

    private static List<Matcher> withoutUserCode(List<Matcher> matchers) {
        List<Matcher> others = new ArrayList<>();
        for (Matcher matcher : matchers) {
            if (!matcher.runsUserCode()) {
                others.add(matcher);
            }
        }
        return others;
    }
}
