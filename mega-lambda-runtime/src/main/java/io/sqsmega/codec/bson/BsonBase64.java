package io.sqsmega.codec.bson;

import io.sqsmega.Internal;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Base64 of what may be a BSON document. The document says its length in the first four bytes, so that most of what is
 * something else need not be decoded.
 */
@Internal
public final class BsonBase64 {
    private static final int LETTERS_OF_LENGTH = 6;
    private static final int SMALLEST = 8;

    private BsonBase64() {}

    /** What the letters are strict Base64 of; null if they are none, or not of as many bytes as the first ones say. */
    public static @Nullable BsonBytes decode(byte[] letters) {
        int length = letters.length / 4 * 3 - padding(letters);
        if (letters.length < SMALLEST || letters.length % 4 != 0 || statedLength(letters) != length) {
            return null;
        }
        byte[] bytes = new byte[length + BsonBytes.PADDING];
        try {
            return Base64.getDecoder().decode(letters, bytes) == length ? new BsonBytes(bytes, length) : null;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static int padding(byte[] letters) {
        int end = letters.length;
        return end < 2 || letters[end - 1] != '=' ? 0 : letters[end - 2] != '=' ? 1 : 2;
    }

    /** The first four bytes, the lowest one first; any number if the letters are no Base64. */
    private static int statedLength(byte[] letters) {
        long bits = 0;
        for (int i = 0; i < LETTERS_OF_LENGTH; i++) {
            bits = bits << 6 | sixBits(letters[i]);
        }
        return Integer.reverseBytes((int) (bits >>> 4));
    }

    private static int sixBits(int c) {
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
