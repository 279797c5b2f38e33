package io.sqsmega.codec.document;

import io.sqsmega.Internal;
import io.sqsmega.payload.ShortestDecimal;
import io.sqsmega.payload.Values;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Numbers between the wire and their canonical form, as {@link Values} has it. */
@Internal
public final class WireNumbers {
    /** How many characters a number may have, read or written. */
    public static final int MAX_LENGTH = 1_000;

    /**
     * How far the point may stand from the digits. A longer exponent is a short text that becomes gigabytes as soon as
     * anyone adds one to it.
     */
    public static final int MAX_SCALE = 100_000;

    /** As many digits as any double keeps. */
    private static final int DOUBLE_DIGITS = 15;

    /** Whole numbers of as many digits fit a long. */
    private static final int LONG_DIGITS = 18;

    private static final int UNSIGNED_LONG_BITS = 64;

    private WireNumbers() {}

    /**
     * A number that is not whole, as Jackson has read it.
     *
     * @return null if it is beyond the bounds, or is INF or +Infinity, which Jackson also takes and nobody else does
     */
    public static @Nullable Number json(String written) {
        return written.endsWith("INF") || written.startsWith("+") ? null : decimal(written);
    }

    /**
     * A number that is not written as a whole one, and stands from start to end by the rules of JSON.
     *
     * @return null if it is beyond the bounds
     */
    public static @Nullable Number json(byte[] text, int start, int end) {
        Number plain = PlainDecimal.read(text, start, end);
        return plain == null ? decimal(written(text, start, end)) : plain;
    }

    /**
     * A number that stands from start to end by the rules of JSON, and within the bounds.
     *
     * @throws SlowPathException if it is not within them
     */
    public static Number jsonNumber(byte[] text, int start, int end) throws IOException {
        int first = text[start] == '-' ? start + 1 : start;
        long whole = 0;
        int at = first;
        while (text[at] >= '0' && text[at] <= '9') {
            whole = whole * 10 + text[at] - '0';
            at++;
        }
        if (at < end) {
            return ordinary(json(text, start, end));
        }
        if (end - first > LONG_DIGITS) {
            return whole(new BigInteger(written(text, start, end)));
        }
        return whole(text[start] == '-' ? -whole : whole);
    }

    private static Number ordinary(@Nullable Number number) throws IOException {
        if (number == null) {
            throw new SlowPathException();
        }
        return number;
    }

    private static String written(byte[] text, int start, int end) {
        return new String(text, start, end - start, StandardCharsets.ISO_8859_1);
    }

    /**
     * A decimal: a double where that keeps the value, else a {@link BigDecimal}.
     *
     * @param text as JSON writes it, or NaN, Infinity, -Infinity
     * @return null if the number is beyond the bounds
     */
    public static @Nullable Number decimal(String text) {
        double nearest = Double.parseDouble(text);
        if (!Character.isDigit(text.charAt(text.length() - 1)) || isKept(nearest, text)) {
            return nearest;
        }
        BigDecimal exact = exact(text);
        if (exact == null) {
            return null;
        }
        Number canonical = Values.canonical(exact);
        // The double that was read from the text still knows that it was a negative zero.
        return canonical instanceof Double ? nearest : canonical;
    }

    /**
     * Whether the text has so few digits that a double keeps them, far from where doubles end. Decides nearly every
     * number without a {@link BigDecimal}, which costs hundreds of bytes for each digit of {@code 9e99}.
     */
    private static boolean isKept(double nearest, String text) {
        double magnitude = Math.abs(nearest);
        return magnitude > 1e-307 && magnitude < 1e308 && digits(text) <= DOUBLE_DIGITS;
    }

    private static int digits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 'e' || c == 'E') {
                return digits;
            }
            digits += c >= '0' && c <= '9' ? 1 : 0;
        }
        return digits;
    }

    /** The number as JSON, or null if it is longer than what is read back. */
    public static @Nullable String text(Number number) {
        if (number instanceof Double binary) {
            return ShortestDecimal.text(binary);
        }
        String text = number instanceof BigDecimal decimal ? text(decimal) : number.toString();
        return text == null || text.length() > MAX_LENGTH ? null : text;
    }

    /** The exponent keeps a decimal that is whole from being read back as a whole number. */
    private static @Nullable String text(BigDecimal decimal) {
        if (!isBounded(decimal)) {
            return null;
        }
        return decimal.scale() == 0 ? decimal + "E0" : decimal.toString();
    }

    /** A whole number of 64 bits without a sign. */
    public static Number unsigned(long bits) {
        return bits >= 0 ? whole(bits) : BigInteger.valueOf(bits).add(BigInteger.ONE.shiftLeft(UNSIGNED_LONG_BITS));
    }

    public static Number whole(long number) {
        if (number == (int) number) {
            return (int) number;
        }
        return number;
    }

    private static Number whole(BigInteger number) {
        return number.bitLength() < Long.SIZE ? whole(number.longValue()) : number;
    }

    public static boolean isUnsignedLong(BigInteger number) {
        return number.signum() >= 0 && number.bitLength() <= UNSIGNED_LONG_BITS;
    }

    private static @Nullable BigDecimal exact(String text) {
        try {
            BigDecimal exact = new BigDecimal(text);
            return isBounded(exact) ? exact : null;
        } catch (NumberFormatException exponentBeyondInt) {
            return null;
        }
    }

    private static boolean isBounded(BigDecimal decimal) {
        return Math.abs((long) decimal.scale()) <= MAX_SCALE;
    }
}
