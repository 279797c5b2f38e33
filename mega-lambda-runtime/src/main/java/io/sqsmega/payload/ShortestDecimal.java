package io.sqsmega.payload;

import io.sqsmega.Internal;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The decimal that represents a binary number: of all decimals that are parsed as that number, the one with the fewest
 * digits; of several, the nearest one. {@link Double#toString(double)} writes this decimal since JDK 19; before, it
 * often wrote more digits ({@code 4.6116860184273879E18} for {@code 4.611686018427388E18}). This class gives the same
 * result on every JDK. As in the JDK, a few of the smallest numbers have two digits where one would be enough:
 * {@code 4.9E-324}.
 *
 * <p>Uses the algorithm of Raffaello Giulietti, "The Schubfach way to render doubles".
 *
 * @since 0.1
 * @hidden
 */
@Internal
public final class ShortestDecimal {
    private static final int DOUBLE_FRACTION_BITS = 52;
    private static final int DOUBLE_LEAST_EXPONENT = -1074;
    private static final int FLOAT_FRACTION_BITS = 23;
    private static final int FLOAT_LEAST_EXPONENT = -149;

    /** Below this fraction, one digit would be enough, but two are nearer. */
    private static final int TINY_DOUBLE = 3;

    private static final int TINY_FLOAT = 8;

    /** The powers of ten in {@link #digits} go from 10^-292 to 10^324. */
    private static final int LEAST_POWER = -292;

    private static final @Nullable Power[] POWERS = new @Nullable Power[324 - LEAST_POWER + 1];

    private static final int POWER_BITS = 126;
    private static final long LOW_63_BITS = Long.MAX_VALUE;

    /** {@code Double.toString} writes an exponent from here on, and below 0.001. */
    private static final int PLAIN_WHOLE_DIGITS = 7;

    private static final int PLAIN_LEADING_ZEROS = 2;

    private final boolean negative;
    private final long digits;
    private final int exponent;

    private ShortestDecimal(boolean negative, long digits, int exponent) {
        long shortest = digits;
        int shift = exponent;
        while (shortest != 0 && shortest % 10 == 0) {
            shortest /= 10;
            shift++;
        }
        this.negative = negative;
        this.digits = shortest;
        this.exponent = shortest == 0 ? 0 : shift;
    }

    /**
     * Returns the decimal of a double.
     *
     * @param number neither NaN nor infinite
     */
    public static BigDecimal of(double number) {
        ShortestDecimal decimal = decimal(number);
        return BigDecimal.valueOf(decimal.negative ? -decimal.digits : decimal.digits, -decimal.exponent);
    }

    /** Returns the text of the double, as {@link Double#toString(double)} is specified. */
    public static String text(double number) {
        return Double.isFinite(number) ? decimal(number).text() : Double.toString(number);
    }

    /** Returns the double parsed from the decimal of a float: {@code 0.1} of {@code 0.1f}. */
    public static double asDouble(float number) {
        if (!Float.isFinite(number)) {
            return number;
        }
        int bits = Float.floatToRawIntBits(number);
        int fraction = bits & ((1 << FLOAT_FRACTION_BITS) - 1);
        int exponent = (bits >>> FLOAT_FRACTION_BITS) & 0xff;
        return Double.parseDouble(
                exponent == 0
                        ? subnormal(bits < 0, fraction, FLOAT_LEAST_EXPONENT, TINY_FLOAT)
                                .text()
                        : normal(bits < 0, fraction, exponent - 1, FLOAT_FRACTION_BITS, FLOAT_LEAST_EXPONENT)
                                .text());
    }

    private static ShortestDecimal decimal(double number) {
        long bits = Double.doubleToRawLongBits(number);
        long fraction = bits & ((1L << DOUBLE_FRACTION_BITS) - 1);
        int exponent = (int) (bits >>> DOUBLE_FRACTION_BITS) & 0x7ff;
        return exponent == 0
                ? subnormal(bits < 0, fraction, DOUBLE_LEAST_EXPONENT, TINY_DOUBLE)
                : normal(bits < 0, fraction, exponent - 1, DOUBLE_FRACTION_BITS, DOUBLE_LEAST_EXPONENT);
    }

    private static ShortestDecimal subnormal(boolean negative, long fraction, int leastExponent, int tiny) {
        if (fraction == 0) {
            return new ShortestDecimal(negative, 0, 0);
        }
        return fraction < tiny
                ? digits(negative, fraction * 10, leastExponent, true, -1)
                : digits(negative, fraction, leastExponent, true, 0);
    }

    private static ShortestDecimal normal(
            boolean negative, long fraction, int aboveLeast, int fractionBits, int leastExponent) {
        boolean evenlySpaced = fraction != 0 || aboveLeast == 0;
        return digits(negative, (1L << fractionBits) | fraction, leastExponent + aboveLeast, evenlySpaced, 0);
    }

    /**
     * Returns the shortest decimal within half a step of {@code number * 2^q}, where the step down from a power of two
     * is half as long. Computes with integers scaled by four, whose lowest bit records whether a remainder was cut off.
     */
    private static ShortestDecimal digits(boolean negative, long number, int q, boolean evenlySpaced, int shift) {
        int odd = (int) number & 1;
        long scaled = number * 4;
        int k = evenlySpaced ? floorLog10OfPowerOf2(q) : floorLog10OfThreeQuartersOfPowerOf2(q);
        int h = q + floorLog2OfPowerOf10(-k) + 2;
        Power power = Power.ofTen(-k);
        long value = power.times(scaled << h);
        long low = power.times((evenlySpaced ? scaled - 2 : scaled - 1) << h) + odd;
        long high = power.times((scaled + 2) << h) - odd;
        long down = value >> 2;
        long tenDown = down / 10 * 10;
        long tenUp = tenDown + 10;
        if (down >= 100 && (low <= tenDown * 4) != (tenUp * 4 <= high)) {
            return new ShortestDecimal(negative, low <= tenDown * 4 ? tenDown : tenUp, k + shift);
        }
        long up = down + 1;
        boolean downIsWithin = low <= down * 4;
        boolean upIsWithin = up * 4 <= high;
        long toMiddle = value - (down + up) * 2;
        boolean downIsNearer = toMiddle < 0 || (toMiddle == 0 && (down & 1) == 0);
        boolean takesDown = downIsWithin == upIsWithin ? downIsNearer : downIsWithin;
        return new ShortestDecimal(negative, takesDown ? down : up, k + shift);
    }

    private static int floorLog10OfPowerOf2(int exponent) {
        return (int) ((exponent * 661_971_961_083L) >> 41);
    }

    private static int floorLog10OfThreeQuartersOfPowerOf2(int exponent) {
        return (int) ((exponent * 661_971_961_083L - 274_743_187_321L) >> 41);
    }

    private static int floorLog2OfPowerOf10(int exponent) {
        return (int) ((exponent * 913_124_641_741L) >> 38);
    }

    private String text() {
        String written = Long.toString(digits);
        int point = written.length() + exponent;
        StringBuilder text = new StringBuilder(negative ? "-" : "");
        if (digits == 0) {
            return text.append("0.0").toString();
        } else if (point > PLAIN_WHOLE_DIGITS || point < -PLAIN_LEADING_ZEROS) {
            withPoint(text, written, 1);
            return text.append('E').append(point - 1).toString();
        } else if (point <= 0) {
            return text.append("0.").append("0".repeat(-point)).append(written).toString();
        }
        withPoint(text, written + "0".repeat(Math.max(0, point - written.length())), point);
        return text.toString();
    }

    private static void withPoint(StringBuilder text, String digits, int point) {
        text.append(digits, 0, point).append('.');
        text.append(point == digits.length() ? "0" : digits.substring(point));
    }

    /** The leading 126 bits of a power of ten, and one more in the last place. */
    private record Power(long high, long low) {

        /**
         * Returns the cached power. Two threads may compute the same power; their results are equal, so this needs no
         * lock.
         */
        static Power ofTen(int exponent) {
            Power known = POWERS[exponent - LEAST_POWER];
            if (known == null) {
                known = compute(exponent);
                POWERS[exponent - LEAST_POWER] = known;
            }
            return known;
        }

        private static Power compute(int exponent) {
            BigInteger power = BigInteger.TEN.pow(Math.abs(exponent));
            int length = power.bitLength();
            BigInteger leading = exponent >= 0
                    ? power.shiftLeft(POWER_BITS).shiftRight(length)
                    : BigInteger.ONE.shiftLeft(POWER_BITS - 1 + length).divide(power);
            BigInteger above = leading.add(BigInteger.ONE);
            return new Power(above.shiftRight(63).longValue(), above.longValue() & LOW_63_BITS);
        }

        /** Returns the product without its lowest bits; it is odd if these were not all zero. */
        long times(long factor) {
            long middle = Math.multiplyHigh(low, factor);
            long sum = ((high * factor) >>> 1) + middle;
            long product = Math.multiplyHigh(high, factor) + (sum >>> 63);
            return product | (((sum & LOW_63_BITS) + LOW_63_BITS) >>> 63);
        }
    }
}
