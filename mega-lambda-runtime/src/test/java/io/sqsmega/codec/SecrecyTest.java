package io.sqsmega.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.Payload;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The values of a payload never reach a log: not by an error, not by printing a payload. */
class SecrecyTest {
    private static final String SECRET = "078-05-1120";
    private static final String DIGITS = "078051120";

    record Person(int number, Instant born, Kind kind, List<Integer> numbers) {
        Person {
            if (number == Integer.parseInt(DIGITS)) {
                throw new IllegalArgumentException("number must not be " + number);
            }
        }
    }

    enum Kind {
        KNOWN
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'event':'%s'",
                "'event':{'name':'%s'}",
                "'event':{'name':['%s']}",
                "'event':{'name':'a','timestamp':'%s'}",
                "'event':{'name':'a','timestamp':'2020-01-01T00:00Z','version':'%s'}",
                "'event':{'name':'a','timestamp':'2020-01-01T00:00Z','domain':['%s']}",
                "'event':{'name':'a','timestamp':'2020-01-01T00:00Z','attributes':'%s'}",
                "'event':{'name':'a','timestamp':'2020-01-01T00:00Z'},'object':'%s'",
                "'event':{'name':'a','timestamp':'2020-01-01T00:00Z'},'object':{'current':'%s'}",
                "'event':{'name':'a','timestamp':'2020-01-01T00:00Z'},'object':{'id':['%s']}",
                "'event':{'name':'a','timestamp':'2020-01-01T00:00Z'},'extra':['%s']"
            })
    void brokenMegaPayloadIsRefusedWithoutItsValues(String sections) {
        String body = "{'protocol':'mega','version':1," + sections.formatted(SECRET) + "}";

        assertKept(() -> PayloadCodec.decode(body.replace('\'', '"')));
    }

    @ParameterizedTest
    @MethodSource("people")
    void objectThatDoesNotFitIsRefusedWithoutItsValues(String field, Object value) {
        assertKept(() -> DataPayload.of(Map.of(field, value)).dataAs(Person.class));
    }

    static Stream<Arguments> people() {
        return Stream.of(
                Arguments.of("number", SECRET),
                Arguments.of("number", Long.parseLong("1" + DIGITS + "0")),
                Arguments.of("number", Integer.parseInt(DIGITS)),
                Arguments.of("number", Map.of("a", SECRET)),
                Arguments.of("born", SECRET),
                Arguments.of("kind", SECRET),
                Arguments.of("numbers", List.of(1, SECRET)),
                Arguments.of("numbers", SECRET));
    }

    @ParameterizedTest
    @MethodSource("unwritable")
    void valueThatCannotBeWrittenIsRefusedWithoutIt(Encoding encoding, Object value) {
        assertKept(() -> PayloadCodec.encode(DataPayload.of(Map.of("a", value)), encoding));
    }

    static Stream<Arguments> unwritable() {
        return Stream.of(
                Arguments.of(Encoding.JSON, UUID.fromString("00000000-0000-0000-0000-" + DIGITS + "000")),
                Arguments.of(Encoding.JSON, Bytes.of(SECRET.getBytes(StandardCharsets.UTF_8))),
                Arguments.of(Encoding.JSON, OffsetDateTime.parse("2020-01-01T00:00:00." + DIGITS + "Z")),
                Arguments.of(Encoding.JSON, new BigInteger(DIGITS + "0".repeat(1_000))),
                Arguments.of(Encoding.BSON, new BigInteger(DIGITS + "0".repeat(20))),
                Arguments.of(Encoding.BSON, new BigDecimal(DIGITS + "." + "1".repeat(20))),
                Arguments.of(Encoding.BSON, SECRET + (char) 0xD800));
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "BSON", "BINARY"})
    void bodyThatIsNotWhatWasDeclaredIsRefusedWithoutIt(Encoding declared) {
        assertKept(() -> Body.read(SECRET, declared));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SECRET,
                "{\"a\":\"" + SECRET + "\"}",
                "{\"protocol\":\"mega\",\"version\":1,\"event\":{\"name\":\"n\",\"timestamp\":\"2020-01-01T00:00Z\","
                        + "\"subject\":\"" + SECRET + "\",\"publisher\":\"" + SECRET + "\",\"x\":\"" + SECRET + "\"},"
                        + "\"object\":{\"id\":\"" + SECRET + "\",\"current\":{\"x\":\"" + SECRET + "\"},"
                        + "\"previous\":{\"x\":\"" + SECRET + "\"}},\"extra\":{\"x\":\"" + SECRET + "\"}}"
            })
    void nothingPrintsItsValues(String body) {
        Payload payload = PayloadCodec.decode(body);

        assertThat(Body.read(body).toString()).doesNotContain(SECRET).hasSizeLessThan(100);
        assertThat(payload.toString()).doesNotContain(SECRET).hasSizeLessThan(150);
    }

    @Test
    void bytesPrintTheirNumberOnly() {
        String body = Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8));

        assertThat(Body.read(body)).hasToString("Binary[11 bytes]");
        assertThat(PayloadCodec.decode(body)).hasToString("BinaryPayload[11 bytes]");
    }

    private static void assertKept(ThrowingCallable call) {
        Throwable refusal = catchThrowable(call);

        assertThat(refusal).isInstanceOf(InvalidPayloadException.class).hasNoCause();
        assertThat(refusal.getSuppressed()).isEmpty();
        assertThat(refusal.toString()).doesNotContain(SECRET).doesNotContain(DIGITS);
    }
}
