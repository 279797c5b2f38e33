package io.sqsmega.codec;

import io.sqsmega.payload.Values;
import java.io.IOException;
import java.util.Arrays;

/**
 * The layout of JSON: which characters belong to which value. Takes nothing that Jackson would refuse, and refuses what
 * is simpler to refuse: NaN and the infinities, and names with surrogates that do not stand there as a pair.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
final class JsonLayout {
    private static final int UNICODE_ESCAPE = 6;

    private final char[] text;

    /** @param text has a zero behind its end, which belongs to no value, so that nothing is read beyond */
    JsonLayout(char[] text) {
        this.text = text;
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    /** Whether the character stands for itself in a string, and in a name, as most do. */
    static boolean isPlainAscii(char c) {
        return c >= ' ' && c != '"' && c != '\\' && c <= Byte.MAX_VALUE;
    }

    int endOfBlanks(int at) {
        int end = at;
        while (text[end] <= ' ' && isBlank(text[end])) {
            end++;
        }
        return end;
    }

    /** Behind the character, which must stand here. */
    int behind(char expected, int at) throws IOException {
        check(text[at] == expected);
        return at + 1;
    }

    /** Where the value that begins here ends: checked, all the way down. */
    int endOfValue(int at, int depth) throws IOException {
        return switch (text[at]) {
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
        if (text[at] == '}') {
            return at + 1;
        }
        while (true) {
            at = endOfBlanks(behind(':', endOfBlanks(endOfName(at))));
            at = endOfBlanks(endOfValue(at, depth));
            if (text[at] == '}') {
                return at + 1;
            }
            at = endOfBlanks(behind(',', at));
        }
    }

    private int endOfArray(int start, int depth) throws IOException {
        checkDepth(depth);
        int at = endOfBlanks(start + 1);
        if (text[at] == ']') {
            return at + 1;
        }
        while (true) {
            at = endOfBlanks(endOfValue(at, depth));
            if (text[at] == ']') {
                return at + 1;
            }
            at = endOfBlanks(behind(',', at));
        }
    }

    static void checkDepth(int depth) throws IOException {
        check(depth <= Values.MAX_DEPTH);
    }

    private int endOfString(int start) throws IOException {
        int at = start + 1;
        for (char c = text[at]; c != '"'; c = text[at]) {
            if (c == '\\') {
                at = endOfEscape(at);
            } else if (c < ' ') {
                throw new NotOrdinaryException();
            } else {
                at++;
            }
        }
        return at + 1;
    }

    /** Behind the name that begins here. */
    int endOfName(int start) throws IOException {
        int at = behind('"', start);
        while (true) {
            char c = text[at];
            if (isPlainAscii(c)) {
                at++;
            } else if (c == '"') {
                return at + 1;
            } else if (c == '\\') {
                check(!isEscapedSurrogate(at));
                at = endOfEscape(at);
            } else {
                at = endOfCharacter(at);
            }
        }
    }

    private int endOfCharacter(int at) throws IOException {
        check(text[at] > Byte.MAX_VALUE);
        if (!Character.isSurrogate(text[at])) {
            return at + 1;
        }
        check(Character.isSurrogatePair(text[at], text[at + 1]));
        return at + 2;
    }

    private boolean isEscapedSurrogate(int at) {
        return text[at + 1] == 'u' && (text[at + 2] == 'd' || text[at + 2] == 'D') && hex(text[at + 3]) >= 8;
    }

    private int endOfEscape(int at) throws IOException {
        switch (text[at + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
                return at + 2;
            }
            case 'u' -> {
                for (int i = 2; i < UNICODE_ESCAPE; i++) {
                    check(hex(text[at + i]) >= 0);
                }
                return at + UNICODE_ESCAPE;
            }
            default -> throw new NotOrdinaryException();
        }
    }

    private int endOfNumber(int start) throws IOException {
        int at = text[start] == '-' ? start + 1 : start;
        at = text[at] == '0' ? at + 1 : endOfDigits(at);
        if (text[at] == '.') {
            at = endOfDigits(at + 1);
        }
        boolean exponent = text[at] == 'e' || text[at] == 'E';
        if (exponent) {
            boolean signed = text[at + 1] == '+' || text[at + 1] == '-';
            at = endOfDigits(signed ? at + 2 : at + 1);
        }
        check(at - start <= Numbers.MAX_LENGTH);
        check(!exponent || Numbers.isJson(text, start, at - start));
        return at;
    }

    private int endOfDigits(int start) throws IOException {
        int at = start;
        while (text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        check(at > start);
        return at;
    }

    /** The text of a string that was passed, from its quote to behind the other one; and a zero behind its end. */
    char[] unescaped(int start, int end) {
        char[] plain = new char[end - start - 1];
        int length = 0;
        int at = start + 1;
        while (at < end - 1) {
            if (text[at] != '\\') {
                plain[length++] = text[at++];
            } else if (text[at + 1] == 'u') {
                plain[length++] = unicode(at);
                at += UNICODE_ESCAPE;
            } else {
                plain[length++] = meant(text[at + 1]);
                at += 2;
            }
        }
        return Arrays.copyOf(plain, length + 1);
    }

    private char unicode(int at) {
        return (char) (hex(text[at + 2]) << 12 | hex(text[at + 3]) << 8 | hex(text[at + 4]) << 4 | hex(text[at + 5]));
    }

    private static char meant(char escaped) {
        return switch (escaped) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> escaped;
        };
    }

    /** The digit's value, or -1: other than {@link Character#digit}, nothing beyond ASCII is one. */
    private static int hex(char c) {
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
