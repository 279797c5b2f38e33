package io.sqsmega.codec;

import io.sqsmega.payload.Values;
import java.io.IOException;

/**
 * The layout of JSON: which bytes belong to which value. Takes nothing that Jackson would refuse, and refuses what is
 * simpler to refuse: NaN and the infinities, and names with escaped surrogates.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
final class JsonLayout {
    static final int UNICODE_ESCAPE = 6;

    private final byte[] bytes;

    /** @param text whose padding belongs to no value, so that nothing is read beyond */
    JsonLayout(EncodedText text) {
        this.bytes = text.bytes;
    }

    static boolean isBlank(int c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    int endOfBlanks(int at) {
        int end = at;
        while (bytes[end] <= ' ' && isBlank(bytes[end])) {
            end++;
        }
        return end;
    }

    /** Behind the letter, which must stand here. */
    int behind(char expected, int at) throws IOException {
        check(bytes[at] == expected);
        return at + 1;
    }

    /** Behind the letter, which must stand here, perhaps after blanks, and behind the blanks that follow. */
    int behindMark(char expected, int at) throws IOException {
        return endOfBlanks(behind(expected, endOfBlanks(at)));
    }

    /** Where the value that begins here ends: checked, all the way down. */
    int endOfValue(int at, int depth) throws IOException {
        return switch (bytes[at]) {
            case '"' -> endOfString(at);
            case '{' -> endOfObject(at, depth + 1);
            case '[' -> endOfArray(at, depth + 1);
            case 't' -> behind('e', behind('u', behind('r', at + 1)));
            case 'f' -> behind('e', behind('s', behind('l', behind('a', at + 1))));
            case 'n' -> behind('l', behind('l', behind('u', at + 1)));
            default -> endOfNumber(at);
        };
    }

    private int endOfObject(int start, int depth) throws IOException {
        checkDepth(depth);
        int at = endOfBlanks(start + 1);
        if (bytes[at] == '}') {
            return at + 1;
        }
        while (true) {
            at = endOfBlanks(endOfValue(behindMark(':', endOfName(at)), depth));
            if (bytes[at] == '}') {
                return at + 1;
            }
            at = endOfBlanks(behind(',', at));
        }
    }

    private int endOfArray(int start, int depth) throws IOException {
        checkDepth(depth);
        int at = endOfBlanks(start + 1);
        if (bytes[at] == ']') {
            return at + 1;
        }
        while (true) {
            at = endOfBlanks(endOfValue(at, depth));
            if (bytes[at] == ']') {
                return at + 1;
            }
            at = endOfBlanks(behind(',', at));
        }
    }

    static void checkDepth(int depth) throws IOException {
        check(depth <= Values.MAX_DEPTH);
    }

    /** Behind the string that begins here. */
    int endOfString(int start) throws IOException {
        int at = start + 1;
        while (true) {
            long ending = Words.endingText(Words.at(bytes, at));
            if (ending == 0) {
                at += Long.BYTES;
                continue;
            }
            at += Words.before(ending);
            if (bytes[at] == '"') {
                return at + 1;
            }
            at = endOfEscape(at);
        }
    }

    /** Behind the ASCII that begins here and stands for itself in a string. */
    int endOfPlainAscii(int start) {
        int at = start;
        long ending = Words.endingAscii(Words.at(bytes, at));
        while (ending == 0) {
            at += Long.BYTES;
            ending = Words.endingAscii(Words.at(bytes, at));
        }
        return at + Words.before(ending);
    }

    /** Behind the name that begins here. */
    int endOfName(int start) throws IOException {
        int at = endOfPlainAscii(behind('"', start));
        while (bytes[at] != '"') {
            if (bytes[at] >= 0) {
                check(!isEscapedSurrogate(at));
                at = endOfEscape(at);
            } else {
                at++;
            }
            at = endOfPlainAscii(at);
        }
        return at + 1;
    }

    private boolean isEscapedSurrogate(int at) {
        return bytes[at + 1] == 'u' && (bytes[at + 2] == 'd' || bytes[at + 2] == 'D') && hex(bytes[at + 3]) >= 8;
    }

    private int endOfEscape(int at) throws IOException {
        check(bytes[at] == '\\');
        switch (bytes[at + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
                return at + 2;
            }
            case 'u' -> {
                for (int i = 2; i < UNICODE_ESCAPE; i++) {
                    check(hex(bytes[at + i]) >= 0);
                }
                return at + UNICODE_ESCAPE;
            }
            default -> throw new NotOrdinaryException();
        }
    }

    private int endOfNumber(int start) throws IOException {
        int at = bytes[start] == '-' ? start + 1 : start;
        at = bytes[at] == '0' ? at + 1 : endOfDigits(at);
        if (bytes[at] == '.') {
            at = endOfDigits(at + 1);
        }
        boolean exponent = bytes[at] == 'e' || bytes[at] == 'E';
        if (exponent) {
            boolean signed = bytes[at + 1] == '+' || bytes[at + 1] == '-';
            at = endOfDigits(signed ? at + 2 : at + 1);
        }
        check(at - start <= Numbers.MAX_LENGTH);
        // Without an exponent, no digit can stand further from the point than a number is long.
        check(!exponent || Numbers.json(bytes, start, at) != null);
        return at;
    }

    private int endOfDigits(int start) throws IOException {
        int at = start;
        while (bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
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
            throw new NotOrdinaryException();
        }
    }
}
