package io.sqsmega.codec;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Base64 of what may be a BSON document. The document says its length in the first four bytes, so that most of what is
 * something else need not be decoded.
 */
final class BsonBase64 {
    private static final int LETTERS_OF_LENGTH = 6;
    private static final int SMALLEST = 8;

    private BsonBase64() {}

    /** The bytes, or null if the text is no strict Base64, or not of as many bytes as the first ones say. */
    static byte @Nullable [] decode(String text) {
        int length = text.length();
        if (length < SMALLEST || length % 4 != 0 || statedLength(text) != length / 4 * 3 - StrictBase64.padding(text)) {
            return null;
        }
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    /** The first four bytes, the lowest one first; any number if the text is no Base64. */
    private static int statedLength(String text) {
        long bits = 0;
        for (int i = 0; i < LETTERS_OF_LENGTH; i++) {
            bits = bits << 6 | sixBits(text.charAt(i));
        }
        return Integer.reverseBytes((int) (bits >>> 4));
    }

    private static int sixBits(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        } else if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        } else if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return c == '+' ? 62 : 63;
    }
}
