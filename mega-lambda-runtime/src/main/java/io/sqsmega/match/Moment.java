package io.sqsmega.match;

import io.sqsmega.payload.IsoDateTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/**
 * A point in time, or a whole day, of a pattern or a payload. Two points compare as instants at full precision; if one
 * of the two is a day, they compare by calendar day, each in its own zone.
 */
final class Moment {
    private static final long SECONDS_PER_DAY = 86_400;

    private final boolean wholeDay;
    private final long day;
    private final long second;
    private final int nano;

    private Moment(boolean wholeDay, long day, long second, int nano) {
        this.wholeDay = wholeDay;
        this.day = day;
        this.second = second;
        this.nano = nano;
    }

    /** The date-time that the value is or, if it is a string, is written as in ISO-8601; else null. Never throws. */
    static @Nullable Moment of(@Nullable Object value) {
        if (value instanceof OffsetDateTime dateTime) {
            long day = dateTime.toLocalDate().toEpochDay();
            return new Moment(false, day, dateTime.toEpochSecond(), dateTime.getNano());
        } else if (value instanceof String text) {
            return ofText(text);
        } else if (value instanceof LocalDate date) {
            return new Moment(true, date.toEpochDay(), 0, 0);
        } else if (value instanceof Instant instant) {
            long second = instant.getEpochSecond();
            return new Moment(false, Math.floorDiv(second, SECONDS_PER_DAY), second, instant.getNano());
        }
        return null;
    }

    /** The date-time or day that a text of a pattern is. */
    static Temporal temporal(String text) {
        OffsetDateTime dateTime = IsoDateTime.parse(text);
        if (dateTime != null) {
            return dateTime;
        }
        LocalDate day = IsoDateTime.parseDate(text);
        if (day == null) {
            throw new InvalidPatternException(
                    "dateTime",
                    "be given an ISO-8601 date or date-time, as \"2020-01-15\" or \"2020-01-15T10:20:30Z\"",
                    Words.quoted(text));
        }
        return day;
    }

    private static @Nullable Moment ofText(String text) {
        OffsetDateTime dateTime = IsoDateTime.parse(text);
        return dateTime != null ? of(dateTime) : of(IsoDateTime.parseDate(text));
    }

    boolean isDay() {
        return wholeDay;
    }

    /** -1, 0 or 1. */
    int compareTo(Moment other) {
        if (wholeDay || other.wholeDay) {
            return Long.compare(day, other.day);
        }
        return second == other.second ? Integer.compare(nano, other.nano) : Long.compare(second, other.second);
    }
}
