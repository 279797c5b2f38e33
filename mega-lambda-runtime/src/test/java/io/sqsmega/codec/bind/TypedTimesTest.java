package io.sqsmega.codec.bind;

import static io.sqsmega.match.Matchers.dateTime;
import static io.sqsmega.match.Matchers.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.GenericType;
import io.sqsmega.payload.InvalidPayloadException;
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
import java.util.Calendar;
import java.util.Date;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Date-times are read as patterns and timestamps are, the other times as ISO-8601 writes them; and what is written. */
class TypedTimesTest {

    @ParameterizedTest
    @CsvSource({
        "2020-05-04T15:53:23.123456, 2020-05-04T15:53:23.123456Z",
        "2020-05-04 15:53, 2020-05-04T15:53Z",
        "2020-05-04T15:53:23.123456789Z, 2020-05-04T15:53:23.123456789Z",
        "2020-05-04T15:53:23+0200, 2020-05-04T15:53:23+02:00",
        "2020-05-04T15:53:23+02:00, 2020-05-04T15:53:23+02:00",
        "2020-05-04T15:53:23-03, 2020-05-04T15:53:23-03:00",
        "2020-5-4T5:3:2, 2020-05-04T05:03:02Z"
    })
    void dateTimeIsReadWithItsOffset(String text, OffsetDateTime expected) {
        DataPayload payload = DataPayload.of(Map.of("at", text));

        assertThat(payload.dataAt("/at", OffsetDateTime.class)).isEqualTo(expected);
        assertThat(payload.dataAt("/at", ZonedDateTime.class)).isEqualTo(expected.toZonedDateTime());
        assertThat(payload.dataAt("/at", Instant.class)).isEqualTo(expected.toInstant());
        assertThat(payload.dataAt("/at", Date.class)).isEqualTo(Date.from(expected.toInstant()));
        assertThat(payload.dataAt("/at", Calendar.class).getTime()).isEqualTo(Date.from(expected.toInstant()));
        assertThat(payload.dataAt("/at", java.sql.Timestamp.class))
                .isEqualTo(java.sql.Timestamp.from(expected.toInstant()));
        assertThat(eq(dateTime(expected)).matches(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-05-04T24:00:00Z",
                "2020-05-04",
                "2020-05-04T15:53:60Z",
                "2020-02-30T12:00:00Z",
                "2020-05-04T15:53:23Z[UTC]",
                "2020-05-04t15:53:23z",
                "+12020-05-04T15:53:23Z",
                "2020-05-04T15:53:23,5Z",
                "Mon, 04 May 2020 15:53:23 GMT",
                "1588607603",
                "1588607603.5"
            })
    void otherTextIsNoDateTime(String text) {
        DataPayload payload = DataPayload.of(Map.of("at", text));

        for (Class<?> type : new Class<?>[] {
            OffsetDateTime.class, ZonedDateTime.class, Instant.class, LocalDateTime.class, Date.class, Calendar.class
        }) {
            assertThatThrownBy(() -> payload.dataAt("/at", type))
                    .isInstanceOf(InvalidPayloadException.class)
                    .hasMessage("data.at must be readable as " + type.getSimpleName() + ", got string");
        }
    }

    @Test
    void localDateTimeIsInUtc() {
        LocalDateTime expected = LocalDateTime.parse("2020-05-04T15:53:23");

        assertThat(at("2020-05-04 15:53:23", LocalDateTime.class)).isEqualTo(expected);
        assertThat(at("2020-05-04T15:53:23Z", LocalDateTime.class)).isEqualTo(expected);
        assertThatThrownBy(() -> at("2020-05-04T15:53:23+02:00", LocalDateTime.class))
                .isInstanceOf(InvalidPayloadException.class);
    }

    @Test
    void dateIsNoDateTime() {
        assertThat(at("2020-05-04", LocalDate.class)).isEqualTo("2020-05-04");
        assertThat(at("2020-05-04", java.sql.Date.class)).hasToString("2020-05-04");
        assertThatThrownBy(() -> at("2020-05-04T00:00:00Z", LocalDate.class))
                .isInstanceOf(InvalidPayloadException.class);
    }

    @Test
    void nativeDateTimeIsRead() {
        OffsetDateTime at = OffsetDateTime.parse("2020-05-04T15:53:23.123+02:00");

        assertThat(at(at, Instant.class)).isEqualTo(at.toInstant());
        assertThat(at(at, OffsetDateTime.class)).isEqualTo(at);
        assertThat(at(at, String.class)).isEqualTo("2020-05-04T15:53:23.123+02:00");
    }

    @Test
    void unknownZoneIsNotGreenwich() {
        assertThat(at("Europe/Paris", TimeZone.class)).isEqualTo(TimeZone.getTimeZone("Europe/Paris"));
        assertThatThrownBy(() -> at("Europe/Atlantis", TimeZone.class)).isInstanceOf(InvalidPayloadException.class);
    }

    @Test
    void keysOfAMapAreReadAlike() {
        DataPayload payload = DataPayload.of(Map.of("2020-05-04 15:53", 1));

        assertThat(payload.dataAs(new GenericType<Map<Instant, Integer>>() {}))
                .containsOnlyKeys(Instant.parse("2020-05-04T15:53:00Z"));
        assertThatThrownBy(() -> payload.dataAs(new GenericType<Map<LocalDate, Integer>>() {}))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageContaining("must be readable as LocalDate");
    }

    record Times(
            Instant instant,
            OffsetDateTime offset,
            LocalDateTime local,
            LocalDate date,
            LocalTime time,
            OffsetTime offsetTime,
            Duration duration,
            Period period,
            Year year,
            YearMonth yearMonth,
            MonthDay monthDay,
            ZoneId zone,
            ZoneOffset zoneOffset,
            Month month,
            DayOfWeek dayOfWeek,
            Date javaDate,
            TimeZone timeZone,
            java.sql.Date sqlDate,
            java.sql.Time sqlTime) {}

    @Test
    void whatIsWrittenIsReadBack() {
        OffsetDateTime at = OffsetDateTime.parse("2020-05-04T15:53:23.123456789-03:00");
        Times times = new Times(
                at.toInstant(),
                at,
                at.toLocalDateTime(),
                at.toLocalDate(),
                at.toLocalTime(),
                at.toOffsetTime(),
                Duration.ofSeconds(5, 6),
                Period.of(1, 2, 3),
                Year.from(at),
                YearMonth.from(at),
                MonthDay.from(at),
                ZoneId.of("Europe/Paris"),
                at.getOffset(),
                at.getMonth(),
                at.getDayOfWeek(),
                new Date(123_456),
                TimeZone.getTimeZone("Europe/Paris"),
                java.sql.Date.valueOf("2020-05-04"),
                java.sql.Time.valueOf("15:53:23"));

        assertThat(DataPayload.of(times).dataAs(Times.class)).isEqualTo(times);
        assertThat(((DataPayload) PayloadCodec.decode(PayloadCodec.encode(DataPayload.of(times)))).dataAs(Times.class))
                .isEqualTo(times);
    }

    record Formatted(
            @JsonFormat(pattern = "dd.MM.yyyy") LocalDate day,
            @JsonFormat(shape = JsonFormat.Shape.NUMBER) Instant at,
            @JsonFormat(shape = JsonFormat.Shape.STRING) Duration takes,
            @JsonFormat(pattern = "HH'h'mm") LocalTime time,
            @JsonFormat(pattern = "yyyyMMdd") Date date) {}

    @Test
    void formatOfAFieldSaysOtherwise() {
        Map<String, Object> fields =
                Map.of("day", "15.01.2020", "at", 1_579_089_600, "takes", "PT5M", "time", "12h30", "date", "20200115");

        assertThat(DataPayload.of(fields).dataAs(Formatted.class))
                .isEqualTo(new Formatted(
                        LocalDate.of(2020, 1, 15),
                        Instant.parse("2020-01-15T12:00:00Z"),
                        Duration.ofMinutes(5),
                        LocalTime.of(12, 30),
                        Date.from(Instant.parse("2020-01-15T00:00:00Z"))));
        assertThatThrownBy(() -> DataPayload.of(Map.of("takes", 5)).dataAs(Formatted.class))
                .hasMessage("data.takes must be readable as Duration, got number");
    }

    @Test
    void attributesOfAnEventAreReadAlike() {
        record Due(Instant due) {}
        Event event = Event.named("a").attribute("due", "2020-05-04 15:53").build();

        assertThat(event.attributesAs(Due.class).due()).isEqualTo("2020-05-04T15:53:00Z");
    }

    private static <T> T at(Object value, Class<T> type) {
        return DataPayload.of(Map.of("at", value)).dataAt("/at", type);
    }
}
