package io.sqsmega.codec.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.InvalidPayloadException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Typed access loses nothing in silence: in records, in beans, and wherever Jackson keeps a value aside. */
class TypedAccessTest {

    record Order(long total) {}

    @ParameterizedTest
    @CsvSource({
        "9007199254740993.0, 9007199254740993",
        "9223372036854775807.0, 9223372036854775807",
        "9223372036854775e3, 9223372036854775000",
        "1.2345678901234568e18, 1234567890123456800",
        "4.611686018427388e+18, 4611686018427388000",
        "-0.0, 0"
    })
    void wholeNumberIsReadExactlyHoweverItIsWritten(String json, long expected) {
        assertThat(read("{\"total\": " + json + "}", Order.class).total()).isEqualTo(expected);
    }

    record Wide(BigInteger total) {}

    @Test
    void wholeNumberBeyondLongsIsReadExactly() {
        assertThat(read("{\"total\": 1e22}", Wide.class).total()).isEqualTo(BigInteger.TEN.pow(22));
        assertThat(read("{\"total\": 2e23}", Wide.class).total()).isEqualTo(new BigInteger("2" + "0".repeat(23)));
    }

    @Test
    void numberThatIsTooLargeNamesTheField() {
        assertRefused(
                "{\"total\": 9223372036854775808}", Order.class, "data.total must be readable as long, got number");
    }

    record Measured(double value, float[] row, Map<String, Double> byName) {}

    @Test
    void overflowIsRefusedWhereverItIs() {
        assertRefused(
                "{\"value\": 1e400, \"row\": [], \"byName\": {}}",
                Measured.class,
                "data.value must be readable as double, got number");
        assertRefused(
                "{\"value\": 1, \"row\": [1, 1e39], \"byName\": {}}",
                Measured.class,
                "data.row[1] must be readable as float, got number");
        assertRefused(
                "{\"value\": 1, \"row\": [], \"byName\": {\"a\": -1e400}}",
                Measured.class,
                "data.byName.a must be readable as Double, got number");
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes(@JsonSubTypes.Type(value = Circle.class, name = "circle"))
    interface Shape {}

    record Circle(double radius) implements Shape {}

    @Test
    void overflowIsRefusedInAValueThatIsKeptUntilItsTypeIsKnown() {
        assertRefused(
                "{\"radius\": 1e400, \"kind\": \"circle\"}",
                Shape.class,
                "data.radius must be readable as double, got number");
        assertThat(read("{\"radius\": 5, \"kind\": \"circle\"}", Shape.class)).isEqualTo(new Circle(5));
    }

    enum Size {
        SMALL,
        LARGE
    }

    enum Level {
        LOW(1),
        HIGH(2);

        @JsonValue
        final int number;

        Level(int number) {
            this.number = number;
        }
    }

    record Sized(@Nullable Size size, @Nullable Level level) {}

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "\"1\"", "\"\"", "\" \"", "\"small\"", "\"HUGE\"", "true", "1.0", "[]", "{}"})
    void enumIsReadByItsNameAlone(String json) {
        assertThat(read("{\"size\": \"LARGE\"}", Sized.class).size()).isEqualTo(Size.LARGE);
        assertThatThrownBy(() -> read("{\"size\": " + json + "}", Sized.class))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageStartingWith("data.size must be readable as Size, got ");
    }

    @Test
    void enumWithANumberOfItsOwnIsReadByThat() {
        assertThat(read("{\"level\": 2}", Sized.class).level()).isEqualTo(Level.HIGH);
        assertRefused("{\"level\": 0}", Sized.class, "data.level must be readable as Level, got number");
    }

    record Everything(
            Optional<String> name,
            OptionalInt count,
            UUID id,
            Map<LocalDate, List<Instant>> calendar,
            java.nio.file.Path path,
            java.util.Locale locale,
            java.util.Currency currency,
            java.net.URI uri,
            java.util.Set<Size> sizes,
            java.util.EnumMap<Size, Integer> bySize,
            java.nio.ByteBuffer bytes,
            java.util.ArrayDeque<Integer> deque,
            int[] row,
            @Nullable Everything next) {}

    @Test
    void typesOfTheJdkAreRead() {
        Everything read = read("""
                {"name": "n", "count": 5, "id": "61fcc874-624e-40f8-8fd7-0e663c7837e8",
                 "calendar": {"2020-01-15": ["2020-01-15T12:00:00Z"]}, "path": "/tmp/a", "locale": "pt_BR", "currency": "BRL",
                 "uri": "https://example.com/a?b", "sizes": ["SMALL"], "bySize": {"LARGE": 2}, "bytes": "AQI=", "deque": [1],
                 "row": [1, 2], "next": null}""", Everything.class);

        assertThat(read.name()).contains("n");
        assertThat(read.count()).hasValue(5);
        assertThat(read.calendar())
                .containsExactly(Map.entry(LocalDate.of(2020, 1, 15), List.of(Instant.parse("2020-01-15T12:00:00Z"))));
        assertThat(read.bySize()).containsExactly(Map.entry(Size.LARGE, 2));
        assertThat(read.bytes().remaining()).isEqualTo(2);
        assertThat(read.row()).containsExactly(1, 2);
    }

    record Sparse(Optional<Integer> number, OptionalInt count) {}

    @Test
    void optionalIsEmptyForNullAndForNothing() {
        Sparse empty = new Sparse(Optional.empty(), OptionalInt.empty());

        assertThat(read("{}", Sparse.class)).isEqualTo(empty);
        assertThat(read("{\"number\": null, \"count\": null}", Sparse.class)).isEqualTo(empty);
        assertRefused("{\"number\": \"\"}", Sparse.class, "data.number must be readable as Integer, got string");
        assertRefused("{\"count\": 5.5}", Sparse.class, "data.count must be readable as OptionalInt, got number");
    }

    @Test
    void optionalsAreWrittenAsTheirValues() {
        assertThat(DataPayload.of(new Sparse(Optional.of(5), OptionalInt.empty()))
                        .data())
                .containsEntry("number", 5)
                .containsEntry("count", null);
    }

    @Test
    void textWhereAnArrayIsWantedIsThePayloadsFault() {
        record Rows(List<String> names, String[] array) {}
        assertRefused("{\"array\": \"x\"}", Rows.class, "data.array must be readable as String[], got string");
        assertRefused("{\"names\": \"x\"}", Rows.class, "data.names must be readable as ArrayList, got string");
    }

    private static <T> T read(String json, Class<T> type) {
        return ((DataPayload) PayloadCodec.decode(json)).dataAs(type);
    }

    private static void assertRefused(String json, Class<?> type, String message) {
        assertThatThrownBy(() -> read(json, type))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessage(message)
                .hasNoCause();
    }
}
