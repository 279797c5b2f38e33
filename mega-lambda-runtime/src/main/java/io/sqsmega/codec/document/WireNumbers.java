package io.sqsmega.codec.document;

import io.sqsmega.Internal;
import io.sqsmega.payload.ShortestDecimal;
import io.sqsmega.payload.Values;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Converts numbers between their text and the canonical form of {@link Values}. */
@Internal
public final class WireNumbers {
    /** The largest number of characters of a number, read or written. */
    public static final int MAX_LENGTH = 1_000;

    /**
     * The largest distance between the point and the digits. A number with a larger exponent is a short text, but needs
     * gigabytes as soon as one is added to it.
     */
    public static final int MAX_SCALE = 100_000;

    /** The number of digits that every double can hold. */
    private static final int DOUBLE_DIGITS = 15;

    /** The number of digits of a whole number that always fits into a long. */
    private static final int LONG_DIGITS = 18;

    private static final int UNSIGNED_LONG_BITS = 64;

    private WireNumbers() {}

    /**
     * Parses a number in a range that is valid JSON and not in the form of a whole number.
     *
     * @return null if it exceeds the limits
     */
    public static @Nullable Number json(byte[] text, int start, int end) {
        Number plain = PlainDecimal.read(text, start, end);
        return plain == null ? decimal(written(text, start, end)) : plain;
    }

    /**
     * Parses a number in a range that is valid JSON, or NaN, Infinity or -Infinity.
     *
     * @throws SlowPathException if it exceeds the limits
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
            return text[first] > '9' ? nonFinite(text, start) : orSlowPath(json(text, start, end));
        }
        if (end - first > LONG_DIGITS) {
            return whole(new BigInteger(written(text, start, end)));
        }
        return whole(text[start] == '-' ? -whole : whole);
    }

    private static Number nonFinite(byte[] text, int start) {
        return switch (text[start]) {
            case 'N' -> Double.NaN;
            case '-' -> Double.NEGATIVE_INFINITY;
            default -> Double.POSITIVE_INFINITY;
        };
    }

    private static Number orSlowPath(@Nullable Number number) throws IOException {
        if (number == null) {
            throw new SlowPathException();
        }
        return number;
    }

    private static String written(byte[] text, int start, int end) {
        return new String(text, start, end - start, StandardCharsets.ISO_8859_1);
    }

    /**
     * Parses a decimal: a double if it keeps the value, else a {@link BigDecimal}.
     *
     * @param text a JSON number, or NaN, Infinity, -Infinity
     * @return null if the number exceeds the limits
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
        // The double keeps the sign of a negative zero.
        return canonical instanceof Double ? nearest : canonical;
    }

    /**
     * Returns whether the text has so few digits that a double keeps them, far from the ends of the range of doubles.
     * Decides nearly every number without a {@link BigDecimal}, which costs hundreds of bytes for each digit of
     * {@code 9e99}.
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

    /** Returns the number as JSON, or null if it is too long to be read back. */
    public static @Nullable String text(Number number) {
        if (number instanceof Double binary) {
            return ShortestDecimal.text(binary);
        }
        String text = number instanceof BigDecimal decimal ? text(decimal) : number.toString();
        return text == null || text.length() > MAX_LENGTH ? null : text;
    }

    /** Returns the decimal with an exponent if it is whole, so that it is not read back as a whole number. */
    private static @Nullable String text(BigDecimal decimal) {
        if (!isBounded(decimal)) {
            return null;
        }
        return decimal.scale() == 0 ? decimal + "E0" : decimal.toString();
    }

    /** Returns the unsigned whole number of 64 bits. */
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

    /**
     * Returns whether {@link #json(byte[], int, int)} reads a number with an exponent in a range that is valid JSON.
     */
    public static boolean isBounded(byte[] text, int start, int end) {
        int at = start;
        long scale = 0;
        for (boolean point = false; (text[at] | 0x20) != 'e'; at++) {
            scale += point ? 1 : 0;
            point |= text[at] == '.';
        }
        boolean negative = text[at + 1] == '-';
        long exponent = 0;
        for (at += negative || text[at + 1] == '+' ? 2 : 1; at < end; at++) {
            exponent = Math.min(exponent * 10 + text[at] - '0', Integer.MAX_VALUE);
        }
        return Math.abs(negative ? scale + exponent : scale - exponent) <= MAX_SCALE;
    }

    private static boolean isBounded(BigDecimal decimal) {
        return Math.abs((long) decimal.scale()) <= MAX_SCALE;
    }
}
