package io.sqsmega.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.codec.document.WireNumbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersOnTheWireTest {

    @ParameterizedTest
    @MethodSource("numbers")
    void numberKeepsItsValueInCanonicalForm(String json, Number expected) {
        assertThat(read(json)).isEqualTo(expected);
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                Arguments.of("0", 0),
                Arguments.of("-0", 0),
                Arguments.of("2147483647", Integer.MAX_VALUE),
                Arguments.of("2147483648", 2147483648L),
                Arguments.of("-2147483649", -2147483649L),
                Arguments.of("9223372036854775807", Long.MAX_VALUE),
                Arguments.of("9223372036854775808", new BigInteger("9223372036854775808")),
                Arguments.of("1.0", 1.0),
                Arguments.of("1e2", 100.0),
                Arguments.of("-0.0", -0.0),
                Arguments.of("-0.000", -0.0),
                Arguments.of("19.99", 19.99),
                Arguments.of("19.990", 19.99),
                Arguments.of("5e-324", Double.MIN_VALUE),
                Arguments.of("4.9E-324", Double.MIN_VALUE),
                Arguments.of("2e23", 2e23),
                Arguments.of("1.7976931348623157e308", Double.MAX_VALUE),
                Arguments.of("0.30000000000000004", 0.30000000000000004),
                Arguments.of("0.3000000000000000400", 0.30000000000000004),
                Arguments.of("NaN", Double.NaN),
                Arguments.of("Infinity", Double.POSITIVE_INFINITY),
                Arguments.of("-Infinity", Double.NEGATIVE_INFINITY),
                Arguments.of("1e400", new BigDecimal("1e400")),
                Arguments.of("1e-400", new BigDecimal("1e-400")),
                Arguments.of("100000000000000000000000.5", new BigDecimal("100000000000000000000000.5")),
                Arguments.of("0.1000000000000000055", new BigDecimal("0.1000000000000000055")),
                Arguments.of("9007199254740993.0", new BigDecimal("9007199254740993.0")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"100000000000000000000000001", "9007199254740993", "1E+400", "0.1234567890123456789"})
    void decimalStaysADecimal(String text) {
        BigDecimal decimal = new BigDecimal(text);

        assertThat(read(Objects.requireNonNull(WireNumbers.text(decimal)))).isEqualTo(decimal);
    }

    private static Object read(String json) {
        Body.Document document = (Body.Document) Body.read("{\"n\":" + json + "}");
        return Objects.requireNonNull(document.fields().get("n"));
    }
}
