package io.sqsmega.match;

import static io.sqsmega.match.Matchers.contains;
import static io.sqsmega.match.Matchers.endsWith;
import static io.sqsmega.match.Matchers.eq;
import static io.sqsmega.match.Matchers.fullMatch;
import static io.sqsmega.match.Matchers.match;
import static io.sqsmega.match.Matchers.startsWith;
import static io.sqsmega.match.Matchers.wildcard;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AffixesTest {

    @Test
    void textMatcherKnowsTheEndThatItLooksAt() {
        assertEnds(startsWith("ab"), "ab", "");
        assertEnds(endsWith("ab"), "", "ab");
        assertEnds(contains("ab"), "", "");
    }

    @Test
    void wildcardKnowsBothEnds() {
        assertEnds(wildcard("ab*cd"), "ab", "cd");
        assertEnds(wildcard("*ab*"), "", "");
    }

    @Test
    void otherMatchersKnowNone() {
        assertEnds(eq(7), "", "");
    }

    @ParameterizedTest
    @CsvSource({
        "abc.*, abc",
        "^abc, abc",
        "abc, abc",
        "'', ''",
        "a\\^b, a",
        "azAZ09_-:/@.x, azAZ09_-:/@",
        "abc*d, ab",
        "abc+, ab",
        "abc?, ab",
        "abc{2}, ab",
        "a*, ''",
        "ab|cd, ''",
        "(ab), ''",
        "(?i)ab, ''",
        "a`b, a",
        "a~b, a",
        "a[b], a",
        "a\\d, a",
        "aéb, a",
        "a b, a",
        "a$, a"
    })
    void regularExpressionKnowsItsPlainBeginning(String regex, String beginning) {
        assertEnds(match(regex), beginning, "");
        assertEnds(fullMatch(regex), beginning, "");
    }

    private static void assertEnds(Matcher matcher, String beginning, String end) {
        assertThat(matcher.lookup().prefix).isEqualTo(beginning);
        assertThat(matcher.lookup().suffix).isEqualTo(end);
    }
}
