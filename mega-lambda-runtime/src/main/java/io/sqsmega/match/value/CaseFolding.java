package io.sqsmega.match.value;

import io.sqsmega.Internal;

/**
 * Converts texts that differ only in case to the same text. It may also convert other texts to the same one: it
 * combines more texts than {@link String#equalsIgnoreCase}, which supports surrogate pairs on some JDKs.
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

    /**
     * Folds a char in the order of {@link String#equalsIgnoreCase}: some chars are equal in lower case only after a
     * conversion to upper case.
     */
    public static char fold(char c) {
        return Character.isSurrogate(c) ? Character.MIN_SURROGATE : Character.toLowerCase(Character.toUpperCase(c));
    }
}
