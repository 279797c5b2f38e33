package io.sqsmega.codec.json;

import io.sqsmega.Internal;
import io.sqsmega.codec.document.EncodedText;
import io.sqsmega.codec.document.SlowPathException;
import io.sqsmega.codec.document.Swar;
import io.sqsmega.codec.document.WireNumbers;
import io.sqsmega.payload.Values;
import java.io.IOException;

/**
 * The layout of JSON: which bytes belong to which value. Strict, except for {@code NaN}, {@code Infinity} and
 * {@code -Infinity}, which other MEGA libraries write. Accepts what Jackson accepts, within the bounds: depth, numbers
 * of {@value WireNumbers#MAX_LENGTH} characters, strings of {@value #MAX_STRING_LENGTH} bytes.
 *
 * <p>The bytes are those of an {@link EncodedText}: its padding belongs to no value, so that nothing is read beyond.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
@Internal
public final class JsonSkipper {
    static final int UNICODE_ESCAPE = 6;

    /** 16 times the maximum of SQS: this limits bodies from other sources. */
    private static final int MAX_STRING_LENGTH = 16 * 1024 * 1024;

    private static final String INFINITY = "Infinity";

    private JsonSkipper() {}

    /** Returns the offset after the char, which must stand here. */
    static int skipChar(byte[] bytes, char expected, int at) throws IOException {
        check(bytes[at] == expected);
        return at + 1;
    }

    /**
     * Returns the offset after the char, which must stand here or after blanks, and after the blanks that follow it.
     */
    static int skipToken(byte[] bytes, char expected, int at) throws IOException {
        return EncodedText.endOfBlanks(bytes, skipChar(bytes, expected, EncodedText.endOfBlanks(bytes, at)));
    }

    /** Returns the offset after the value that begins here, with all its nested values checked. */
    static int skipValue(byte[] bytes, int at, int depth) throws IOException {
        return switch (bytes[at]) {
            case '"' -> endOfString(bytes, at);
            case '{' -> endOfObject(bytes, at, depth + 1);
            case '[' -> endOfArray(bytes, at, depth + 1);
            case 't' -> skipChar(bytes, 'e', skipChar(bytes, 'u', skipChar(bytes, 'r', at + 1)));
            case 'f' -> skipChar(bytes, 'e', skipChar(bytes, 's', skipChar(bytes, 'l', skipChar(bytes, 'a', at + 1))));
            case 'n' -> skipChar(bytes, 'l', skipChar(bytes, 'l', skipChar(bytes, 'u', at + 1)));
            case 'N' -> skipChar(bytes, 'N', skipChar(bytes, 'a', at + 1));
            case 'I' -> endOfInfinity(bytes, at);
            case '-' -> bytes[at + 1] == 'I' ? endOfInfinity(bytes, at + 1) : endOfNumber(bytes, at);
            default -> endOfNumber(bytes, at);
        };
    }

    private static int endOfInfinity(byte[] bytes, int start) throws IOException {
        int at = start;
        for (int i = 0; i < INFINITY.length(); i++) {
            at = skipChar(bytes, INFINITY.charAt(i), at);
        }
        return at;
    }

    private static int endOfObject(byte[] bytes, int start, int depth) throws IOException {
        checkDepth(depth);
        int at = EncodedText.endOfBlanks(bytes, start + 1);
        if (bytes[at] == '}') {
            return at + 1;
        }
        while (true) {
            at = EncodedText.endOfBlanks(bytes, skipValue(bytes, skipToken(bytes, ':', endOfName(bytes, at)), depth));
            if (bytes[at] == '}') {
                return at + 1;
            }
            at = EncodedText.endOfBlanks(bytes, skipChar(bytes, ',', at));
        }
    }

    private static int endOfArray(byte[] bytes, int start, int depth) throws IOException {
        checkDepth(depth);
        int at = EncodedText.endOfBlanks(bytes, start + 1);
        if (bytes[at] == ']') {
            return at + 1;
        }
        while (true) {
            at = EncodedText.endOfBlanks(bytes, skipValue(bytes, at, depth));
            if (bytes[at] == ']') {
                return at + 1;
            }
            at = EncodedText.endOfBlanks(bytes, skipChar(bytes, ',', at));
        }
    }

    static void checkDepth(int depth) throws IOException {
        check(depth <= Values.MAX_DEPTH);
    }

    /** Returns the offset after the string that begins here. */
    static int endOfString(byte[] bytes, int start) throws IOException {
        int at = start + 1;
        while (true) {
            long ending = Swar.endingText(Swar.at(bytes, at));
            if (ending == 0) {
                at += Long.BYTES;
                continue;
            }
            at += Swar.before(ending);
            if (bytes[at] == '"') {
                check(at - start <= MAX_STRING_LENGTH);
                return at + 1;
            }
            at = endOfEscape(bytes, at);
        }
    }

    /** Returns the same, or its complement, a negative number, if the string may have bytes beyond ASCII. */
    static int endOfText(byte[] bytes, int start) throws IOException {
        int at = start + 1;
        long met = 0;
        while (true) {
            long word = Swar.at(bytes, at);
            met |= word;
            long ending = Swar.endingText(word);
            if (ending == 0) {
                at += Long.BYTES;
                continue;
            }
            at += Swar.before(ending);
            if (bytes[at] == '"') {
                return Swar.isBeyondAscii(met) ? ~(at + 1) : at + 1;
            }
            at = endOfEscape(bytes, at);
        }
    }

    /** Returns the offset after the ASCII chars that begin here and stand for themselves in a string. */
    static int endOfPlainAscii(byte[] bytes, int start) {
        int at = start;
        long ending = Swar.endingAscii(Swar.at(bytes, at));
        while (ending == 0) {
            at += Long.BYTES;
            ending = Swar.endingAscii(Swar.at(bytes, at));
        }
        return at + Swar.before(ending);
    }

    /** Returns the offset after the name that begins here. */
    static int endOfName(byte[] bytes, int start) throws IOException {
        int at = endOfPlainAscii(bytes, skipChar(bytes, '"', start));
        while (bytes[at] != '"') {
            if (bytes[at] >= 0) {
                at = endOfEscapeInName(bytes, at);
            } else {
                at++;
            }
            at = endOfPlainAscii(bytes, at);
        }
        return at + 1;
    }

    /** Checks that escaped surrogates are a pair: Jackson requires it in names, but not in strings. */
    private static int endOfEscapeInName(byte[] bytes, int at) throws IOException {
        int end = endOfEscape(bytes, at);
        if (!isEscapedSurrogate(bytes, at, 0x8, 0xf)) {
            return end;
        }
        check(isEscapedSurrogate(bytes, at, 0x8, 0xb));
        int endOfPair = endOfEscape(bytes, end);
        check(isEscapedSurrogate(bytes, end, 0xc, 0xf));
        return endOfPair;
    }

    private static boolean isEscapedSurrogate(byte[] bytes, int at, int from, int to) {
        int third = bytes[at + 1] == 'u' && (bytes[at + 2] | 0x20) == 'd' ? hex(bytes[at + 3]) : -1;
        return third >= from && third <= to;
    }

    /** Returns the offset after the escape, which must begin here. */
    static int endOfEscape(byte[] bytes, int at) throws IOException {
        check(bytes[at] == '\\');
        byte escaped = bytes[at + 1];
        if (escaped == '"' || escaped == '\\') {
            return at + 2;
        }
        switch (escaped) {
            case '/', 'b', 'f', 'n', 'r', 't' -> {
                return at + 2;
            }
            case 'u' -> {
                for (int i = 2; i < UNICODE_ESCAPE; i++) {
                    check(hex(bytes[at + i]) >= 0);
                }
                return at + UNICODE_ESCAPE;
            }
            default -> throw new SlowPathException();
        }
    }

    private static int endOfNumber(byte[] bytes, int start) throws IOException {
        int at = bytes[start] == '-' ? start + 1 : start;
        at = bytes[at] == '0' ? at + 1 : endOfDigits(bytes, at);
        if (bytes[at] == '.') {
            at = endOfDigits(bytes, at + 1);
        }
        boolean exponent = bytes[at] == 'e' || bytes[at] == 'E';
        if (exponent) {
            boolean signed = bytes[at + 1] == '+' || bytes[at + 1] == '-';
            at = endOfDigits(bytes, signed ? at + 2 : at + 1);
        }
        check(at - start <= WireNumbers.MAX_LENGTH);
        // Without an exponent, the length of the number bounds its digits on both sides of the point.
        check(!exponent || WireNumbers.isBounded(bytes, start, at));
        return at;
    }

    private static int endOfDigits(byte[] bytes, int start) throws IOException {
        int at = start;
        long ending = Swar.endingDigits(Swar.at(bytes, at));
        while (ending == 0) {
            at += Long.BYTES;
            ending = Swar.endingDigits(Swar.at(bytes, at));
        }
        at += Swar.before(ending);
        check(at > start);
        return at;
    }

    /**
     * Returns the value of the hexadecimal digit, or -1; unlike {@link Character#digit}, takes no digit beyond ASCII.
     */
    static int hex(int c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    private static void check(boolean inOrder) throws IOException {
        if (!inOrder) {
            throw new SlowPathException();
        }
    }
}
