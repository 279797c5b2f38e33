package io.sqsmega.match.regex;

import io.sqsmega.Internal;

/** Finds a prefix of every string that a regular expression matches, as far as it is easy to see. */
@Internal
public final class LiteralPrefix {
    private static final String REPETITIONS = "*+?{";

    private LiteralPrefix() {}

    /** Returns the characters of the expression without a special meaning, up to the first other character. */
    public static String of(String regex) {
        if (regex.indexOf('|') >= 0) {
            return "";
        }
        int start = regex.startsWith("^") ? 1 : 0;
        int end = start;
        while (end < regex.length() && isPlain(regex.charAt(end))) {
            end++;
        }
        boolean lastIsRepeated = end > start && end < regex.length() && REPETITIONS.indexOf(regex.charAt(end)) >= 0;
        return regex.substring(start, lastIsRepeated ? end - 1 : end);
    }

    private static boolean isPlain(char next) {
        boolean letterOrDigit =
                (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || (next >= '0' && next <= '9');
        return letterOrDigit || "_-:/@".indexOf(next) >= 0;
    }
}
