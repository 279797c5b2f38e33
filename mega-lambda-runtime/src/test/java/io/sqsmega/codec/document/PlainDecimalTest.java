package io.sqsmega.codec.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way means what the long one does. */
class PlainDecimalTest {

    @Property(tries = 20_000)
    void shortWayFindsWhatTheLongOneFinds(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 14) int whole, @ForAll boolean negative) {
        StringBuilder text = new StringBuilder(negative ? "-" : "");
        int fraction = 1 + random.nextInt(15 - whole);
        text.append(whole == 1 ? random.nextInt(10) : 1 + random.nextInt(9));
        appendDigits(text, whole - 1, random);
        appendDigits(text.append('.'), fraction, random);

        assertThat(read(text.toString())).isEqualTo(WireNumbers.decimal(text.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1", "12.50", "-0.0", "0.00000000000000", "99999999999999.9", "0.1000000000000"})
    void usualDecimalIsADouble(String decimal) {
        assertThat(read(decimal)).isEqualTo(Double.valueOf(decimal));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e3", "1.5E2", "0.1234567890123456", "1234567890123456.5", "NaN", "-Infinity", "INF"})
    void anythingElseGoesTheLongWay(String decimal) {
        assertThat(read(decimal)).isNull();
    }

    @Test
    void decimalStandsAmongOtherText() {
        assertThat(PlainDecimal.read("[-1.25,2".getBytes(StandardCharsets.ISO_8859_1), 1, 6))
                .isEqualTo(-1.25);
    }

    private static @Nullable Double read(String text) {
        return PlainDecimal.read(text.getBytes(StandardCharsets.ISO_8859_1), 0, text.length());
    }

    private static void appendDigits(StringBuilder text, int count, Random random) {
        for (int i = 0; i < count; i++) {
            text.append(random.nextInt(10));
        }
    }
}
