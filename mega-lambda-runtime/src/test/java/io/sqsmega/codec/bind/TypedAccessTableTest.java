package io.sqsmega.codec.bind;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.InvalidPayloadException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.datatype.XMLGregorianCalendar;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which kinds of JSON values a Java type takes; all others are refused, with path and type and without the value. */
class TypedAccessTableTest {
    private static final DataPayload VALUES = (DataPayload) PayloadCodec.decode("""
            {"null": null, "true": true, "5": 5, "-1": -1, "300": 300, "70000": 70000, "3e9": 3000000000,
             "2^53+1": 9007199254740993, "2^63": 9223372036854775808, "5.0": 5.0, "5.5": 5.5, "2^53+1.0": 9007199254740993.0,
             "1e22": 1e22, "1e300": 1e300, "1e400": 1e400, "1e-50": 1e-50, "1e-400": 1e-400, "1e99999": 1e99999,
             "''": "", "' '": " ", "'5'": "5", "'5.0'": "5.0", "' 5 '": " 5 ", "'1e400'": "1e400", "'1e999999999'": "1e999999999",
             "'NaN'": "NaN", "'Infinity'": "Infinity", "'true'": "true", "'ONE'": "ONE", "'x'": "x", "'/w=='": "/w==",
             "[]": [], "[5]": [5], "[5.5]": [5.5], "[null]": [null], "[1e400]": [1e400], "{}": {}, "{a}": {"a": 1}}""");

    private static final String WHOLE = "5, -1, 5.0, '5', '5.0', ' 5 '";
    private static final String SHORT = WHOLE + ", 300";
    private static final String INT = SHORT + ", 70000";
    private static final String LONG = INT + ", 3e9, 2^53+1, 2^53+1.0";
    private static final String BIG = LONG + ", 2^63, 1e22, 1e300, 1e400, '1e400'";
    private static final String FLOAT = INT + ", 3e9, 2^63, 5.5, 1e22";
    private static final String DOUBLE = FLOAT + ", 1e300, 1e-50";
    private static final String DECIMAL = BIG + ", 5.5, 1e-50, 1e-400, 1e99999";
    private static final String FILLED =
            "'5', '5.0', ' 5 ', '1e400', '1e999999999', 'NaN', 'Infinity', 'true', 'ONE', 'x', '/w=='";
    private static final String TEXT = "'', ' ', " + FILLED;
    private static final String BASE64 = "'', ' ', 'true', 'Infinity', '/w=='";

    enum Size {
        ONE,
        TWO
    }

    record Pair(Object a) {}

    static Stream<Arguments> types() {
        return Stream.of(
                        takes("true, 'true'", boolean.class, Boolean.class, AtomicBoolean.class),
                        takes(WHOLE, byte.class, Byte.class),
                        takes(SHORT, short.class, Short.class),
                        takes(INT, int.class, Integer.class, AtomicInteger.class),
                        takes("null, " + INT, OptionalInt.class),
                        takes(LONG, long.class, Long.class, AtomicLong.class),
                        takes("null, " + LONG, OptionalLong.class),
                        takes(FLOAT, float.class, Float.class),
                        takes(DOUBLE, double.class, Double.class),
                        takes("null, " + DOUBLE, OptionalDouble.class),
                        takes(BIG, BigInteger.class),
                        takes(DECIMAL, BigDecimal.class, Number.class),
                        takes("' ', '5', 'x'", char.class, Character.class),
                        takes("true, 5, -1, 300, 70000, 3e9, 2^53+1, 2^63, " + TEXT, String.class, CharSequence.class),
                        takes(TEXT, StringBuilder.class),
                        takes("'ONE'", Size.class),
                        takes("{}, {a}", Pair.class, Map.class),
                        takes("[], [5], [5.5], [null], [1e400]", List.class, Set.class, Object[].class),
                        takes("[], [5], [null]", Integer[].class),
                        takes("[], [5]", short[].class, int[].class, long[].class),
                        takes("[], [5], [5.5]", float[].class, double[].class),
                        takes("[]", boolean[].class),
                        takes("[], " + TEXT, char[].class),
                        takes("[], [5], " + BASE64, byte[].class),
                        takes(BASE64, ByteBuffer.class),
                        takes("'5'", Year.class))
                .flatMap(List::stream);
    }

    private static List<Arguments> takes(String kinds, Class<?>... types) {
        return Arrays.stream(types).map(type -> Arguments.of(type, kinds)).toList();
    }

    @ParameterizedTest
    @MethodSource("types")
    void typeTakesTheseKinds(Class<?> type, String kinds) {
        Set<String> taken = new TreeSet<>();
        for (String kind : VALUES.data().keySet()) {
            if (isTaken(kind, type)) {
                taken.add(kind);
            }
        }

        assertThat(taken).isEqualTo(new TreeSet<>(Set.of(kinds.split(", "))));
    }

    static Stream<Class<?>> times() {
        return Stream.of(
                Instant.class,
                OffsetDateTime.class,
                ZonedDateTime.class,
                LocalDateTime.class,
                LocalDate.class,
                LocalTime.class,
                OffsetTime.class,
                Duration.class,
                Period.class,
                YearMonth.class,
                MonthDay.class,
                ZoneId.class,
                ZoneOffset.class,
                Month.class,
                DayOfWeek.class,
                Date.class,
                Calendar.class,
                GregorianCalendar.class,
                TimeZone.class,
                java.sql.Date.class,
                java.sql.Time.class,
                java.sql.Timestamp.class,
                XMLGregorianCalendar.class,
                javax.xml.datatype.Duration.class);
    }

    @ParameterizedTest
    @MethodSource("times")
    void noKindIsATime(Class<?> type) {
        assertThat(VALUES.data().keySet()).noneMatch(kind -> isTaken(kind, type));
    }

    static Stream<Class<?>> typesMadeOfText() {
        return Stream.of(URI.class, URL.class, Pattern.class, Locale.class, Currency.class, Charset.class, UUID.class);
    }

    @ParameterizedTest
    @MethodSource("typesMadeOfText")
    void onlyTextBecomesAType(Class<?> type) {
        assertThat(VALUES.data().keySet().stream().filter(kind -> isTaken(kind, type)))
                .isSubsetOf((FILLED + ", ' '").split(", "));
    }

    private static boolean isTaken(String kind, Class<?> type) {
        try {
            VALUES.dataAt("/" + kind.replace("/", "~1"), type);
            return true;
        } catch (InvalidPayloadException refused) {
            assertThat(refused)
                    .hasMessageMatching("data\\.\\Q" + kind
                            + "\\E(\\[0])? must be readable as \\w+(\\[])?, got (nothing|null|\\w+)")
                    .hasNoCause();
            return false;
        }
    }
}
