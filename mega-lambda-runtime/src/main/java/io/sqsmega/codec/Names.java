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

    private final @Nullable Known[] known = new @Nullable Known[PLACES];

    /** Holds the names of the schema at first, the very strings that the code compares with. */
    Names() {
        for (String name : OF_THE_SCHEMA) {
            int length = name.length();
            known[place(length, name.charAt(0), name.charAt(length / 2), name.charAt(length - 1))] = new Known(name);
        }
    }

    /** The name that these characters are. */
    String of(char[] text, int start, int end) {
        int length = end - start;
        if (length > MAX_LENGTH || length == 0) {
            return new String(text, start, length);
        }
        int place = place(length, text[start], text[start + length / 2], text[end - 1]);
        Known there = known[place];
        if (there != null && there.isWritten(text, start, length)) {
            return there.name;
        }
        return keep(new String(text, start, length), place);
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
        Known there = known[place];
        if (there != null && there.isWritten(bytes, start, length)) {
            return there.name;
        }
        return keep(ascii(bytes, start, end), place);
    }

    private String keep(String name, int place) {
        known[place] = new Known(name);
        return name;
    }

    /** Of the length and three of the characters: a whole hash would cost more than the comparison that follows. */
    private static int place(int length, int first, int middle, int last) {
        return (length * 131 ^ first * 7 ^ middle * 31 ^ last * 61) & (PLACES - 1);
    }

    private static String ascii(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }

    /** A name beside its characters, which are compared faster than those within a string. */
    private static final class Known {
        private final String name;
        private final char[] characters;

        Known(String name) {
            this.name = name;
            this.characters = name.toCharArray();
        }

        boolean isWritten(char[] text, int start, int length) {
            if (characters.length != length) {
                return false;
            }
            for (int i = 0; i < length; i++) {
                if (characters[i] != text[start + i]) {
                    return false;
                }
            }
            return true;
        }

        boolean isWritten(byte[] bytes, int start, int length) {
            if (characters.length != length) {
                return false;
            }
            for (int i = 0; i < length; i++) {
                if (characters[i] != bytes[start + i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
