package io.sqsmega.match.value;

import io.sqsmega.Internal;

/**
 * Makes of texts that are equal but for their case the same text. Of others too, possibly: it leaves more together than
 * {@link String#equalsIgnoreCase}, which knows pairs of surrogates, and on some JDKs not for sure.
 *
 * @hidden
 */
@Internal
public final class CaseFolding {
    private CaseFolding() {}

    public static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            folded.append(fold(text.charAt(i)));
        }
        return folded.toString();
    }

    /** In the order of {@link String#equalsIgnoreCase}: some letters meet in lower case only by way of the upper. */
    public static char fold(char letter) {
        return Character.isSurrogate(letter)
                ? Character.MIN_SURROGATE
                : Character.toLowerCase(Character.toUpperCase(letter));
    }
}
