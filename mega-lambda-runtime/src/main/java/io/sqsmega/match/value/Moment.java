package io.sqsmega.match.value;

import io.sqsmega.Internal;
import io.sqsmega.payload.IsoDateTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A point in time or a whole day, of a pattern or a payload. Two points compare as instants with full precision; if one
 * of the two is a day, they compare by calendar day, each in its own zone.
 */
@Internal
public final class Moment implements Comparable<Moment> {
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

    /** Returns the moment of a date-time or of an ISO-8601 string; else null. Never throws. */
    public static @Nullable Moment of(@Nullable Object value) {
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

    private static @Nullable Moment ofText(String text) {
        OffsetDateTime dateTime = IsoDateTime.parse(text);
        return dateTime != null ? of(dateTime) : of(IsoDateTime.parseDate(text));
    }

    public boolean isDay() {
        return wholeDay;
    }

    /** Returns -1, 0 or 1. */
    @Override
    public int compareTo(Moment other) {
        if (wholeDay || other.wholeDay) {
            return Long.compare(day, other.day);
        }
        return second == other.second ? Integer.compare(nano, other.nano) : Long.compare(second, other.second);
    }
}
