package io.sqsmega.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortestDecimalTest {

    @ParameterizedTest
    @CsvSource({
        "4.611686018427388e+18, 4.611686018427388E18",
        "2e23, 2.0E23",
        "8.41E21, 8.41E21",
        "1e23, 1.0E23",
        "9.5367431640625E-7, 9.5367431640625E-7",
        "2.2250738585072014E-308, 2.2250738585072014E-308",
        "1.7976931348623157E308, 1.7976931348623157E308",
        "4.9E-324, 4.9E-324",
        "1e-323, 9.9E-324",
        "1.5e-323, 1.5E-323",
        "9007199254740993, 9.007199254740992E15",
        "0, 0.0",
        "-0.0, -0.0",
        "5, 5.0",
        "-19.99, -19.99",
        "0.001, 0.001",
        "0.0001, 1.0E-4",
        "9999999, 9999999.0",
        "10000000, 1.0E7",
        "1234567.25, 1234567.25",
        "NaN, NaN",
        "-Infinity, -Infinity"
    })
    void isWrittenAsDoubleToStringIsSpecified(double number, String text) {
        assertThat(ShortestDecimal.text(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "-16777216, -16777216",
        "1.17549435E-38, 1.1754944E-38",
        "1.4E-45, 1.4E-45",
        "3.4028235E38, 3.4028235E38",
        "5.3944447E18, 5.394445E18",
        "-0.0, -0.0",
        "Infinity, Infinity"
    })
    void floatIsTheDoubleOfItsDecimal(float number, double expected) {
        assertThat(ShortestDecimal.asDouble(number)).isEqualTo(expected);
    }

    @Property(tries = 20_000)
    void isTheShortestOfThoseThatAreReadAsTheNumber(@ForAll long bits) {
        double number = Double.longBitsToDouble(bits);
        Assume.that(Double.isFinite(number));
        checkDouble(number);
    }

    @Property(tries = 5_000)
    void isTheShortestWhereTheStepsChange(
            @ForAll @IntRange(min = -1074, max = 1023) int exponent, @ForAll @IntRange(min = -2, max = 2) int steps) {
        double power = Math.scalb(1.0, exponent);
        checkDouble(Double.longBitsToDouble(Math.abs(Double.doubleToLongBits(power) + steps)));
    }

    @Example
    void isTheShortestOfTheSmallest() {
        for (long bits = 0; bits < 3_000; bits++) {
            checkDouble(Double.longBitsToDouble(bits));
        }
    }

    private static void checkDouble(double number) {
        BigDecimal shortest = ShortestDecimal.of(number).stripTrailingZeros();
        BigDecimal exact = new BigDecimal(number);
        int digits = shortest.precision();

        assertThat(shortest.doubleValue()).isEqualTo(number);
        assertThat(Double.parseDouble(ShortestDecimal.text(number))).isEqualTo(number);
        assertThat(new BigDecimal(ShortestDecimal.text(number))).isEqualByComparingTo(shortest);
        if (digits > 2) {
            assertThat(exact.round(new MathContext(digits - 1, RoundingMode.FLOOR))
                            .doubleValue())
                    .isNotEqualTo(number);
            assertThat(exact.round(new MathContext(digits - 1, RoundingMode.CEILING))
                            .doubleValue())
                    .isNotEqualTo(number);
        }
        for (RoundingMode other : new RoundingMode[] {RoundingMode.FLOOR, RoundingMode.CEILING}) {
            BigDecimal neighbour = exact.round(new MathContext(Math.max(2, digits), other));
            if (neighbour.doubleValue() == number) {
                assertThat(neighbour.subtract(exact).abs())
                        .isGreaterThanOrEqualTo(shortest.subtract(exact).abs());
            }
        }
    }

    @Property(tries = 20_000)
    void ofAFloatIsTheShortestOfThoseThatAreReadAsIt(@ForAll float number) {
        BigDecimal shortest = new BigDecimal(ShortestDecimal.text(ShortestDecimal.asDouble(number)));
        BigDecimal exact = new BigDecimal(number);
        int digits = shortest.stripTrailingZeros().precision();

        assertThat(shortest.floatValue()).isEqualTo(number);
        if (digits > 2) {
            assertThat(exact.round(new MathContext(digits - 1, RoundingMode.FLOOR))
                            .floatValue())
                    .isNotEqualTo(number);
            assertThat(exact.round(new MathContext(digits - 1, RoundingMode.CEILING))
                            .floatValue())
                    .isNotEqualTo(number);
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_19)
    void isWhatNewerJdksWrite() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            float narrow = Float.intBitsToFloat(random.nextInt());

            assertThat(ShortestDecimal.text(number)).isEqualTo(Double.toString(number));
            assertThat((Object) ShortestDecimal.asDouble(narrow)).isEqualTo(Double.valueOf(Float.toString(narrow)));
        }
    }

    @Test
    void everyPowerOfTwoIsReadBack() {
        for (int exponent = -1074; exponent < 1024; exponent++) {
            double power = Math.scalb(1.0, exponent);

            assertThat(ShortestDecimal.of(power).doubleValue()).isEqualTo(power);
        }
    }
}
