package io.sqsmega.codec.json;

import static io.sqsmega.codec.json.JsonCheck.isTaken;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.codec.document.WireNumbers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Takes no number that the parser would refuse, and reads what it takes as the parser does. */
class JsonNumbersTest {

    @Test
    void numberHasAnyCountOfDigits() {
        for (String digit : new String[] {"1", "5", "9"}) {
            for (int count = 1; count <= 40; count++) {
                String digits = digit.repeat(count);
                for (String number : new String[] {digits, "0." + digits, digits + "." + digits, digits + "e1"}) {
                    assertThat(isTaken("{\"a\":" + number + "}")).as(number).isTrue();
                    assertThat(isTaken("{\"a\":[-" + number + " ]}")).as(number).isTrue();
                    assertThat(isTaken("{\"a\":" + number + "x}")).as(number).isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "-0.0",
                "0e0",
                "1e-5",
                "1E+05",
                "2147483647",
                "-2147483648",
                "2147483648",
                "9223372036854775807",
                "9223372036854775808",
                "-9223372036854775808",
                "-9223372036854775809",
                "999999999999999999",
                "1000000000000000000",
                "0.1",
                "1e100000",
                "1e-100000"
            })
    void numberIsTaken(String number) {
        assertThat(isTaken("{\"a\":" + number + "}")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+1",
                "--1",
                "00",
                "01",
                "-01",
                ".5",
                "1.",
                "-.5",
                "1.e1",
                "1e",
                "1e+",
                "1e-",
                "1e1.5",
                "1.1.1",
                "1e1e1",
                "1e100001",
                "1e-100001",
                "1e99999999999",
                "0x1",
                "1f",
                "\u0661"
            })
    void anythingElseIsNoNumber(String number) {
        assertThat(isTaken("{\"a\":" + number + "}")).isFalse();
        assertThat(isTaken("{\"a\":[" + number + ",1]}")).isFalse();
    }

    @Test
    void numberHasABoundedLength() {
        for (String number : new String[] {"1", "-1", "1.0", "1e0"}) {
            String longest = number + "0".repeat(WireNumbers.MAX_LENGTH - number.length());

            assertThat(isTaken("{\"a\":" + longest + "}")).as(number).isTrue();
            assertThat(isTaken("{\"a\":" + longest + "0}")).as(number).isFalse();
        }
    }

    /** The skipper checks the limits without computing the number, which would cost kilobytes for each. */
    @Test
    void limitsOfANumberAreThoseOfReadingIt() {
        for (String digits : new String[] {"0", "-0", "1", "-9", "0.1", "-12.50", "0.00000000001", "123456789.000"}) {
            for (String e : new String[] {"e", "E", "e+", "E-", "e-", "e000", "e-000"}) {
                for (String exponent : new String[] {
                    "0",
                    "1",
                    "308",
                    "400",
                    "99990",
                    "99999",
                    "100000",
                    "100001",
                    "100011",
                    "100012",
                    "2147483647",
                    "2147483648",
                    "99999999999999999999"
                }) {
                    byte[] number = (digits + e + exponent).getBytes(StandardCharsets.ISO_8859_1);

                    assertThat(WireNumbers.isBounded(number, 0, number.length))
                            .as(digits + e + exponent)
                            .isEqualTo(WireNumbers.json(number, 0, number.length) != null);
                }
            }
        }
    }
}
