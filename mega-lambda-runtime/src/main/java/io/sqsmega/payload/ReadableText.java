package io.sqsmega.payload;

import io.sqsmega.Internal;

/**
 * Makes text from a sender safe to print in a log line or an error message: it cannot forge a line or a terminal
 * sequence, and its length is limited.
 *
 * @since 0.1
 * @hidden
 */
@Internal
public final class ReadableText {
    /** The largest number of code points shown of a name. */
    public static final int LONGEST = 200;

    private ReadableText() {}

    /** Returns the first {@value #LONGEST} code points, as {@link #of(String, int)} does. */
    public static String of(String text) {
        return of(text, LONGEST);
    }

    /**
     * Returns the first code points, with {@code ?} for control characters, lone surrogates and characters that change
     * the direction of writing. If the text is cut, three dots follow. Printable ASCII text that is short enough is
     * returned unchanged.
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

    /**
     * Returns whether the character changes the direction of writing (embeddings, overrides, isolates), so that one
     * line can look like another.
     */
    private static boolean isTurn(int character) {
        return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
    }
}
