package io.sqsmega.match.value;

import io.sqsmega.Internal;
import io.sqsmega.payload.ShortestDecimal;
import io.sqsmega.payload.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Converts numbers to keys that are equal if and only if {@link Numbers#compare} finds the numbers equal: a
 * {@link Long} for a whole number that fits, else the {@link Double} whose {@link ShortestDecimal} the number is, else
 * a {@link BigDecimal} without trailing zeros.
 */
@Internal
public final class NumberKey {
    /** Up to this number, every whole number is a double. */
    private static final double EXACT = 1L << 53;

    /** Greater than every {@code long}. */
    private static final double BEYOND_LONGS = 1e19;

    private static final int LONG_DIGITS = 19;

    /** Beyond this scale, trailing zeros could move the scale out of its range. */
    private static final int MAX_SCALE = 2_000_000_000;

    private NumberKey() {}

    /** Returns the key, or null if there is none: for NaN, for a number of a foreign class, or with an absurd scale. */
    public static @Nullable Object of(Number number) {
        Number canonical = Numbers.canonical(number);
        if (canonical == null || canonical instanceof Long) {
            return canonical;
        } else if (canonical instanceof Integer whole) {
            return whole.longValue();
        } else if (canonical instanceof Double binary) {
            return ofDouble(binary);
        } else if (canonical instanceof BigInteger whole) {
            return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : ofDecimal(new BigDecimal(whole));
        }
        return ofDecimal((BigDecimal) canonical);
    }

    /** Returns whether the number is whole and small enough that the cast to {@code long} is its key. */
    public static boolean isSmallWhole(double number) {
        return number == (long) number && number <= EXACT && number >= -EXACT;
    }

    /** Returns whether the number is a double without loss and is neither NaN nor infinite. */
    public static boolean isFiniteDouble(Number number) {
        Object key = of(number);
        return key instanceof Double binary
                ? !binary.isInfinite()
                : key instanceof Long whole && Numbers.isDouble(whole);
    }

    private static @Nullable Object ofDouble(Double number) {
        if (isSmallWhole(number)) {
            return number.longValue();
        } else if (number.isNaN()) {
            return null;
        }
        boolean wholeLong = Math.abs(number) > EXACT && Math.abs(number) < BEYOND_LONGS;
        return wholeLong ? ofDecimal(ShortestDecimal.of(number)) : number;
    }

    private static @Nullable Object ofDecimal(BigDecimal decimal) {
        if (Math.abs((long) decimal.scale()) > MAX_SCALE) {
            return null;
        }
        BigDecimal shortest = decimal.stripTrailingZeros();
        int scale = shortest.scale();
        if (scale <= 0 && (long) shortest.precision() - scale <= LONG_DIGITS) {
            BigInteger whole = shortest.toBigInteger();
            if (whole.bitLength() < Long.SIZE) {
                return whole.longValue();
            }
        }
        return Values.canonical(shortest);
    }
}
