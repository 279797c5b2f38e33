package io.sqsmega.codec.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/** Looking at eight letters at once finds what looking at one after the other finds. */
class SwarTest {
    /** Letters beside which another could be missed, or found where it is not. */
    private static final byte[] NEIGHBOURS =
            "\u0000\u0001\u001f !\"#/09:[\\]\u007f\u0080\u00a2\u00dc\u00ff".getBytes(StandardCharsets.ISO_8859_1);

    @Test
    void textEndsAtQuotesBackslashesAndControlCharacters() {
        assertThatFindsTheFirst(Swar::endingText, c -> c == '"' || c == '\\' || c >= 0 && c < ' ');
    }

    @Test
    void asciiEndsAtTheseAndBeyondAscii() {
        assertThatFindsTheFirst(Swar::endingAscii, c -> c == '"' || c == '\\' || c < ' ');
    }

    @Test
    void nameEndsAtZerosAndBeyondAscii() {
        assertThatFindsTheFirst(Swar::endingName, c -> c <= 0);
    }

    @Test
    void digitsEndAtAnythingElse() {
        assertThatFindsTheFirst(Swar::endingDigits, c -> c < '0' || c > '9');
    }

    @Test
    void lettersAreAsciiUpToTheEndOnly() {
        for (int length = 0; length <= 24; length++) {
            byte[] letters = new byte[length + Long.BYTES + 1];
            letters[0] = -1;
            letters[length + 1] = -1;
            assertThat(Swar.areAscii(letters, 1, length + 1)).isTrue();
            for (int i = 1; i <= length; i++) {
                letters[i] = -1;
                assertThat(Swar.areAscii(letters, 1, length + 1))
                        .as("%d of %d", i, length)
                        .isFalse();
                letters[i] = 0x7f;
            }
        }
    }

    @Test
    void wordIsWrittenAsItIsRead() {
        byte[] letters = {1, 2, 3, 4, 5, 6, 7, 8, -9};
        byte[] copy = new byte[letters.length];

        Swar.put(copy, 1, Swar.at(letters, 1));

        assertThat(copy).containsExactly(0, 2, 3, 4, 5, 6, 7, 8, -9);
        assertThat(Swar.at(letters, 0)).isEqualTo(0x0807_0605_0403_0201L);
    }

    private static void assertThatFindsTheFirst(LongUnaryOperator ending, IntPredicate isLookedFor) {
        List<String> missed = new ArrayList<>();
        for (int place = 0; place < Long.BYTES; place++) {
            for (int letter = Byte.MIN_VALUE; letter <= Byte.MAX_VALUE; letter++) {
                for (byte before : NEIGHBOURS) {
                    for (byte behind : NEIGHBOURS) {
                        byte[] word = word(before, place, (byte) letter, behind);
                        if (found(ending.applyAsLong(Swar.at(word, 0))) != first(word, isLookedFor)) {
                            missed.add(Arrays.toString(word));
                        }
                    }
                }
            }
        }
        assertThat(missed).isEmpty();
    }

    private static byte[] word(byte before, int place, byte letter, byte behind) {
        byte[] word = new byte[Long.BYTES];
        Arrays.fill(word, 0, place, before);
        Arrays.fill(word, place, Long.BYTES, behind);
        word[place] = letter;
        return word;
    }

    private static int found(long marks) {
        return marks == 0 ? Long.BYTES : Swar.before(marks);
    }

    private static int first(byte[] word, IntPredicate isLookedFor) {
        int first = 0;
        while (first < word.length && !isLookedFor.test(word[first])) {
            first++;
        }
        return first;
    }
}
