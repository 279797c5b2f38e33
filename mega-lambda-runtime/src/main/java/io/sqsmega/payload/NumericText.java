package io.sqsmega.payload;

import io.sqsmega.Internal;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Parses strings of a payload that are numbers: an optional sign, ASCII digits with an optional point, an optional
 * exponent, white space around them. Parses in one pass. The text is limited to 1,000 chars, as JSON numbers are, and
 * the exponent to nine digits, so that no input is costly.
 *
 * @since 0.1
 * @hidden
 */
@Internal
public final class NumericText {
    private static final int MAX_LENGTH = 1_000;
    private static final int MAX_EXPONENT_DIGITS = 9;
    private static final int MAX_LONG_DIGITS = 18;

    private final String text;
    private int at;

    private NumericText(String text) {
        this.text = text;
    }

    /** Parses a number. Returns null if the text is not a number; never throws. */
    public static @Nullable Number parse(String text) {
        return text.length() > MAX_LENGTH ? null : new NumericText(text.trim()).number();
    }

    /** Returns false if the first char shows that the text is not a number. True does not mean that it is one. */
    public static boolean isLikely(String text) {
        char first = text.isEmpty() ? 'x' : text.charAt(0);
        return first <= '9' && (first >= '0' || first <= ' ' || first == '-' || first == '+' || first == '.');
    }

    private @Nullable Number number() {
        boolean signed = skip('+', '-');
        int wholeDigits = digits();
        boolean point = skip('.', '.');
        int fractionDigits = point ? digits() : 0;
        boolean exponent = skip('e', 'E');
        if (wholeDigits + fractionDigits == 0 || (exponent && !exponentDigits()) || at < text.length()) {
            return null;
        }
        boolean whole = !point && !exponent && wholeDigits <= MAX_LONG_DIGITS;
        return whole ? Long.valueOf(wholeNumber(signed ? 1 : 0)) : new BigDecimal(text);
    }

    private boolean exponentDigits() {
        skip('+', '-');
        int digits = digits();
        return digits > 0 && digits <= MAX_EXPONENT_DIGITS;
    }

    private long wholeNumber(int from) {
        long number = 0;
        for (int i = from; i < text.length(); i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return text.charAt(0) == '-' ? -number : number;
    }

    private int digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - start;
    }

    private boolean skip(char one, char other) {
        boolean there = at < text.length() && (text.charAt(at) == one || text.charAt(at) == other);
        if (there) {
            at++;
        }
        return there;
    }
}
