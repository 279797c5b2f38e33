package io.sqsmega.codec;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Names that were met before, so that a scan need not make strings of the same ones again and again. A name pushes out
 * another that has the same place, so this never holds more than {@value #PLACES} of at most {@value #MAX_LENGTH}
 * letters, whatever is sent.
 *
 * <p>Thread-safe without locks: a place holds one name or another.
 */
final class Names {
    private static final int PLACES = 1_024;
    private static final int MAX_LENGTH = 64;
    private static final String[] OF_THE_SCHEMA = {
        "protocol",
        "version",
        "event",
        "object",
        "extra",
        "name",
        "timestamp",
        "domain",
        "subject",
        "publisher",
        "attributes",
        "type",
        "id",
        "current",
        "previous"
    };

    private final @Nullable String[] names = new @Nullable String[PLACES];

    /** Holds the names of the schema at first, the very strings that the code compares with. */
    Names() {
        for (String name : OF_THE_SCHEMA) {
            names[place(name.hashCode())] = name;
        }
    }

    /**
     * The name that these characters are.
     *
     * @param hash of them, as {@link String#hashCode} has it
     */
    String of(char[] text, int start, int end, int hash) {
        if (end - start > MAX_LENGTH) {
            return new String(text, start, end - start);
        }
        int place = place(hash);
        String known = names[place];
        if (known != null && isWritten(known, text, start, end)) {
            return known;
        }
        String name = new String(text, start, end - start);
        names[place] = name;
        return name;
    }

    /**
     * The name that these bytes are.
     *
     * @param bytes ASCII
     * @param hash of them, as {@link String#hashCode} has it
     */
    String of(byte[] bytes, int start, int end, int hash) {
        if (end - start > MAX_LENGTH) {
            return ascii(bytes, start, end);
        }
        int place = place(hash);
        String known = names[place];
        if (known != null && isWritten(known, bytes, start, end)) {
            return known;
        }
        String name = ascii(bytes, start, end);
        names[place] = name;
        return name;
    }

    private static int place(int hash) {
        return (hash ^ hash >>> 10) & (PLACES - 1);
    }

    private static boolean isWritten(String name, char[] text, int start, int end) {
        int length = end - start;
        if (name.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (name.charAt(i) != text[start + i]) {
                return false;
            }
        }
        return true;
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
