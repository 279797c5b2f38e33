package io.sqsmega.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @ParameterizedTest
    @MethodSource("canonicalForms")
    void valueTakesItsCanonicalForm(@Nullable Object value, @Nullable Object canonical) {
        assertThat(copyOf(value)).isEqualTo(canonical);
        assertThat(copyOf(copyOf(value))).isEqualTo(canonical);
    }

    static Stream<Arguments> canonicalForms() {
        UUID id = new UUID(1, 2);
        OffsetDateTime zoned = OffsetDateTime.parse("2020-01-15T12:00:00+02:00");
        return Stream.of(
                Arguments.of(null, null),
                Arguments.of(true, true),
                Arguments.of("", ""),
                Arguments.of(TimeUnit.SECONDS, "SECONDS"),
                Arguments.of((byte) 1, 1),
                Arguments.of((short) 1, 1),
                Arguments.of(1L, 1),
                Arguments.of(2147483648L, 2147483648L),
                Arguments.of(BigInteger.ONE, 1),
                Arguments.of(BigInteger.valueOf(Long.MIN_VALUE), Long.MIN_VALUE),
                Arguments.of(BigInteger.TWO.pow(63), BigInteger.TWO.pow(63)),
                Arguments.of(1.0, 1.0),
                Arguments.of(0.1f, 0.1),
                Arguments.of(Float.NaN, Double.NaN),
                Arguments.of(new BigDecimal("19.990"), 19.99),
                Arguments.of(zoned, zoned),
                Arguments.of(Instant.EPOCH, OffsetDateTime.parse("1970-01-01T00:00:00Z")),
                Arguments.of(id, id),
                Arguments.of(new byte[] {1}, Bytes.of((byte) 1)),
                Arguments.of(Bytes.of((byte) 1), Bytes.of((byte) 1)),
                Arguments.of(Set.of(1L), List.of(1)),
                Arguments.of(Arrays.asList(1L, null), Arrays.asList(1, null)),
                Arguments.of(Map.of("a", Map.of("b", 1L)), Map.of("a", Map.of("b", 1))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.1", "1e22", "2e23", "5e-324", "1.7976931348623157E308", "0.30000000000000004", "100", "0e-400"
            })
    void decimalThatADoubleKeepsBecomesOne(String decimal) {
        assertThat(Values.canonical(new BigDecimal(decimal))).isEqualTo(Double.parseDouble(decimal));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.1000000000000000055511151231257827",
                "100000000000000000000000.5",
                "9007199254740993",
                "1e400",
                "1e-400",
                "1.5e-324",
                "1e1000000000"
            })
    void decimalThatADoubleDoesNotKeepStays(String text) {
        BigDecimal decimal = new BigDecimal(text);

        assertThat(Values.canonical(decimal)).isSameAs(decimal);
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void valueThatNoPayloadCarriesIsRefused(Object value, String type) {
        assertThatThrownBy(() -> copyOf(List.of(value)))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageStartingWith("root.it[0] must be ")
                .hasMessageEndingWith(", got " + type);
    }

    static Stream<Arguments> foreign() {
        return Stream.of(
                Arguments.of(LocalDate.EPOCH, "java.time.LocalDate"),
                Arguments.of(new Object(), "java.lang.Object"),
                Arguments.of('c', "java.lang.Character"),
                Arguments.of(new int[0], "[I"),
                Arguments.of(new AtomicInteger(), "number"));
    }

    @Test
    void keyThatIsNoStringIsRefused() {
        assertThatThrownBy(() -> copyOf(Map.of(1, "a")))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessage("root.it must have keys that are strings, got number");
        assertThatThrownBy(() -> Values.copyOf(Collections.singletonMap(null, 1), "root"))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessage("root must have keys that are strings, got null");
    }

    @Test
    void nestingIsBounded() {
        assertThatCode(() -> Values.copyOf(nested(Values.MAX_DEPTH), "root")).doesNotThrowAnyException();
        assertThatThrownBy(() -> Values.copyOf(nested(Values.MAX_DEPTH + 1), "root"))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageEndingWith("must be nested at most 500 deep, got a deeper value");
    }

    @Test
    void mapThatHoldsItselfIsRefused() {
        Map<String, Object> map = new HashMap<>();
        map.put("self", map);

        assertThatThrownBy(() -> Values.copyOf(map, "root")).isInstanceOf(InvalidPayloadException.class);
    }

    @Test
    void copyKeepsItsOrderAndDoesNotChange() {
        List<Object> list = new ArrayList<>(List.of(1));
        Map<String, Object> map = new java.util.LinkedHashMap<>();
        map.put("z", list);
        map.put("a", new HashMap<>());

        Map<String, @Nullable Object> copy = Values.copyOf(map, "root");
        list.add(2);
        map.clear();

        assertThat(copy).containsExactly(Map.entry("z", List.of(1)), Map.entry("a", Map.of()));
        assertThatThrownBy(copy::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((List<?>) copy.get("z")).clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((Map<?, ?>) copy.get("a")).remove("x"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void typesHaveWords() {
        assertThat(Values.typeOf(null)).isEqualTo("null");
        assertThat(Values.typeOf("x")).isEqualTo("string");
        assertThat(Values.typeOf(true)).isEqualTo("boolean");
        assertThat(Values.typeOf(1.5)).isEqualTo("number");
        assertThat(Values.typeOf(Map.of())).isEqualTo("object");
        assertThat(Values.typeOf(List.of())).isEqualTo("list");
        assertThat(Values.typeOf(OffsetDateTime.MIN)).isEqualTo("date-time");
        assertThat(Values.typeOf(Instant.EPOCH)).isEqualTo("date-time");
        assertThat(Values.typeOf(Bytes.of())).isEqualTo("binary");
        assertThat(Values.typeOf(new UUID(1, 2))).isEqualTo("UUID");
        assertThat(Values.typeOf('c')).isEqualTo("java.lang.Character");
    }

    private static @Nullable Object copyOf(@Nullable Object value) {
        return Values.copyOf(Collections.singletonMap("it", value), "root").get("it");
    }

    private static Map<String, @Nullable Object> nested(int depth) {
        Map<String, @Nullable Object> map = Map.of();
        for (int i = 1; i < depth; i++) {
            map = Map.of("a", map);
        }
        return map;
    }
}
