package io.sqsmega.codec.bind;

import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.DateDeserializers.CalendarDeserializer;
import com.fasterxml.jackson.databind.deser.std.DateDeserializers.DateDeserializer;
import com.fasterxml.jackson.databind.deser.std.DateDeserializers.SqlDateDeserializer;
import com.fasterxml.jackson.databind.deser.std.DateDeserializers.TimestampDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.DurationDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateTimeDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalTimeDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.MonthDayDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.OffsetTimeDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.YearDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.YearMonthDeserializer;
import io.sqsmega.payload.IsoDateTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
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
import java.util.GregorianCalendar;
import java.util.TimeZone;
import java.util.function.Function;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import org.jspecify.annotations.Nullable;

/**
 * Reads date-times and dates in the form of patterns and {@code event.timestamp} ({@link IsoDateTime}), and the other
 * time types of the JDK in the form of ISO-8601.
 */
final class TimeModule extends SimpleModule {

    TimeModule() {
        super("mega times");
        add(OffsetDateTime.class, IsoDateTime::parse, InstantDeserializer.OFFSET_DATE_TIME);
        addDateTime(Instant.class, OffsetDateTime::toInstant, InstantDeserializer.INSTANT);
        addDateTime(ZonedDateTime.class, OffsetDateTime::toZonedDateTime, InstantDeserializer.ZONED_DATE_TIME);
        addDateTime(LocalDateTime.class, TimeModule::withoutOffset, LocalDateTimeDeserializer.INSTANCE);
        addDateTime(Date.class, dateTime -> Date.from(dateTime.toInstant()), DateDeserializer.instance);
        addDateTime(Calendar.class, TimeModule::calendar, new CalendarDeserializer());
        addDateTime(GregorianCalendar.class, TimeModule::calendar, new CalendarDeserializer(GregorianCalendar.class));
        add(LocalDate.class, IsoDateTime::parseDate, LocalDateDeserializer.INSTANCE);
        add(LocalTime.class, LocalTime::parse, LocalTimeDeserializer.INSTANCE);
        add(OffsetTime.class, OffsetTime::parse, OffsetTimeDeserializer.INSTANCE);
        add(Duration.class, Duration::parse, DurationDeserializer.INSTANCE);
        add(Period.class, Period::parse, null);
        add(Year.class, Year::parse, YearDeserializer.INSTANCE);
        add(YearMonth.class, YearMonth::parse, YearMonthDeserializer.INSTANCE);
        add(MonthDay.class, MonthDay::parse, MonthDayDeserializer.INSTANCE);
        add(ZoneId.class, ZoneId::of, null);
        add(ZoneOffset.class, ZoneOffset::of, null);
        // Its own factory accepts every text, and returns GMT for unknown ones.
        add(TimeZone.class, text -> TimeZone.getTimeZone(ZoneId.of(text)), null);
        if (ModuleLayer.boot().findModule("java.sql").isPresent()) {
            OfSql.addTo(this);
        }
        if (ModuleLayer.boot().findModule("java.xml").isPresent()) {
            OfXml.addTo(this);
        }
        setDeserializerModifier(new TextTypes());
    }

    private <T> void addDateTime(
            Class<T> type, Function<OffsetDateTime, @Nullable T> conversion, @Nullable JsonDeserializer<?> formatted) {
        add(
                type,
                text -> {
                    OffsetDateTime dateTime = IsoDateTime.parse(text);
                    return dateTime == null ? null : conversion.apply(dateTime);
                },
                formatted);
    }

    /** @param formatted reads a format set by the user; null if Jackson has none for the type */
    private <T> void add(
            Class<T> type, Function<String, @Nullable T> reading, @Nullable JsonDeserializer<?> formatted) {
        TimeDeserializer<T> deserializer = new TimeDeserializer<>(type, reading, formatted);
        addDeserializer(type, deserializer);
        addKeyDeserializer(type, deserializer.ofKeys());
    }

    /** Returns the local date-time; null if the offset is not UTC, because a date-time without an offset means UTC. */
    private static @Nullable LocalDateTime withoutOffset(OffsetDateTime dateTime) {
        return dateTime.getOffset().equals(ZoneOffset.UTC) ? dateTime.toLocalDateTime() : null;
    }

    private static GregorianCalendar calendar(OffsetDateTime dateTime) {
        return GregorianCalendar.from(dateTime.toZonedDateTime());
    }

    /** A separate class, because a Java runtime may lack the module java.sql. */
    private static final class OfSql {
        private OfSql() {}

        static void addTo(TimeModule module) {
            module.addDateTime(
                    java.sql.Timestamp.class,
                    dateTime -> java.sql.Timestamp.from(dateTime.toInstant()),
                    new TimestampDeserializer());
            module.add(java.sql.Date.class, OfSql::date, new SqlDateDeserializer());
            module.add(java.sql.Time.class, text -> java.sql.Time.valueOf(LocalTime.parse(text)), null);
        }

        private static java.sql.@Nullable Date date(String text) {
            LocalDate date = IsoDateTime.parseDate(text);
            return date == null ? null : java.sql.Date.valueOf(date);
        }
    }

    /** A separate class, because a Java runtime may lack the module java.xml. */
    private static final class OfXml {
        private OfXml() {}

        static void addTo(TimeModule module) {
            module.addDateTime(XMLGregorianCalendar.class, OfXml::calendar, null);
        }

        private static XMLGregorianCalendar calendar(OffsetDateTime dateTime) {
            return DatatypeFactory.newDefaultInstance().newXMLGregorianCalendar(TimeModule.calendar(dateTime));
        }
    }
}
