package io.sqsmega.catalogue;

/** Escapes text for HTML and SVG. */
final class Markup {
    private static final int REPLACEMENT = 0xFFFD;

    private Markup() {}

    /** Returns the text for an element or a quoted attribute, with control characters replaced. */
    static String text(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(codePoint -> append(codePoint, escaped));
        return escaped.toString();
    }

    private static void append(int codePoint, StringBuilder escaped) {
        switch (codePoint) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\'' -> escaped.append("&#39;");
            default -> escaped.appendCodePoint(isText(codePoint) ? codePoint : REPLACEMENT);
        }
    }

    private static boolean isText(int codePoint) {
        boolean isLoneSurrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return !Character.isISOControl(codePoint) && !isLoneSurrogate;
    }
}
