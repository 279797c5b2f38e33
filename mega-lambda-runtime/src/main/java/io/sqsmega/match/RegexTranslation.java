package io.sqsmega.match;

/**
 * Translates a regular expression as all MEGA libraries share it to the syntax of RE2/J, so that it means the same
 * here: {@code \d \w \s} know all of Unicode, {@code {,3}} is a repetition, {@code \Z} is the end. Everything else is
 * left as it is, for RE2/J to accept or refuse. Not translated: {@code \b} sees ASCII words only.
 */
final class RegexTranslation {
    // Each ends in a class or a range, so that a hyphen behind it stays a hyphen.
    private static final String WORD = "_\\p{L}\\p{N}";
    private static final String SPACE = "\\x{85}\\x{a0}\\x{1680}\\x{202f}\\x{205f}\\x{3000}"
            + "\\x{2028}-\\x{2029}\\x{2000}-\\x{200a}\\x1c-\\x20\\t-\\r";
    private static final String NOT_SPACE = "\\x00-\\x08\\x0e-\\x1b!-\\x{84}\\x{86}-\\x{9f}\\x{a1}-\\x{167f}"
            + "\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}"
            + "\\x{3001}-\\x{10ffff}";
    private static final int HEX_DIGITS_OF_U = 4;

    private final String regex;
    private final StringBuilder translated;
    private int at;

    private RegexTranslation(String regex) {
        this.regex = regex;
        this.translated = new StringBuilder(regex.length() + 16);
    }

    /**
     * @throws IllegalArgumentException if there is a construct that can't be matched in linear time, or means nothing
     */
    static String toRe2(String regex) {
        RegexTranslation translation = new RegexTranslation(regex);
        translation.pattern();
        return translation.translated.toString();
    }

    private void pattern() {
        while (at < regex.length()) {
            char next = regex.charAt(at);
            if (next == '\\') {
                escape(false);
            } else if (next == '[') {
                charClass();
            } else if (next == '{' && repetitionWithoutMinimum()) {
                copy("{0,", 2);
            } else if (regex.startsWith("(?P=", at)) {
                throw new IllegalArgumentException("backreferences are not linear");
            } else {
                copy(1);
            }
        }
    }

    private boolean repetitionWithoutMinimum() {
        int end = at + 2;
        while (end < regex.length() && regex.charAt(end) >= '0' && regex.charAt(end) <= '9') {
            end++;
        }
        return regex.startsWith("{,", at) && regex.startsWith("}", end);
    }

    private void charClass() {
        copy(1);
        if (nextIs('^')) {
            copy(1);
        }
        if (nextIs(']')) {
            copy("\\]", 1);
        }
        while (at < regex.length() && !nextIs(']')) {
            if (nextIs('\\')) {
                escape(true);
            } else if (nextIs('[')) {
                copy("\\[", 1);
            } else {
                copy(1);
            }
        }
    }

    private void escape(boolean inClass) {
        char escaped = at + 1 < regex.length() ? regex.charAt(at + 1) : 0;
        switch (escaped) {
            case 'd' -> copy("\\p{Nd}", 2);
            case 'D' -> copy("\\P{Nd}", 2);
            case 'w' -> copy(inClass ? WORD : "[" + WORD + "]", 2);
            case 'W' -> copy(inClass ? WordCharacters.COMPLEMENT : "[^" + WORD + "]", 2);
            case 's' -> copy(inClass ? SPACE : "[" + SPACE + "]", 2);
            case 'S' -> copy(inClass ? NOT_SPACE : "[^" + SPACE + "]", 2);
            case 'Z' -> copy("\\z", 2);
            case 'u' -> codeUnit();
            case 'Q' -> quotation();
            case 'p', 'P' -> throw new IllegalArgumentException("\\p is not known to all MEGA libraries");
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
                throw new IllegalArgumentException("backreferences are not linear");
            default -> copy(2);
        }
    }

    private void codeUnit() {
        int end = Math.min(regex.length(), at + 2 + HEX_DIGITS_OF_U);
        translated.append("\\x{").append(regex, at + 2, end).append('}');
        at = end;
    }

    /** What {@link java.util.regex.Pattern#quote} makes: verbatim to the end of the quotation. */
    private void quotation() {
        int end = regex.indexOf("\\E", at);
        copy(end < 0 ? regex.length() - at : end + 2 - at);
    }

    private boolean nextIs(char expected) {
        return at < regex.length() && regex.charAt(at) == expected;
    }

    private void copy(int count) {
        int end = Math.min(regex.length(), at + count);
        translated.append(regex, at, end);
        at = end;
    }

    private void copy(String replacement, int count) {
        translated.append(replacement);
        at += count;
    }
}
