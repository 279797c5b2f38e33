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
            int length = name.length();
            names[place(length, name.charAt(0), name.charAt(length / 2), name.charAt(length - 1))] = name;
        }
    }

    /** The name that these characters are. */
    String of(char[] text, int start, int end) {
        int length = end - start;
        if (length > MAX_LENGTH || length == 0) {
            return new String(text, start, length);
        }
        int place = place(length, text[start], text[start + length / 2], text[end - 1]);
        String known = names[place];
        if (known != null && isWritten(known, text, start, end)) {
            return known;
        }
        String name = new String(text, start, length);
        names[place] = name;
        return name;
    }

    /**
     * The name that these bytes are.
     *
     * @param bytes ASCII
     */
    String of(byte[] bytes, int start, int end) {
        int length = end - start;
        if (length > MAX_LENGTH || length == 0) {
            return ascii(bytes, start, end);
        }
        int place = place(length, bytes[start], bytes[start + length / 2], bytes[end - 1]);
        String known = names[place];
        if (known != null && isWritten(known, bytes, start, end)) {
            return known;
        }
        String name = ascii(bytes, start, end);
        names[place] = name;
        return name;
    }

    /** Of the length and three of the characters: a whole hash would cost more than the comparison that follows. */
    private static int place(int length, int first, int middle, int last) {
        return (length * 131 ^ first * 7 ^ middle * 31 ^ last * 61) & (PLACES - 1);
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
