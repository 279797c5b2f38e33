package io.sqsmega.codec.bson;

import io.sqsmega.Internal;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Decodes Base64 that may be a BSON document. The first four bytes of a document are its length, so that most other
 * bodies need not be decoded.
 */
@Internal
public final class BsonBase64 {
    private static final int CHARACTERS_OF_LENGTH = 6;
    private static final int SMALLEST = 8;

    private BsonBase64() {}

    /**
     * Returns the decoded document; null if the characters are not strict Base64, or the number of bytes is not the
     * stated length.
     */
    public static @Nullable BsonBytes decode(byte[] base64) {
        int length = base64.length / 4 * 3 - padding(base64);
        if (base64.length < SMALLEST || base64.length % 4 != 0 || statedLength(base64) != length) {
            return null;
        }
        byte[] bytes = new byte[length + BsonBytes.PADDING];
        try {
            return Base64.getDecoder().decode(base64, bytes) == length ? new BsonBytes(bytes, length) : null;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static int padding(byte[] base64) {
        int end = base64.length;
        return end < 2 || base64[end - 1] != '=' ? 0 : base64[end - 2] != '=' ? 1 : 2;
    }

    /** Returns the first four bytes, the lowest one first; any number if the characters are not Base64. */
    private static int statedLength(byte[] base64) {
        long bits = 0;
        for (int i = 0; i < CHARACTERS_OF_LENGTH; i++) {
            bits = bits << 6 | sixBits(base64[i]);
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
