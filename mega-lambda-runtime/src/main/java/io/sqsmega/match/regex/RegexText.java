package io.sqsmega.match.regex;

/** A cursor over the text of a regular expression. Offsets are in chars. Not thread-safe. */
final class RegexText {
    private static final int NOT_THERE = -1;
    private static final int MORE_THAN_ENOUGH = 100_000;
    private static final int HEX = 16;
    private static final int HEX_DIGITS_OF_X = 2;
    private static final int HEX_DIGITS_OF_U = 4;
    private static final int HEX_DIGITS_IN_BRACES = 6;

    private final String regex;
    private int at;

    RegexText(String regex) {
        this.regex = regex;
    }

    static IllegalArgumentException malformed(String reason, String where) {
        return new IllegalArgumentException("error parsing regexp: " + reason + ": `" + where + "`");
    }

    /** Returns whether the text can name a group. */
    static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 128 || (c != '_' && !Character.isLetterOrDigit(c))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    String all() {
        return regex;
    }

    int at() {
        return at;
    }

    boolean atEnd() {
        return at == regex.length();
    }

    void backTo(int start) {
        at = start;
    }

    String since(int start) {
        return regex.substring(start, at);
    }

    boolean isNext(String expected) {
        return regex.startsWith(expected, at);
    }

    boolean skip(String expected) {
        boolean there = isNext(expected);
        if (there) {
            at += expected.length();
        }
        return there;
    }

    /** Returns the next char of the opening of a group. */
    char next() {
        if (atEnd()) {
            throw malformed("missing closing )", regex);
        }
        return regex.charAt(at++);
    }

    /** Returns the text before a char, and skips both. */
    String upTo(char end) {
        int start = at;
        int found = regex.indexOf(end, at);
        at = found < 0 ? regex.length() : found + 1;
        return regex.substring(start, found < 0 ? at : found);
    }

    /** Parses the number that follows. Returns a negative number if there is none. */
    int number() {
        int start = at;
        int number = 0;
        while (!atEnd() && regex.charAt(at) >= '0' && regex.charAt(at) <= '9') {
            number = Math.min(MORE_THAN_ENOUGH, number * 10 + regex.charAt(at) - '0');
            at++;
        }
        if (at - start > 1 && regex.charAt(start) == '0') {
            throw new IllegalArgumentException(
                    "a count with leading zeros is text in RE2 and a repetition in Java: leave them out");
        }
        return at == start ? NOT_THERE : number;
    }

    /** Returns the code point at the cursor and skips it. */
    int character() {
        int codePoint = regex.codePointAt(at);
        at += Character.charCount(codePoint);
        return noSurrogate(codePoint);
    }

    /** Skips a backslash and the char after it. Returns that char. */
    char escaped() {
        if (at + 1 == regex.length()) {
            throw malformed("trailing backslash at end of expression", "\\");
        }
        at += 2;
        return regex.charAt(at - 1);
    }

    /**
     * Returns the code point of an escape.
     *
     * @param escaped the char after the backslash
     * @param start the offset of the backslash
     */
    int escapedCharacter(char escaped, int start) {
        return switch (escaped) {
            case 'a' -> 0x07;
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'x' -> skip("{") ? inBraces(start) : hex(HEX_DIGITS_OF_X, start);
            case 'u' -> codeUnit(start);
            case 'v' ->
                throw new IllegalArgumentException(
                        "\\v is one character in RE2 and any vertical white space in Java: write \\x0b or a class");
            case '0' -> throw new IllegalArgumentException("octal numbers differ in RE2 and Java: write \\x00");
            case 'p', 'P' -> throw new IllegalArgumentException("\\p is not known to all MEGA libraries");
            default -> punctuation(escaped, start);
        };
    }

    private int punctuation(char escaped, int start) {
        if (escaped >= 128 || Character.isLetterOrDigit(escaped)) {
            throw malformed("invalid escape sequence", since(start));
        }
        return escaped;
    }

    private int inBraces(int start) {
        int brace = regex.indexOf('}', at);
        int digits = brace - at;
        if (digits < 1 || digits > HEX_DIGITS_IN_BRACES) {
            throw malformed("invalid escape sequence", since(start));
        }
        int codePoint = hex(digits, start);
        at++;
        return noSurrogate(codePoint);
    }

    /** Parses a UTF-16 code unit. Two of them may be the halves of one code point. */
    private int codeUnit(int start) {
        int unit = hex(HEX_DIGITS_OF_U, start);
        if (Character.isHighSurrogate((char) unit) && skip("\\u")) {
            int low = hex(HEX_DIGITS_OF_U, start);
            return Character.isLowSurrogate((char) low)
                    ? Character.toCodePoint((char) unit, (char) low)
                    : noSurrogate(unit);
        }
        return noSurrogate(unit);
    }

    private int hex(int digits, int start) {
        int number = 0;
        for (int i = 0; i < digits; i++) {
            int digit = atEnd() || regex.charAt(at) >= 128 ? -1 : Character.digit(regex.charAt(at), HEX);
            if (digit < 0) {
                throw malformed("invalid escape sequence", since(start));
            }
            number = number * HEX + digit;
            at++;
        }
        if (number > Character.MAX_CODE_POINT) {
            throw malformed("invalid escape sequence", since(start));
        }
        return number;
    }

    private static int noSurrogate(int codePoint) {
        if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
            throw new IllegalArgumentException("half of a surrogate pair is no character: write both halves");
        }
        return codePoint;
    }
}
