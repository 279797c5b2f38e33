package io.sqsmega.payload;

import io.sqsmega.Internal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Date-times as the MEGA protocol writes them: ISO-8601 with {@code T} or a blank between date and time, seconds
 * optional, 0 to 9 fraction digits, then {@code Z}, an offset ({@code +02}, {@code +0200}, {@code +02:00}) or nothing,
 * which means UTC. Months, days, hours, minutes, seconds and the hours of an offset may have one digit or two. Years
 * run from 0001 to 9999.
 *
 * <p>Parses and formats without the JDK's formatters: in a cold start, these would take longer than the rest of the
 * decoding.
 *
 * @since 0.1
 * @hidden
 */
@Internal
public final class IsoDateTime {
    private IsoDateTime() {}

    /** Parses a date-time. Returns null if the text is not a date-time; never throws. */
    public static @Nullable OffsetDateTime parse(String text) {
        Scanner scanner = new Scanner(text);
        try {
            LocalDate date = scanner.date();
            if (date == null || !(scanner.skip('T') || scanner.skip(' '))) {
                return null;
            }
            return scanner.time(date);
        } catch (DateTimeException outOfRange) {
            return null;
        }
    }

    /** Parses a date without a time ({@code 2020-01-15}). Returns null if the text is anything else; never throws. */
    public static @Nullable LocalDate parseDate(String text) {
        Scanner scanner = new Scanner(text);
        try {
            LocalDate date = scanner.date();
            return scanner.atEnd() ? date : null;
        } catch (DateTimeException outOfRange) {
            return null;
        }
    }

    /** Formats a date-time so that {@link #parse} returns it unchanged. */
    public static String format(OffsetDateTime dateTime) {
        String time = dateTime.toLocalTime().toString();
        boolean withoutSeconds = time.length() == "12:00".length();
        return dateTime.toLocalDate() + "T" + time + (withoutSeconds ? ":00" : "") + dateTime.getOffset();
    }

    /**
     * A cursor over the text. Each method parses from the current position; it returns a negative number or null if the
     * text there does not fit.
     */
    private static final class Scanner {
        private final String text;
        private int at;

        Scanner(String text) {
            this.text = text;
        }

        @Nullable
        LocalDate date() {
            int year = number(4, 4);
            int month = skip('-') ? number(1, 2) : -1;
            int day = month >= 0 && skip('-') ? number(1, 2) : -1;
            return year < 1 || day < 0 ? null : LocalDate.of(year, month, day);
        }

        @Nullable
        OffsetDateTime time(LocalDate date) {
            int hour = number(1, 2);
            int minute = skip(':') ? number(1, 2) : -1;
            int second = skip(':') ? number(1, 2) : 0;
            int nano = skip('.') ? fraction() : 0;
            if (hour < 0 || minute < 0 || second < 0 || nano < 0) {
                return null;
            }
            ZoneOffset offset = offset();
            if (offset == null || !atEnd()) {
                return null;
            }
            return LocalDateTime.of(date.getYear(), date.getMonth(), date.getDayOfMonth(), hour, minute, second, nano)
                    .atOffset(offset);
        }

        private @Nullable ZoneOffset offset() {
            if (atEnd() || skip('Z')) {
                return ZoneOffset.UTC;
            }
            int sign = skip('+') ? 1 : skip('-') ? -1 : 0;
            int hours = number(1, 2);
            boolean colon = skip(':');
            int minutes = colon || !atEnd() ? number(2, 2) : 0;
            if (sign == 0 || hours < 0 || minutes < 0) {
                return null;
            }
            return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
        }

        private int fraction() {
            int start = at;
            int digits = number(1, 9);
            for (int i = at - start; digits > 0 && i < 9; i++) {
                digits *= 10;
            }
            return digits;
        }

        private int number(int atLeast, int atMost) {
            int start = at;
            int number = 0;
            while (at < text.length() && at - start < atMost && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                number = number * 10 + text.charAt(at++) - '0';
            }
            return at - start < atLeast ? -1 : number;
        }

        boolean skip(char expected) {
            boolean there = at < text.length() && text.charAt(at) == expected;
            if (there) {
                at++;
            }
            return there;
        }

        boolean atEnd() {
            return at == text.length();
        }
    }
}
