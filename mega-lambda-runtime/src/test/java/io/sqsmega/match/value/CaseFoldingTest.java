package io.sqsmega.match.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CaseFoldingTest {
    /** Beyond the second plane no letter has a case. */
    private static final int END = 0x20000;

    @Test
    void whatIsEqualButForItsCaseIsTheSameFolded() {
        for (int letter = 0; letter < END; letter++) {
            int upper = Character.toUpperCase(letter);
            int lower = Character.toLowerCase(letter);
            check(letter, upper);
            check(letter, lower);
            check(letter, Character.toLowerCase(upper));
            check(letter, Character.toTitleCase(letter));
            check(upper, lower);
        }
    }

    private static void check(int one, int other) {
        String text = Character.toString(one);
        String inOtherCase = Character.toString(other);
        if (text.equalsIgnoreCase(inOtherCase)) {
            assertThat(CaseFolding.fold(inOtherCase))
                    .as("%x and %x", one, other)
                    .isEqualTo(CaseFolding.fold(text));
        }
    }

    @Test
    void lettersThatMeetInUpperCaseOnlyAreTheSame() {
        assertThat(CaseFolding.fold("\u017fet")).isEqualTo(CaseFolding.fold("SET"));
        assertThat(CaseFolding.fold("\u212a")).isEqualTo(CaseFolding.fold("k"));
        assertThat(CaseFolding.fold("a")).isNotEqualTo(CaseFolding.fold("b"));
    }
}
