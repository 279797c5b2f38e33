package io.sqsmega.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.codec.document.WireNumbers;
import io.sqsmega.payload.Values;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The short way to a number, and the exact one. */
@Tag("slow")
class NumberLawsTest {

    @Property(tries = 10_000)
    void decimalIsReadAsItsCanonicalForm(
            @ForAll @LongRange(min = 1, max = 99_999_999_999_999_999L) long digits,
            @ForAll @IntRange(min = 0, max = 16) int shorter,
            @ForAll @IntRange(min = -340, max = 320) int exponent) {
        long fewer = Math.max(1, digits / (long) Math.pow(10, shorter));
        String text = fewer + "e" + exponent;

        assertThat(WireNumbers.decimal(text)).isEqualTo(Values.canonical(new BigDecimal(text)));
        assertThat(WireNumbers.decimal("-" + text)).isEqualTo(Values.canonical(new BigDecimal("-" + text)));
    }
}
