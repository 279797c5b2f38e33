package io.sqsmega.match;

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
            assertThat(folded(inOtherCase)).as("%x and %x", one, other).isEqualTo(folded(text));
        }
    }

    @Test
    void lettersThatMeetInUpperCaseOnlyAreTheSame() {
        assertThat(folded("\u017fet")).isEqualTo(folded("SET"));
        assertThat(folded("\u212a")).isEqualTo(folded("k"));
        assertThat(folded("a")).isNotEqualTo(folded("b"));
    }

    private static String folded(String text) {
        Object[] texts = CaseFolding.textsOf(Matchers.equalsIgnoreCase(text));
        assertThat(texts).hasSize(1);
        return (String) texts[0];
    }
}
