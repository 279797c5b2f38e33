package io.sqsmega.payload;

/**
 * Text that a sender made up, as a line of a log or an error can show it: no character forges a line or a terminal
 * sequence, and no name fills the log.
 *
 * @since 0.1
 */
public final class ReadableText {
    /** How many code points are shown. */
    public static final int LONGEST = 200;

    private ReadableText() {}

    /** Returns the first {@value #LONGEST} code points, with {@code ?} for control characters and lone surrogates. */
    public static String of(String text) {
        StringBuilder readable = new StringBuilder();
        text.codePoints()
                .limit(LONGEST)
                .forEach(character -> readable.appendCodePoint(isReadable(character) ? character : '?'));
        return text.length() > LONGEST ? readable.append("...").toString() : readable.toString();
    }

    private static boolean isReadable(int character) {
        int type = Character.getType(character);
        return !Character.isISOControl(character)
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.SURROGATE;
    }
}
