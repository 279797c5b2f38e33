package io.sqsmega.codec.json;

import io.sqsmega.Internal;
import io.sqsmega.codec.document.EncodedText;
import io.sqsmega.codec.document.SlowPathException;
import io.sqsmega.codec.document.Swar;
import io.sqsmega.codec.document.WireNumbers;
import io.sqsmega.payload.Values;
import java.io.IOException;

/**
 * The layout of JSON: which bytes belong to which value. Strict, but for {@code NaN}, {@code Infinity} and
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

    /** 16 times what SQS carries: the bound is there for bodies that come from elsewhere. */
    private static final int MAX_STRING_LENGTH = 16 * 1024 * 1024;

    private static final String INFINITY = "Infinity";

    private JsonSkipper() {}

    /** Behind the letter, which must stand here. */
    static int behind(byte[] bytes, char expected, int at) throws IOException {
        check(bytes[at] == expected);
        return at + 1;
    }

    /** Behind the letter, which must stand here, perhaps after blanks, and behind the blanks that follow. */
    static int skipToken(byte[] bytes, char expected, int at) throws IOException {
        return EncodedText.endOfBlanks(bytes, behind(bytes, expected, EncodedText.endOfBlanks(bytes, at)));
    }

    /** Where the value that begins here ends: checked, all the way down. */
    static int skipValue(byte[] bytes, int at, int depth) throws IOException {
        return switch (bytes[at]) {
            case '"' -> endOfString(bytes, at);
            case '{' -> endOfObject(bytes, at, depth + 1);
            case '[' -> endOfArray(bytes, at, depth + 1);
            case 't' -> behind(bytes, 'e', behind(bytes, 'u', behind(bytes, 'r', at + 1)));
            case 'f' -> behind(bytes, 'e', behind(bytes, 's', behind(bytes, 'l', behind(bytes, 'a', at + 1))));
            case 'n' -> behind(bytes, 'l', behind(bytes, 'l', behind(bytes, 'u', at + 1)));
            case 'N' -> behind(bytes, 'N', behind(bytes, 'a', at + 1));
            case 'I' -> endOfInfinity(bytes, at);
            case '-' -> bytes[at + 1] == 'I' ? endOfInfinity(bytes, at + 1) : endOfNumber(bytes, at);
            default -> endOfNumber(bytes, at);
        };
    }

    private static int endOfInfinity(byte[] bytes, int start) throws IOException {
        int at = start;
        for (int i = 0; i < INFINITY.length(); i++) {
            at = behind(bytes, INFINITY.charAt(i), at);
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
            at = EncodedText.endOfBlanks(bytes, behind(bytes, ',', at));
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
            at = EncodedText.endOfBlanks(bytes, behind(bytes, ',', at));
        }
    }

    static void checkDepth(int depth) throws IOException {
        check(depth <= Values.MAX_DEPTH);
    }

    /** Behind the string that begins here. */
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

    /** The same; the complement of it, a negative number, if the string may have bytes beyond ASCII. */
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

    /** Behind the ASCII that begins here and stands for itself in a string. */
    static int endOfPlainAscii(byte[] bytes, int start) {
        int at = start;
        long ending = Swar.endingAscii(Swar.at(bytes, at));
        while (ending == 0) {
            at += Long.BYTES;
            ending = Swar.endingAscii(Swar.at(bytes, at));
        }
        return at + Swar.before(ending);
    }

    /** Behind the name that begins here. */
    static int endOfName(byte[] bytes, int start) throws IOException {
        int at = endOfPlainAscii(bytes, behind(bytes, '"', start));
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

    /** Surrogates that are escaped must be a pair, as Jackson has it for names, though not for strings. */
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

    /** Behind the escape that must begin here. */
    static int endOfEscape(byte[] bytes, int at) throws IOException {
        check(bytes[at] == '\\');
        byte letter = bytes[at + 1];
        if (letter == '"' || letter == '\\') {
            return at + 2;
        }
        switch (letter) {
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
        // Without an exponent, no digit can stand further from the point than a number is long.
        check(!exponent || WireNumbers.json(bytes, start, at) != null);
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

    /** The digit's value, or -1: other than {@link Character#digit}, nothing beyond ASCII is one. */
    static int hex(int c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int letter = c | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }

    private static void check(boolean inOrder) throws IOException {
        if (!inOrder) {
            throw new SlowPathException();
        }
    }
}
