package io.sqsmega.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.payload.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.BsonType;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadCodecTest {

    @Test
    void bodyBecomesAPayloadOfItsKind() {
        assertThat(PayloadCodec.decode("hello!")).isEqualTo(new PlaintextPayload("hello!"));
        assertThat(PayloadCodec.decode("AAH/")).isEqualTo(BinaryPayload.of((byte) 0, (byte) 1, (byte) 0xff));
        assertThat(PayloadCodec.decode("{\"a\":1}")).isEqualTo(DataPayload.of(Map.of("a", 1)));
    }

    @Test
    void textAndBytesAreWrittenAsSuch() {
        assertThat(PayloadCodec.encode(new PlaintextPayload("{\"a\": \u0001"))).isEqualTo("{\"a\": \u0001");
        assertThat(PayloadCodec.encode(BinaryPayload.of((byte) 0, (byte) 1, (byte) 0xff)))
                .isEqualTo("AAH/");
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void encodingThatDoesNotFitThePayloadIsRefused(Payload payload, Encoding encoding, String allowed) {
        assertThatThrownBy(() -> PayloadCodec.encode(payload, encoding))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("encoding must be %s for this payload, got %s", allowed, encoding);
    }

    static Stream<Arguments> unfit() {
        Payload mega = MegaPayload.of(Event.named("a").build());
        Payload data = DataPayload.of(Map.of());
        return Stream.of(
                Arguments.of(mega, Encoding.PLAINTEXT, "JSON or BSON"),
                Arguments.of(mega, Encoding.BINARY, "JSON or BSON"),
                Arguments.of(data, Encoding.PLAINTEXT, "JSON or BSON"),
                Arguments.of(data, Encoding.BINARY, "JSON or BSON"),
                Arguments.of(new PlaintextPayload("x"), Encoding.JSON, "PLAINTEXT"),
                Arguments.of(new PlaintextPayload("x"), Encoding.BSON, "PLAINTEXT"),
                Arguments.of(new PlaintextPayload("x"), Encoding.BINARY, "PLAINTEXT"),
                Arguments.of(BinaryPayload.of(), Encoding.JSON, "BINARY"),
                Arguments.of(BinaryPayload.of(), Encoding.PLAINTEXT, "BINARY"));
    }

    @Test
    void dataThatClaimsToBeMegaIsRefused() {
        DataPayload claim = DataPayload.of(Map.of("protocol", "mega", "version", 1, "event", Map.of()));

        for (Encoding encoding : List.of(Encoding.JSON, Encoding.BSON)) {
            assertThatThrownBy(() -> PayloadCodec.encode(claim, encoding))
                    .isInstanceOf(InvalidPayloadException.class)
                    .hasMessage(
                            "data must not claim to be a MEGA payload: publish a MegaPayload, got protocol \"mega\", version 1");
        }
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "\\u0000|\\u0000",
                "\\u001F|\\u001f",
                "\\n|\\u000a",
                "\\uFFFE|\\ufffe",
                "\\uFFFF|\\uffff",
                "\\uD800|\\ud800",
                "\\uD800x|\\ud800x",
                "\\uDC00\\uD800|\\udc00\\ud800",
                "\\uD83D\\uD83D\\uDE00|\\ud83d😀",
                "\\uD83D\\uDE00|😀",
                "\\u007F\\u0085\\uFFFD\\u2028|\u007F\u0085\uFFFD\u2028"
            },
            delimiter = '|')
    void jsonEscapesWhatSqsRefusesAndNothingElse(String escapedValue, String expected) {
        String value = unescape(escapedValue);

        String json = PayloadCodec.encode(DataPayload.of(Map.of("a", value)));

        assertThat(json).isEqualTo("{\"a\":\"" + expected + "\"}");
        assertThat(json.codePoints().allMatch(PayloadCodecTest::isTakenBySqs)).isTrue();
    }

    @Test
    void jsonEscapesQuotesAndBackslashes() {
        assertThat(PayloadCodec.encode(DataPayload.of(Map.of("a", "\"\\/")))).isEqualTo("{\"a\":\"\\\"\\\\/\"}");
    }

    @ParameterizedTest
    @MethodSource("unwritable")
    void valueThatTheEncodingDoesNotHaveIsRefusedWithWhatToDo(Encoding encoding, Object value, String message) {
        DataPayload payload = DataPayload.of(Map.of("a", List.of(0, Map.of("b", value))));

        assertThatThrownBy(() -> PayloadCodec.encode(payload, encoding))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessage("data.a[1].b must " + message);
    }

    static Stream<Arguments> unwritable() {
        String finite =
                "be finite, since JSON has neither NaN nor infinity: leave it out, or use BSON, got another number";
        String digits = "be a number of at most 1000 characters: use a string, got a longer number";
        String bits = "be a whole number of at most 64 bits in BSON: use a string, or JSON, got a longer number";
        String decimal =
                "be a decimal that a double holds in BSON: round it, or use a string, or JSON, got a longer number";
        return Stream.of(
                Arguments.of(Encoding.JSON, Double.NaN, finite),
                Arguments.of(Encoding.JSON, Double.NEGATIVE_INFINITY, finite),
                Arguments.of(Encoding.JSON, BigInteger.TEN.pow(1_000), digits),
                Arguments.of(Encoding.JSON, new BigDecimal("1e100001"), digits),
                Arguments.of(
                        Encoding.JSON,
                        Bytes.of((byte) 1),
                        "be a value that JSON has: use a string of its Base64, or BSON, got binary"),
                Arguments.of(
                        Encoding.JSON, new UUID(1, 2), "be a value that JSON has: use its string, or BSON, got UUID"),
                Arguments.of(
                        Encoding.JSON,
                        OffsetDateTime.parse("2020-01-01T00:00Z"),
                        "be a value that JSON has: use its ISO-8601 string, or BSON, got date-time"),
                Arguments.of(Encoding.BSON, BigInteger.TWO.pow(64), bits),
                Arguments.of(Encoding.BSON, BigInteger.TWO.pow(63).negate().subtract(BigInteger.ONE), bits),
                Arguments.of(Encoding.BSON, new BigDecimal("0.1234567890123456789"), decimal),
                Arguments.of(Encoding.BSON, new BigDecimal("1e400"), decimal),
                Arguments.of(
                        Encoding.BSON,
                        OffsetDateTime.MAX,
                        "be within 292 million years of 1970 in BSON, got date-time"),
                Arguments.of(
                        Encoding.BSON,
                        "x\uD800",
                        "be Unicode without lone surrogates in BSON: mend it, or use JSON, got string"),
                Arguments.of(
                        Encoding.BSON,
                        "\uDC00\uD800",
                        "be Unicode without lone surrogates in BSON: mend it, or use JSON, got string"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\0b"})
    void bsonRefusesNamesThatItDoesNotHave(String name) {
        DataPayload payload = DataPayload.of(Map.of(name, 1));

        assertThatThrownBy(() -> PayloadCodec.encode(payload, Encoding.BSON))
                .isInstanceOf(InvalidPayloadException.class);
        assertThat(PayloadCodec.decode(PayloadCodec.encode(payload))).isEqualTo(payload);
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "BSON"})
    void nameThatReadersRefuseIsRefused(Encoding encoding) {
        DataPayload payload = DataPayload.of(Map.of("x" + (char) 0xDC00, 1));

        assertThatThrownBy(() -> PayloadCodec.encode(payload, encoding))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageEndingWith(
                        "must have a name without lone surrogates, which readers refuse: rename it, got a name with one");
    }

    @ParameterizedTest
    @MethodSource("bsonTypes")
    void bsonIsWrittenInTheTypesThatOtherReadersExpect(Object value, BsonType type) {
        byte[] bson =
                Base64.getDecoder().decode(PayloadCodec.encode(DataPayload.of(Map.of("a", value)), Encoding.BSON));

        assertThat(new RawBsonDocument(bson).get("a").getBsonType()).isEqualTo(type);
    }

    static Stream<Arguments> bsonTypes() {
        return Stream.of(
                Arguments.of(1, BsonType.INT32),
                Arguments.of(1L << 40, BsonType.INT64),
                Arguments.of(BigInteger.TWO.pow(63), BsonType.TIMESTAMP),
                Arguments.of(BigInteger.TWO.pow(64).subtract(BigInteger.ONE), BsonType.TIMESTAMP),
                Arguments.of(new BigDecimal("19.99"), BsonType.DOUBLE),
                Arguments.of(Double.NaN, BsonType.DOUBLE),
                Arguments.of(OffsetDateTime.parse("2020-01-01T00:00Z"), BsonType.DATE_TIME),
                Arguments.of(new UUID(1, 2), BsonType.BINARY),
                Arguments.of(Bytes.of(), BsonType.BINARY));
    }

    @Test
    void dateTimeInBsonKeepsItsInstantToTheMillisecond() {
        DataPayload payload = DataPayload.of(Map.of("t", OffsetDateTime.parse("1969-12-31T23:59:59.999999-03:00")));

        assertThat(PayloadCodec.decode(PayloadCodec.encode(payload, Encoding.BSON)))
                .isEqualTo(DataPayload.of(Map.of("t", OffsetDateTime.parse("1970-01-01T02:59:59.999Z"))));
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "BSON"})
    void whatWouldNotBeReadBackIsNotWritten(Encoding encoding) {
        Event.Builder event = Event.named("a").attribute("deep", nested(Values.MAX_DEPTH - 1));
        DataPayload deepest = DataPayload.of(nested(Values.MAX_DEPTH));

        assertThat(PayloadCodec.decode(PayloadCodec.encode(deepest, encoding))).isEqualTo(deepest);
        assertThatThrownBy(() -> PayloadCodec.encode(MegaPayload.of(event.build()), encoding))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageEndingWith("must be nested at most 500 deep, its sections included, got a deeper value");
    }

    @Test
    void megabyteOfTextSurvives() {
        DataPayload payload = DataPayload.of(Map.of("a", "x😀".repeat(200_000)));

        assertThat(PayloadCodec.decode(PayloadCodec.encode(payload))).isEqualTo(payload);
        assertThat(PayloadCodec.decode(PayloadCodec.encode(payload, Encoding.BSON)))
                .isEqualTo(payload);
    }

    private static Map<String, @Nullable Object> nested(int depth) {
        Map<String, @Nullable Object> map = Map.of();
        for (int i = 1; i < depth; i++) {
            map = Map.of("a", map);
        }
        return map;
    }

    /** As the API reference of SendMessage says. */
    private static boolean isTakenBySqs(int c) {
        return c == 0x9
                || c == 0xA
                || c == 0xD
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }

    /** The compiler would not keep a lone surrogate in a constant. */
    private static String unescape(String text) {
        Body.Document document = (Body.Document) Body.read("{\"a\":\"" + text + "\"}");
        return (String) java.util.Objects.requireNonNull(document.fields().get("a"));
    }
}
