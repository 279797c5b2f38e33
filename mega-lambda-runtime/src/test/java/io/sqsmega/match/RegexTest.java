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
                "a{,3}b aaab aaaab",
                "a{,}b aaaaab c",
                "a{,x}{ a{,x}{ aa",
                "{1000a}{,b} {1000a}{,b} {",
                "a\\Z a ab",
                "\\u00e9\\x{e9}\\xe9 ééé é",
                "\\ud83d\\ude00 😀 \u0001",
                "[]a]+ ]a b",
                "[^]a]+ bc ]",
                "[\\]{,2}]+ ]{,2} a",
                "\\\\d \\d 1",
                "\\[\\d] [5] 5",
                "(?P<x>a)(?<y>b) ab a",
                "(?i:a)b Ab AB",
                "(?i)(?-i:a)b aB AB"
            })
    void theSharedDialectIsUnderstood(String regex, String matching, String other) {
        assertThat(fullMatch(regex).matches(matching)).isTrue();
        assertThat(fullMatch(regex).matches(other)).isFalse();
    }

    @Test
    void dollarIsTheVeryEndUnlessTheLinesCount() {
        assertThat(match("a$").matches("a\n")).isFalse();
        assertThat(match("(?m)a$").matches("a\nb")).isTrue();
        assertThat(match("(?s).*^b").matches("a\nb")).isFalse();
        assertThat(match("(?ms).*^b").matches("a\nb")).isTrue();
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
        Matcher word = fullMatch("\\w");
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            String text = String.valueOf(c);
            assertThat(noWord.matches(text)).as("%04x", (int) c).isEqualTo(!word.matches(text));
            assertThat(noSpace.matches(text)).as("%04x", (int) c).isEqualTo(!space.matches(text));
            assertThat(noDigit.matches(text)).as("%04x", (int) c).isEqualTo(!digit.matches(text));
        }
    }

    @Test
    void caseIsIgnoredInAllOfUnicode() {
        for (String same :
                new String[] {"kK\u212a", "sS\u017f", "éÉ", "σςΣ", "µμΜ", "\u01c4\u01c5\u01c6", "ßẞ", "αΑ"}) {
            same.codePoints()
                    .forEach(one -> same.codePoints().forEach(other -> {
                        assertThat(fullMatch("(?i)" + Character.toString(one)).matches(Character.toString(other)))
                                .as(same)
                                .isTrue();
                        assertThat(fullMatch("(?i)[^" + Character.toString(one) + "]")
                                        .matches(Character.toString(other)))
                                .as(same)
                                .isFalse();
                    }));
        }
        assertThat(fullMatch("(?i)i").matches("\u0130")).isFalse();
        assertThat(fullMatch("(?i)\u0131").matches("I")).isFalse();
        assertThat(fullMatch("(?i)[a-c]x[à-ý]").matches("BXÉ")).isTrue();
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
