package io.sqsmega.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsciiBufferTest {

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                9,
                10,
                99,
                100,
                1_545_082_649_183L,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE + 1L,
                999_999_999_999_999_999L,
                1_000_000_000_000_000_000L,
                Long.MAX_VALUE
            })
    void aNumberIsWrittenInDigits(long number) {
        assertThat(text(new AsciiBuffer(4).put('a').put(number).put('z'))).isEqualTo("a" + number + "z");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, -10, Long.MIN_VALUE})
    void aNegativeNumberIsWrittenAsZero(long number) {
        assertThat(text(new AsciiBuffer(4).put(number))).isEqualTo("0");
    }

    private static String text(AsciiBuffer buffer) {
        return new String(buffer.array(), 0, buffer.length(), StandardCharsets.US_ASCII);
    }
}
