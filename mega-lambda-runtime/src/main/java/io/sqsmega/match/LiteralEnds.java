package io.sqsmega.match;

import io.sqsmega.Internal;

/**
 * The text that every string starts or ends with that a matcher matches, as far as that is easily seen; or none: "".
 *
 * @hidden
 */
@Internal
public final class LiteralEnds {
    private static final String REPETITIONS = "*+?{";

    private LiteralEnds() {}

    public static String beginning(Matcher matcher) {
        if (matcher instanceof TextMatcher text) {
            return text.place == TextMatcher.Place.BEGINNING ? text.text : "";
        } else if (matcher instanceof Wildcard wildcard) {
            return wildcard.literals[0];
        }
        return matcher instanceof Regex regex ? ofRegex(regex.regex) : "";
    }

    public static String end(Matcher matcher) {
        if (matcher instanceof TextMatcher text) {
            return text.place == TextMatcher.Place.END ? text.text : "";
        }
        return matcher instanceof Wildcard wildcard ? wildcard.literals[wildcard.literals.length - 1] : "";
    }

    /** Letters, digits and a few signs that no regular expression gives a meaning, to the first other character. */
    private static String ofRegex(String regex) {
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
