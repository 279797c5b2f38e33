package io.sqsmega.match.value;

import io.sqsmega.Internal;
import io.sqsmega.payload.ShortestDecimal;
import io.sqsmega.payload.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Compares numbers of all types by their exact value; a {@code double} by its {@link ShortestDecimal}, so that
 * {@code 0.1} is equal to the {@code 0.1} of a {@link BigDecimal}.
 */
@Internal
public final class Numbers {
    /** Up to this number, every whole number is a double. */
    private static final long EXACT = 1L << 53;

    /** The power of ten below which doubles have fewer digits than elsewhere. */
    private static final int TINY = -307;

    private Numbers() {}

    /** Returns -1, 0 or 1, or {@link Relation#UNORDERED} for NaN and for numbers of foreign classes. */
    public static int compare(Number left, Number right) {
        if (isLong(left) && isLong(right)) {
            return Long.compare(left.longValue(), right.longValue());
        } else if (isDouble(left) && isDouble(right)) {
            return compareDoubles(left.doubleValue(), right.doubleValue());
        }
        Number canonicalLeft = canonical(left);
        Number canonicalRight = canonical(right);
        return canonicalLeft == null || canonicalRight == null
                ? Relation.UNORDERED
                : compareExactly(canonicalLeft, canonicalRight);
    }

    /**
     * Returns the number as one of the types of a payload, or null if its class is not one of the JDK's plain numbers.
     */
    public static @Nullable Number canonical(Number number) {
        if (number instanceof Float narrow) {
            return ShortestDecimal.asDouble(narrow);
        } else if (number instanceof Short || number instanceof Byte) {
            return number.intValue();
        }
        boolean known = isLong(number)
                || number instanceof Double
                || number instanceof BigDecimal
                || number instanceof BigInteger;
        return known ? number : null;
    }

    private static boolean isLong(Number number) {
        return number instanceof Integer || number instanceof Long;
    }

    /** Returns whether the number is a double without loss. */
    public static boolean isDouble(Number number) {
        return number instanceof Double
                || number instanceof Integer
                || (number instanceof Long whole && whole <= EXACT && whole >= -EXACT);
    }

    public static int compareDoubles(double left, double right) {
        return left == right ? 0 : left < right ? -1 : left > right ? 1 : Relation.UNORDERED;
    }

    private static int compareExactly(Number left, Number right) {
        double edgeOfLeft = zeroIfFinite(left);
        double edgeOfRight = zeroIfFinite(right);
        if (edgeOfLeft != 0 || edgeOfRight != 0) {
            return compareDoubles(edgeOfLeft, edgeOfRight);
        } else if (left instanceof BigInteger wide && right instanceof BigInteger otherWide) {
            return wide.compareTo(otherWide);
        }
        // Compares the magnitudes first, so that 1e999999999 is never expanded.
        return decimal(left).compareTo(decimal(right));
    }

    /** Returns an infinity or NaN unchanged, and zero for any other number, which compares with them like zero. */
    private static double zeroIfFinite(Number number) {
        return number instanceof Double narrow && !Double.isFinite(narrow) ? narrow : 0;
    }

    private static BigDecimal decimal(Number number) {
        if (number instanceof BigDecimal decimal) {
            return isTiny(decimal) && Values.canonical(decimal) instanceof Double tiny
                    ? ShortestDecimal.of(tiny)
                    : decimal;
        } else if (number instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        return isLong(number) ? BigDecimal.valueOf(number.longValue()) : ShortestDecimal.of(number.doubleValue());
    }

    /**
     * Returns whether the number is among the smallest doubles, where two decimals may represent one: {@code 5e-324}
     * and {@code 4.9e-324}.
     */
    private static boolean isTiny(BigDecimal decimal) {
        return (long) decimal.precision() - decimal.scale() < TINY;
    }
}
