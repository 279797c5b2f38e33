package io.sqsmega.codec.bind;

import io.sqsmega.codec.document.WireNumbers;
import io.sqsmega.payload.ShortestDecimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Converts numbers of a payload to numbers of Java without a change of value. A {@code double} of a payload has the
 * value of its decimal notation. Only a fraction is rounded, to the nearest {@code double} or {@code float}.
 */
final class ExactNumbers {
    /** Up to this number, every whole number is a double with an exact notation. */
    private static final double EXACT = 1L << 53;

    private ExactNumbers() {}

    static @Nullable Byte toByte(Number number) {
        Long whole = toLong(number);
        return whole == null || whole != whole.byteValue() ? null : (Byte) whole.byteValue();
    }

    static @Nullable Short toShort(Number number) {
        Long whole = toLong(number);
        return whole == null || whole != whole.shortValue() ? null : (Short) whole.shortValue();
    }

    static @Nullable Integer toInt(Number number) {
        if (number instanceof Integer whole) {
            return whole;
        }
        Long whole = toLong(number);
        return whole == null || whole != whole.intValue() ? null : (Integer) whole.intValue();
    }

    static @Nullable Long toLong(Number number) {
        if (isLong(number)) {
            return number.longValue();
        }
        BigInteger whole = toBigInteger(number);
        return whole == null || whole.bitLength() >= Long.SIZE ? null : (Long) whole.longValue();
    }

    static @Nullable BigInteger toBigInteger(Number number) {
        if (number instanceof BigInteger whole) {
            return whole;
        } else if (isLong(number)) {
            return BigInteger.valueOf(number.longValue());
        }
        BigDecimal decimal = toBigDecimal(number);
        return decimal == null ? null : whole(decimal);
    }

    /**
     * Returns the whole number, or null if it has more digits than a JSON number may have: {@code 1e100000} is short,
     * but its digits are not.
     */
    private static @Nullable BigInteger whole(BigDecimal decimal) {
        long digits = (long) decimal.precision() - decimal.scale();
        if (decimal.signum() == 0) {
            return BigInteger.ZERO;
        } else if (digits <= 0 || digits > WireNumbers.MAX_LENGTH) {
            return null;
        }
        try {
            return decimal.toBigIntegerExact();
        } catch (ArithmeticException fraction) {
            return null;
        }
    }

    static @Nullable BigDecimal toBigDecimal(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        } else if (number instanceof BigInteger whole) {
            return new BigDecimal(whole);
        } else if (isLong(number)) {
            return BigDecimal.valueOf(number.longValue());
        }
        return ofDouble(number.doubleValue());
    }

    private static @Nullable BigDecimal ofDouble(double number) {
        if (number == (long) number && Math.abs(number) <= EXACT) {
            return BigDecimal.valueOf((long) number);
        }
        return Double.isFinite(number) ? ShortestDecimal.of(number) : null;
    }

    static @Nullable Double toDouble(Number number) {
        if (number instanceof Double || number instanceof Integer) {
            return number.doubleValue();
        }
        double nearest = number.doubleValue();
        return isKept(number, nearest, nearest) ? nearest : null;
    }

    static @Nullable Float toFloat(Number number) {
        float nearest = number.floatValue();
        boolean endless = number instanceof Double binary && !Double.isFinite(binary);
        return endless || isKept(number, nearest, ShortestDecimal.asDouble(nearest)) ? nearest : null;
    }

    /**
     * Returns false if the number became infinite or zero, or if it is whole and changed its value.
     *
     * @param notation the double of the same decimal notation as the binary number
     */
    private static boolean isKept(Number number, double nearest, double notation) {
        BigDecimal decimal = toBigDecimal(number);
        if (decimal == null || Double.isInfinite(nearest)) {
            return false;
        } else if (nearest == 0 || whole(decimal) == null) {
            return nearest != 0 || decimal.signum() == 0;
        }
        return new BigDecimal(nearest).compareTo(decimal) == 0
                || ShortestDecimal.of(notation).compareTo(decimal) == 0;
    }

    private static boolean isLong(Number number) {
        return number instanceof Integer || number instanceof Long;
    }
}
