package io.sqsmega.codec.document;

import io.sqsmega.Internal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The names of the fields of one kind of object, numbered in the order in which they usually stand: a name that is
 * where it is expected need not be looked up. Immutable and thread-safe.
 */
@Internal
public final class FieldNames {
    /** Instead of the number of a field: there is none. */
    public static final int END = -1;

    private final List<String> names;
    /** Each name with the quote after it. */
    private final byte[][] written;

    /** @param names names in ASCII without characters that are escaped */
    public FieldNames(String... names) {
        this.names = List.of(names);
        this.written = new byte[names.length][];
        for (int i = 0; i < names.length; i++) {
            written[i] = (names[i] + '"').getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** Returns the number of a name; if it is not listed, the number after the last one. */
    public int numberOf(String name) {
        int number = names.indexOf(name);
        return number < 0 ? names.size() : number;
    }

    /**
     * Returns the offset after the name and its closing quote if it has this number, else -1.
     *
     * @param start the offset after the opening quote
     */
    public int endOf(int number, byte[] bytes, int start) {
        if (number >= written.length) {
            return -1;
        }
        byte[] name = written[number];
        int end = start + name.length;
        return end <= bytes.length && Arrays.equals(bytes, start, end, name, 0, name.length) ? end : -1;
    }
}
