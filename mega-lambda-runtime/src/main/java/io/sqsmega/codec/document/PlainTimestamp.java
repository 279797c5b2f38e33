package io.sqsmega.codec.document;

import io.sqsmega.Internal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Parses the most common timestamps, such as {@code 2026-11-25T18:56:42.123Z}, up to the 28th of a month, without a
 * string. {@link io.sqsmega.payload.IsoDateTime} parses these and all others.
 */
@Internal
public final class PlainTimestamp {
    private static final int LENGTH_OF_SECONDS = "2026-11-25T18:56:42Z".length();
    private static final int MAX_FRACTION = 9;

    private PlainTimestamp() {}

    /** Returns whether the range contains such a timestamp. */
    public static boolean isWritten(byte[] text, int start, int end) {
        int fraction = end - start - LENGTH_OF_SECONDS - 1;
        return (fraction == -1 || (fraction >= 1 && fraction <= MAX_FRACTION))
                && isDate(text, start)
                && text[start + 10] == 'T'
                && isTime(text, start + 11)
                && (fraction < 0 || (text[start + 19] == '.' && areDigits(text, start + 20, end - 1)))
                && text[end - 1] == 'Z';
    }

    /** Returns the timestamp in a range for which {@link #isWritten} is true. */
    public static OffsetDateTime read(byte[] text, int start, int end) {
        int nano = 0;
        int digits = 0;
        for (int i = start + LENGTH_OF_SECONDS; i < end - 1; i++) {
            nano = nano * 10 + text[i] - '0';
            digits++;
        }
        for (; digits < MAX_FRACTION; digits++) {
            nano *= 10;
        }
        return OffsetDateTime.of(
                twoDigits(text, start) * 100 + twoDigits(text, start + 2),
                twoDigits(text, start + 5),
                twoDigits(text, start + 8),
                twoDigits(text, start + 11),
                twoDigits(text, start + 14),
                twoDigits(text, start + 17),
                nano,
                ZoneOffset.UTC);
    }

    private static boolean isDate(byte[] text, int at) {
        int century = twoDigits(text, at);
        int year = twoDigits(text, at + 2);
        int month = twoDigits(text, at + 5);
        int day = twoDigits(text, at + 8);
        return century >= 0
                && year >= 0
                && century + year > 0
                && text[at + 4] == '-'
                && month >= 1
                && month <= 12
                && text[at + 7] == '-'
                && day >= 1
                && day <= 28;
    }

    private static boolean isTime(byte[] text, int at) {
        int hour = twoDigits(text, at);
        int minute = twoDigits(text, at + 3);
        int second = twoDigits(text, at + 6);
        return hour >= 0
                && hour < 24
                && text[at + 2] == ':'
                && minute >= 0
                && minute < 60
                && text[at + 5] == ':'
                && second >= 0
                && second < 60;
    }

    /** Returns the number, or a negative number if there are no two digits. */
    private static int twoDigits(byte[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }

    private static boolean areDigits(byte[] text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return false;
            }
        }
        return true;
    }
}
