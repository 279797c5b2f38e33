package io.sqsmega.codec.document;

import org.jspecify.annotations.Nullable;

/**
 * Parses the most common decimals, such as {@code 12.5}: at most 15 digits and no exponent. A double can hold each of
 * them exactly, so they need neither a string nor a {@link java.math.BigDecimal}.
 *
 * <p>Both the digits and the power of ten are exact doubles, so their quotient is the double nearest to the decimal,
 * which is the result of {@link Double#parseDouble}.
 */
final class PlainDecimal {
    private static final int DIGITS = 15;
    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private PlainDecimal() {}

    /**
     * Returns the decimal, or null if it has another form.
     *
     * @param text the bytes with a number in the range, well-formed by the rules of JSON and not in the form of a whole
     *     number
     */
    static @Nullable Double read(byte[] text, int start, int end) {
        boolean negative = text[start] == '-';
        int first = negative ? start + 1 : start;
        if (end - first > DIGITS + 1) {
            return null;
        }
        long digits = 0;
        int point = end;
        for (int i = first; i < end; i++) {
            int digit = text[i] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
            } else if (text[i] == '.') {
                point = i + 1;
            } else {
                return null;
            }
        }
        double absolute = digits / POWERS_OF_TEN[end - point];
        return negative ? -absolute : absolute;
    }
}
