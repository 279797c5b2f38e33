package io.sqsmega.match;

import static io.sqsmega.match.Matchers.fullMatch;
import static io.sqsmega.match.Matchers.match;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexTest {
    @Test
    void matchLooksAtTheBeginningAndFullMatchAtAll() {
        assertThat(match("\\d+").matches("12 apples")).isTrue();
        assertThat(match("\\d+").matches("all 12")).isFalse();
        assertThat(fullMatch("\\d+").matches("12")).isTrue();
        assertThat(fullMatch("\\d+").matches("12 apples")).isFalse();
        assertThat(fullMatch("a|ab").matches("ab")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\d+", "\\w+", "^\\d+", "^\\w+"})
    void aRunOfCharactersIsDecidedAsTheAutomatonDoes(String regex) {
        String group = "(" + regex + ")";
        for (char first = 0; first < 400; first++) {
            for (String text : new String[] {"", "" + first, "5" + first, first + "a", "a5_" + first + "é٣"}) {
                assertThat(match(regex).matches(text)).isEqualTo(match(group).matches(text));
                assertThat(fullMatch(regex).matches(text))
                        .isEqualTo(fullMatch(group).matches(text));
            }
        }
    }

    @Test
    void anEvilExpressionTakesLinearTime() {
        String text = "a".repeat(100_000) + "!";
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThat(fullMatch("(a+)+").matches(text)).isFalse();
            assertThat(match("(a|aa)+$").matches(text)).isFalse();
        });
    }

    @Test
    void theJdksEngineIsUsedWhenItIsAskedFor() {
        Pattern twice = Pattern.compile("(a+)\\1");
        assertThat(match(twice).matches("aab")).isTrue();
        assertThat(fullMatch(twice).matches("aab")).isFalse();
        assertThat(fullMatch(twice).matches("aa")).isTrue();
        assertThat(match(twice).matches(5)).isFalse();
    }

    @Test
    void quotedTextIsTakenLiterally() {
        assertThat(fullMatch(Pattern.quote("a.[\\d]{,2}")).matches("a.[\\d]{,2}"))
                .isTrue();
        assertThat(fullMatch("\\Qa.b").matches("a.b")).isTrue();
        assertThat(fullMatch("\\Qa.b\\E.").matches("a.b!")).isTrue();
        assertThat(fullMatch("x\\Q[\\E[b]\\d").matches("x[b5")).isTrue();
        assertThat(fullMatch("x\\Q[").matches("x[")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "\\d[\\D] \\p{Nd}[\\P{Nd}]",
                "a{,3}b{,} a{0,3}b{0,}",
                "a{,x}{ a{,x}{",
                "a\\Z a\\z",
                "\\u00e9 \\x{00e9}",
                "[]a] [\\]a]",
                "[^]a] [^\\]a]",
                "[[a]]b [\\[a]]b",
                "[\\]{,2}] [\\]{,2}]",
                "\\\\d \\\\d",
                "\\[\\d] \\[\\p{Nd}]"
            })
    void isTranslatedToTheSyntaxOfRe2(String regex, String re2) {
        assertThat(RegexTranslation.toRe2(regex)).isEqualTo(re2);
    }

    @Test
    void everyCharacterIsInAClassOrInItsComplement() {
        for (String letter : new String[] {"d", "w", "s"}) {
            Matcher in = fullMatch("\\" + letter);
            Matcher inBrackets = fullMatch("[\\" + letter + "]");
            Matcher out = fullMatch("\\" + letter.toUpperCase(Locale.ROOT));
            for (char c = 0; c < Character.MAX_VALUE; c++) {
                String text = String.valueOf(c);
                assertThat(inBrackets.matches(text)).isEqualTo(in.matches(text));
                assertThat(out.matches(text)).isEqualTo(!in.matches(text));
            }
        }
    }

    @Test
    void aComplementInBracketsIsTheSame() {
        Matcher noWord = fullMatch("[\\W]");
        Matcher noSpace = fullMatch("[\\S]");
        Matcher noDigit = fullMatch("[\\D]");
        Matcher digit = fullMatch("\\d");
        Matcher space = fullMatch("\\s");
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            String text = String.valueOf(c);
            assertThat(noWord.matches(text)).as("%04x", (int) c).isEqualTo(!WordCharacters.contains(c));
            assertThat(noSpace.matches(text)).as("%04x", (int) c).isEqualTo(!space.matches(text));
            assertThat(noDigit.matches(text)).as("%04x", (int) c).isEqualTo(!digit.matches(text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"d", "D", "w", "W", "s", "S"})
    void aHyphenBehindAClassIsAHyphen(String letter) {
        assertThat(fullMatch("[\\" + letter + "-!]+").matches("-!")).isTrue();
        assertThat(fullMatch("[^\\" + letter + "-!]").matches("-")).isFalse();
    }

    @Test
    void theClassesKnowUnicode() {
        assertThat(fullMatch("\\d+").matches("\u0661\u0662")).isTrue();
        assertThat(fullMatch("\\w+").matches("\u00e9_\u65e5\ud835\udc00\u2163")).isTrue();
        assertThat(fullMatch("\\W").matches("\ud83d\ude00")).isTrue();
        assertThat(fullMatch("[\\W]").matches("\ud83d\ude00")).isTrue();
        assertThat(fullMatch("\\s+").matches(" \t\r\n\u00a0\u2003\u3000\u001c")).isTrue();
        assertThat(fullMatch("[\\w-]+").matches("a-b")).isTrue();
        assertThat(fullMatch("[^\\s@]+@[^\\s@]+").matches("a@b")).isTrue();
    }
}
