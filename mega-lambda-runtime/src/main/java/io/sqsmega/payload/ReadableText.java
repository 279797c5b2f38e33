package io.sqsmega.payload;

import io.sqsmega.Internal;

/**
 * Text that a sender made up, as a line of a log or an error can show it: no character forges a line or a terminal
 * sequence, and no name fills the log.
 *
 * @since 0.1
 * @hidden
 */
@Internal
public final class ReadableText {
    /** How many code points of a name are shown. */
    public static final int LONGEST = 200;

    private ReadableText() {}

    /** Returns the first {@value #LONGEST} code points, as {@link #of(String, int)} does. */
    public static String of(String text) {
        return of(text, LONGEST);
    }

    /**
     * Returns the first code points, with {@code ?} for control characters, lone surrogates, and what turns the
     * direction of writing; three dots follow what was cut. Text that is readable as it is, is returned itself.
     */
    public static String of(String text, int longest) {
        return text.length() <= longest && isPrintableAscii(text) ? text : readable(text, longest);
    }

    private static boolean isPrintableAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static String readable(String text, int longest) {
        StringBuilder readable = new StringBuilder();
        int at = 0;
        for (int count = 0; at < text.length() && count < longest; count++) {
            int character = text.codePointAt(at);
            readable.appendCodePoint(isReadable(character) ? character : '?');
            at += Character.charCount(character);
        }
        return at < text.length() ? readable.append("...").toString() : readable.toString();
    }

    private static boolean isReadable(int character) {
        int type = Character.getType(character);
        return !Character.isISOControl(character)
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.SURROGATE
                && !isTurn(character);
    }

    /** Embeddings, overrides and isolates, by which a line can be made to look like another. */
    private static boolean isTurn(int character) {
        return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
    }
}
