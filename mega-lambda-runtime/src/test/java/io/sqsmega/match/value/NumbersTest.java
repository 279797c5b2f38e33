package io.sqsmega.match.value;

import static io.sqsmega.match.Matchers.between;
import static io.sqsmega.match.Matchers.eq;
import static io.sqsmega.match.Matchers.gt;
import static io.sqsmega.match.Matchers.lt;
import static io.sqsmega.match.Matchers.lte;
import static io.sqsmega.match.Matchers.not;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.payload.NumericText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    private static final long BEYOND_DOUBLE = (1L << 53) + 1;

    @Test
    void numbersAreEqualByValueWhateverTheirTypes() {
        for (Object five :
                new Object[] {5, 5L, 5.0, 5f, (short) 5, (byte) 5, BigInteger.valueOf(5), "5", "5.0", " +5e0 "}) {
            assertThat(eq(5).matches(five)).as("%s", five).isTrue();
            assertThat(eq(new BigDecimal("5.00")).matches(five)).as("%s", five).isTrue();
        }
    }

    @Test
    void whatADoubleCannotTellApartIsToldApart() {
        assertThat(eq(BEYOND_DOUBLE).matches((double) BEYOND_DOUBLE)).isFalse();
        assertThat(lt(BEYOND_DOUBLE).matches((double) BEYOND_DOUBLE)).isTrue();
        assertThat(gt((double) BEYOND_DOUBLE).matches(BEYOND_DOUBLE)).isTrue();
        assertThat(eq(Long.MAX_VALUE).matches((double) Long.MAX_VALUE)).isFalse();
    }

    @Test
    void aDoubleIsItsShortestDecimalOnEveryJdk() {
        assertThat(eq(new BigDecimal("0.1")).matches(0.1)).isTrue();
        assertThat(eq(new BigDecimal("0.1")).matches(0.1f)).isTrue();
        assertThat(eq(BigInteger.TEN.pow(23)).matches(1e23)).isTrue();
        assertThat(eq(new BigDecimal("2e23")).matches(2e23)).isTrue();
        assertThat(eq(new BigDecimal("4.9e-324")).matches(Double.MIN_VALUE)).isTrue();
        assertThat(eq(new BigDecimal(0.1)).matches(0.1)).isFalse();
    }

    @Test
    void nanIsEqualToNothingAndHasNoOrder() {
        assertThat(eq(0).matches(Double.NaN)).isFalse();
        assertThat(not(0).matches(Double.NaN)).isTrue();
        assertThat(lte(1).matches(Double.NaN)).isFalse();
        assertThat(gt(0).matches(Double.NaN)).isFalse();
        assertThat(gt(new BigDecimal("1e400")).matches(Double.NaN)).isFalse();
    }

    @Test
    void infinitiesLieBeyondAllNumbers() {
        BigDecimal huge = new BigDecimal("1e999999999");
        assertThat(gt(huge).matches(Double.POSITIVE_INFINITY)).isTrue();
        assertThat(lt(Double.POSITIVE_INFINITY).matches(huge)).isTrue();
        assertThat(lt(huge.negate()).matches(Double.NEGATIVE_INFINITY)).isTrue();
        assertThat(eq(Double.POSITIVE_INFINITY).matches(Float.POSITIVE_INFINITY))
                .isTrue();
    }

    @Test
    void zeroHasNoSign() {
        assertThat(eq(0).matches(-0.0)).isTrue();
        assertThat(eq(-0.0).matches(BigDecimal.ZERO)).isTrue();
        assertThat(eq(0).matches("-0e99")).isTrue();
    }

    @Test
    void aStringIsReadToItsLastDigit() {
        assertThat(eq(123456789012345678L).matches("123456789012345678")).isTrue();
        assertThat(eq(-1234).matches("-01234")).isTrue();
        assertThat(eq(new BigInteger("1234567890123456789012")).matches("1234567890123456789012"))
                .isTrue();
    }

    @Test
    void aNumericStringOfThePatternIsAString() {
        assertThat(eq("5").matches(5)).isFalse();
        assertThat(eq("5").matches("5.0")).isFalse();
    }

    @Test
    void betweenHasBothItsBounds() {
        assertThat(between(1, 5).matches(1)).isTrue();
        assertThat(between(1, 5).matches("5.0")).isTrue();
        assertThat(between(1, 5).matches(0.99)).isFalse();
        assertThat(between(1, 5).matches(5.01)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "+",
                ".",
                "e5",
                "5e",
                "5e+",
                "1 2",
                "0x5",
                "5_0",
                "\u0665",
                "5,0",
                "NaN",
                "Infinity",
                "5d",
                "--5",
                "1e9999999999",
                "5..0"
            })
    void otherTextIsNoNumber(String text) {
        assertThat(NumericText.parse(text)).isNull();
    }

    @Test
    void extremeExponentsAreComparedWithoutBeingWrittenOut() {
        assertThat(gt(0).matches("1e999999999")).isTrue();
        assertThat(lt(1).matches("1e-999999999")).isTrue();
        assertThat(eq(0).matches("0e999999999")).isTrue();
        assertThat(gt(Double.MAX_VALUE).matches("1e999999999")).isTrue();
        assertThat(eq(new BigDecimal("1e999999999")).matches("10e999999998")).isTrue();
    }

    @Test
    void aNumberOfAMillionDigitsIsNoNumberAndCostsNothing() {
        String digits = "1".repeat(1_000_000);
        assertThat(gt(0).matches("1".repeat(1_000))).isTrue();
        assertThat(Duration.ofNanos(nanosOf(digits))).isLessThan(Duration.ofSeconds(1));
    }

    private static long nanosOf(String digits) {
        long start = System.nanoTime();
        for (int i = 0; i < 1_000; i++) {
            assertThat(gt(0).matches(digits)).isFalse();
        }
        return System.nanoTime() - start;
    }
}
