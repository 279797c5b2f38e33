package io.sqsmega.codec;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Names of BSON documents that were met before, so that a scan need not make strings of the same ones again and again.
 * A name pushes out another that has the same place, so this never holds more than {@value #PLACES} of at most
 * {@value #MAX_LENGTH} letters, whatever is sent.
 *
 * <p>Thread-safe without locks: a place holds one name or another.
 */
final class BsonNames {
    private static final int PLACES = 1_024;
    private static final int MAX_LENGTH = 64;

    private final @Nullable String[] names = new @Nullable String[PLACES];

    /**
     * The name that these bytes are.
     *
     * @param bytes ASCII, from start to end
     * @param hash of them, and of no other ones as far as possible
     */
    String of(byte[] bytes, int start, int end, int hash) {
        if (end - start > MAX_LENGTH) {
            return ascii(bytes, start, end);
        }
        int place = (hash ^ hash >>> 10) & (PLACES - 1);
        String known = names[place];
        if (known != null && isWritten(known, bytes, start, end)) {
            return known;
        }
        String name = ascii(bytes, start, end);
        names[place] = name;
        return name;
    }

    private static boolean isWritten(String name, byte[] bytes, int start, int end) {
        int length = end - start;
        if (name.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (name.charAt(i) != bytes[start + i]) {
                return false;
            }
        }
        return true;
    }

    private static String ascii(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }
}
