package io.sqsmega.match;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each part counts what it should: one repetition more, and there are too many steps. */
class RegexSizeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "a{N} 5000",
                "a{N,} 5000",
                "a{2,N} 5000",
                "a{N,2} 5000",
                ".{N} 5000",
                "\\d{N} 5000",
                "\\pL{N} 4999",
                "\\x41{N} 4999",
                "\\x{41}{N} 5000",
                "\\p{Greek}{N} 5000",
                "\\P{Greek}{N} 5000",
                "[abc]{N} 5000",
                "[a\\]b]{N} 5000",
                "[a\\\\]{N} 5000",
                "(ab){N} 2000",
                "(?:ab){N} 2000",
                "(?i:ab){N} 2000",
                "(?P<name>ab){N} 2000",
                "((a)b){N} 1428",
                "xy(ab){N} 1999",
                "(a{9}){N} 476",
                "\\Qab\\E{N} 4999",
                "\\Qabc\\E{N} 4999",
                "a{N}b 4999"
            })
    void repetitionIsSoManyCopies(String regex, int most) {
        assertFits(regex.replace("N", Integer.toString(most)));
        assertTooLong(regex.replace("N", Integer.toString(most + 1)));
    }

    @Test
    void letterIsAStep() {
        assertFits("a".repeat(10_000));
        assertTooLong("a".repeat(10_001));
        assertFits("\\Q" + "a".repeat(10_000) + "\\E");
        assertTooLong("\\Q" + "a".repeat(10_001) + "\\E");
        assertFits("\\Q" + "a".repeat(10_000));
        assertTooLong("\\Q" + "a".repeat(10_001));
    }

    @Test
    void flagsAreAnEmptyGroup() {
        assertFits("(?i)".repeat(5_000));
        assertTooLong("(?i)".repeat(5_001));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{9999}",
                "a{,9999}",
                "a{9999",
                "a{}",
                "a{x}",
                "a{99999}",
                "a{0}",
                "[a",
                "(?i",
                "(a",
                "a)",
                "\\",
                "\\x{4"
            })
    void whatIsNoRepetitionIsText(String regex) {
        assertFits(regex);
    }

    private static void assertFits(String regex) {
        assertThatCode(() -> RegexSize.check(regex)).as("%.40s", regex).doesNotThrowAnyException();
    }

    private static void assertTooLong(String regex) {
        assertThatIllegalArgumentException().as("%.40s", regex).isThrownBy(() -> RegexSize.check(regex));
    }
}
