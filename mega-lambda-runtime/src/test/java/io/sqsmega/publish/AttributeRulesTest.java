package io.sqsmega.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.payload.Bytes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeRulesTest {
    private static final Destination QUEUE = new Destination("SQS", "http://127.0.0.1/queue", MessageLimits.SQS_BYTES);
    private static final Destination TOPIC =
            new Destination("SNS", "arn:aws:sns:eu-west-1:111122223333:topic", MessageLimits.SNS_BYTES);

    private final PublishOptions.Builder options = PublishOptions.builder();

    @ParameterizedTest
    @CsvSource({
        "1e10, 10000000000",
        "1E+2, 100",
        "-2.50e3, -2500",
        "+7, 7",
        "1e-3, 0.001",
        ".5, 0.5",
        "5., 5",
        "0007, 7",
        "0e999999999, 0",
        "-0.0, 0",
        "19.90, 19.90",
        "12345678901234567890123456789012345678, 12345678901234567890123456789012345678"
    })
    void aNumberIsSentInPlainNotation(String given, String sent) {
        assertThat(number(given)).isEqualTo(sent);
    }

    @Test
    void aNumberOfAnyClassIsSentInPlainNotation() {
        assertThat(number(1e10)).isEqualTo("10000000000");
        assertThat(number(1.0E22f)).isEqualTo("10000000000000000000000");
        assertThat(number(4.611686018427388e18)).isEqualTo("4611686018427388000");
        assertThat(number(5.394445E18f)).isEqualTo("5394445000000000000");
        assertThat(number(5)).isEqualTo("5");
        assertThat(number(new AtomicLong(6))).isEqualTo("6");
        assertThat(number(new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(number(BigInteger.TEN.pow(126))).hasSize(127);
        assertThat(number(1e-128)).hasSize(131);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "",
                " 5",
                "5 ",
                "1,5",
                "0x10",
                "1_000",
                "NaN",
                "Infinity",
                "1e",
                "e5",
                ".",
                "+",
                "٣",
                "--1",
                "1e99999999999"
            })
    void aTextThatIsNoNumberIsRefusedAsOne(String text) {
        assertThatThrownBy(() -> options.attribute("price", "Number", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("attribute price must " + (text.isEmpty() ? "not be empty" : "be a number, got text"));
        assertThatThrownBy(() -> options.attribute("price", "Number.int", text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNumberThatHasNoDigitsIsRefused() {
        assertThatThrownBy(() -> options.attribute("a", Double.NaN))
                .hasMessage("attribute a must be a number, got NaN");
        assertThatThrownBy(() -> options.attribute("a", Float.NEGATIVE_INFINITY))
                .hasMessage("attribute a must be a number, got -Infinity");
        assertThatThrownBy(() -> options.attribute("a", new Roman()))
                .hasMessage("attribute a must be a number, got " + Roman.class.getName());
    }

    @Test
    void aNumberHasAtMost38Digits() {
        assertThatThrownBy(() -> options.attribute("a", "Number", "1".repeat(39)))
                .hasMessage("attribute a must be a number of at most 38 digits, got one of 39");
        assertThatThrownBy(() -> options.attribute("a", new BigDecimal("0.1" + "0".repeat(37) + "1")))
                .hasMessage("attribute a must be a number of at most 38 digits, got one of 39");
        assertThat(number("1" + "0".repeat(60))).hasSize(61);
        assertThat(number("0.000" + "1".repeat(38))).hasSize(43);
    }

    @ParameterizedTest
    @CsvSource({
        "1e127, 127",
        "-1.1e126, 126",
        "9e-129, -129",
        "-1e-129, -129",
        "1e999999999, 999999999",
        "1e-999999999, -999999999"
    })
    void aNumberOutsideTheRangeIsRefused(String given, String order) {
        assertThatThrownBy(() -> options.attribute("a", "Number", given))
                .hasMessage("attribute a must be 0 or between 10^-128 and 10^126, or the negative of that,"
                        + " got a number of the order 10^" + order);
    }

    @Test
    void theEndsOfTheRangeAreTaken() {
        for (String end : List.of("1e126", "-1e126", "1e-128", "-1e-128", "9.9e125")) {
            assertThat(new BigDecimal(number(end))).isEqualByComparingTo(new BigDecimal(end));
        }
        assertThatThrownBy(() -> options.attribute("a", Double.MAX_VALUE)).hasMessageContaining("10^308");
        assertThatThrownBy(() -> options.attribute("a", Double.MIN_VALUE)).hasMessageContaining("10^-324");
    }

    @Property(tries = 300)
    void plainNotationKeepsTheValue(
            @ForAll @LongRange long digits, @ForAll @IntRange(min = -100, max = 100) int scale) {
        BigDecimal number = BigDecimal.valueOf(digits, scale);

        String sent = number(number.toString());

        assertThat(sent).matches("-?[0-9]+(\\.[0-9]+)?");
        assertThat(new BigDecimal(sent)).isEqualByComparingTo(number);
    }

    @Test
    void theTypeOfAValueMustBeThatOfTheAttribute() {
        assertThatThrownBy(() -> options.attribute("a", "Binary", "text"))
                .hasMessage("attribute a of type Binary must be bytes, got text");
        assertThatThrownBy(() -> options.attribute("a", "Binary.png", "text"))
                .hasMessage("attribute a of type Binary.png must be bytes, got text");
        assertThatThrownBy(() -> options.attribute("a", "String", Bytes.of((byte) 1)))
                .hasMessage("attribute a of type String must be text, got bytes");
        assertThatThrownBy(() -> options.attribute("a", "Number.int", Bytes.of((byte) 1)))
                .hasMessage("attribute a of type Number.int must be a number, got bytes");
        assertThatCode(() -> options.attribute("a", "Binary.png", Bytes.of((byte) 1))
                        .attribute("b", "String.Numbered", "x")
                        .attribute("c", Bytes.of((byte) 1)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A-b_c.d.9", "aws", "AWSx.y", "mega-encoding"})
    void aNameOfTheAllowedCharactersIsTaken(String name) {
        assertThatCode(() -> options.attribute(name, "v")).doesNotThrowAnyException();
        assertThatCode(() -> options.attribute("x".repeat(256), "v")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".a", "a.", "a..b", "AWS.a", "aws.a", "Amazon.a", "AMAZON.a", "a b", "a:b", "é", "a\n"})
    void anotherNameIsRefused(String name) {
        assertThatThrownBy(() -> options.attribute(name, "v"))
                .hasMessageStartingWith("attribute name must be 1 to 256 letters")
                .hasMessageEndingWith(", got \"" + name + "\"");
        assertThatThrownBy(() -> options.attribute(name, 1)).hasMessageStartingWith("attribute name must be");
        assertThatThrownBy(() -> options.attribute(name, Bytes.of((byte) 1)))
                .hasMessageStartingWith("attribute name must be");
        assertThatThrownBy(() -> options.attribute("x".repeat(257), "v")).hasMessageEndingWith(", got 257 characters");
    }

    @Test
    void aDataTypeIsOneOfThreePerhapsWithALabel() {
        for (String type : List.of("", "string", "Text", "Strings", "String.", "Numb", "Binary.\n")) {
            assertThatThrownBy(() -> options.attribute("a", type, "1"))
                    .hasMessageStartingWith("the data type of attribute a must be String, Number or Binary");
        }
        assertThatThrownBy(() -> options.attribute("a", "String.\uFFFE", "1")).hasMessageContaining("got U+FFFE at 7");
        assertThatThrownBy(() -> options.attribute("a", "String." + "x".repeat(250), "1"))
                .hasMessageEndingWith(", got 257 characters");
        assertThatCode(() -> options.attribute("a", "String." + "é".repeat(249), "1"))
                .doesNotThrowAnyException();
    }

    @Test
    void aLabelCountsInBytes() {
        Publication labelled =
                Publication.raw("x", options.attribute("a", "String.é", "é").build());

        assertThat(labelled.sizeInBytes()).isEqualTo("xaString.".length() + 2 + 2);
    }

    @Test
    void aValueHoldsOnlyCharactersThatSqsTakesAndIsNeverShown() {
        assertThatThrownBy(() -> options.attribute("a", "secret\u0000"))
                .hasMessageStartingWith("attribute a must hold only characters that SQS takes")
                .hasMessageEndingWith("got U+0000 at 6; send it as bytes")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> options.attribute("a", "x\uDC00")).hasMessageContaining("got U+DC00 at 1");
        assertThatThrownBy(() -> options.attribute("a", "😀\uFFFF")).hasMessageContaining("got U+FFFF at 2");
        assertThatThrownBy(() -> options.attribute("a", "")).hasMessage("attribute a must not be empty");
        assertThatThrownBy(() -> options.attribute("a", "Binary", Bytes.of()))
                .hasMessage("attribute a must not be empty");
        assertThatCode(() -> options.attribute("a", "\t\n\r \u007F\uD7FF\uE000\uFFFD😀"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[\"a\", 1, -2.5, true, false, null]", " [ 1 ] "})
    void aStringArrayOfSnsIsAJsonArray(String array) {
        assertThatCode(() -> check(TOPIC, stringArray(array))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a, b", "{}", "[1", "[1] x", "[[1]]", "[{}]", "[NaN]", "\"a\"", "1", "null"})
    void anotherStringArrayIsRefusedBySnsOnly(String text) {
        assertThatThrownBy(() -> check(TOPIC, stringArray(text)))
                .hasMessage("attribute tags of type String.Array must be a JSON array of strings, numbers, true,"
                        + " false and null, got another text");
        assertThatCode(() -> check(QUEUE, stringArray(text))).doesNotThrowAnyException();
    }

    private Publication stringArray(String text) {
        return Publication.raw(
                "x", options.attribute("tags", "String.Array", text).build());
    }

    private static void check(Destination destination, Publication publication) {
        PayloadOffloader.NONE.prepare(List.of(publication), destination, TimeLimit.of(Duration.ofSeconds(1)));
    }

    private static String number(String text) {
        return sent(PublishOptions.builder().attribute("n", "Number", text));
    }

    private static String number(Number number) {
        return sent(PublishOptions.builder().attribute("n", number));
    }

    private static String sent(PublishOptions.Builder options) {
        return String.valueOf(options.build().attributes.get("n").text());
    }

    /** A number that prints itself in a way of its own. */
    private static final class Roman extends Number {
        @Override
        public int intValue() {
            return 4;
        }

        @Override
        public long longValue() {
            return 4;
        }

        @Override
        public float floatValue() {
            return 4;
        }

        @Override
        public double doubleValue() {
            return 4;
        }

        @Override
        public String toString() {
            return "IV";
        }
    }
}
