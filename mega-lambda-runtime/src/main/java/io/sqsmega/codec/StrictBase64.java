package io.sqsmega.codec;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Base64 with its padding, in the standard alphabet, without white space. {@link Base64} alone is not strict: it
 * accepts missing padding, so that many words of the alphabet would be bytes.
 */
final class StrictBase64 {
    private StrictBase64() {}

    /** Returns the bytes, or null if the text is not strict Base64. The empty text is Base64 of no bytes. */
    static byte @Nullable [] decode(String text) {
        return isBase64(text) ? Base64.getDecoder().decode(text) : null;
    }

    private static boolean isBase64(String text) {
        if (text.length() % 4 != 0) {
            return false;
        }
        int end = text.length() - padding(text);
        for (int i = 0; i < end; i++) {
            if (!isInAlphabet(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Returns the number of padding characters at the end. */
    static int padding(String text) {
        return text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
    }

    private static boolean isInAlphabet(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
    }
}
