package io.sqsmega.codec.document;

import io.sqsmega.Internal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A cache of names, so that a scan need not create the same strings again. A name replaces another one in the same
 * place, so the cache never has more than {@value #PLACES} names of at most {@value #MAX_LENGTH} bytes, for any input.
 *
 * <p>Thread-safe without locks: a place always has a complete name.
 */
@Internal
public final class NameCache {
    private static final int PLACES_BITS = 10;
    private static final int PLACES = 1 << PLACES_BITS;
    private static final int MAX_LENGTH = 64;

    /** Spreads differences in any bit to the highest bits: 2^64 divided by the golden ratio. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final @Nullable Known[] known = new @Nullable Known[PLACES];

    /**
     * Returns the name in a range of bytes.
     *
     * @param bytes ASCII in the range, and at least a word of arbitrary bytes after it
     */
    public FieldName of(byte[] bytes, int start, int end) {
        int length = end - start;
        if (length > MAX_LENGTH) {
            return made(bytes, start, end);
        }
        long first = firstWord(bytes, start, length);
        long last = length > Long.BYTES ? Swar.at(bytes, end - Long.BYTES) : 0;
        int place = (int) (((first + last * 31 + length) * SPREAD) >>> (Long.SIZE - PLACES_BITS));
        Known there = known[place];
        if (there != null && there.isWritten(bytes, start, length, first, last)) {
            return there.name;
        }
        Known met = new Known(made(bytes, start, end), first, last);
        known[place] = met;
        return met.name;
    }

    private static FieldName made(byte[] bytes, int start, int end) {
        return FieldName.of(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1));
    }

    /** Returns the first eight bytes, with zeros after a shorter name. */
    private static long firstWord(byte[] bytes, int start, int length) {
        long word = Swar.at(bytes, start);
        return length < Long.BYTES ? word & ((1L << (length * Byte.SIZE)) - 1) : word;
    }

    /** A name with its first and its last word, which distinguish nearly all names. */
    private static final class Known {
        private final FieldName name;
        private final byte[] encoded;
        private final long first;
        private final long last;

        Known(FieldName name, long first, long last) {
            this.name = name;
            this.encoded = name.text.getBytes(StandardCharsets.ISO_8859_1);
            this.first = first;
            this.last = last;
        }

        boolean isWritten(byte[] bytes, int start, int length, long otherFirst, long otherLast) {
            return first == otherFirst
                    && last == otherLast
                    && encoded.length == length
                    && (length <= 2 * Long.BYTES || isWrittenBetween(bytes, start, length - Long.BYTES));
        }

        private boolean isWrittenBetween(byte[] bytes, int start, int end) {
            for (int i = Long.BYTES; i < end; i += Long.BYTES) {
                if (Swar.at(encoded, i) != Swar.at(bytes, start + i)) {
                    return false;
                }
            }
            return true;
        }
    }
}
