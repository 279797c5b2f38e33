package io.sqsmega.codec.document;

import io.sqsmega.Internal;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight letters at a time. A word holds the first letter in its lowest byte; what is looked for in it is marked by the
 * highest bit of its byte.
 *
 * @see <a href="https://graphics.stanford.edu/~seander/bithacks.html#HasLessInWord">Bit Twiddling Hacks</a>
 */
@Internal
public final class Swar {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHEST_BITS = 0x8080_8080_8080_8080L;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final long ZEROS = '0' * ONES;
    private static final long TO_SIGN_FROM_TEN = (0x80 - 10) * ONES;
    private static final long BLANKS = ' ' * ONES;

    private Swar() {}

    /** The eight letters from here on. */
    public static long at(byte[] bytes, int index) {
        return (long) WORD.get(bytes, index);
    }

    /** Writes the eight letters from here on. */
    public static void put(byte[] bytes, int index, long word) {
        WORD.set(bytes, index, word);
    }

    /** Marks quotes, backslashes and control characters, the first of them for sure; none if there is none. */
    public static long endingText(long word) {
        return beforeSigns(word) & ~word & HIGHEST_BITS;
    }

    /** Marks these and what is not ASCII, the first of them for sure; none if there is none. */
    public static long endingAscii(long word) {
        return (beforeSigns(word) | word) & HIGHEST_BITS;
    }

    /** Marks zeros and what is not ASCII, the first of them for sure; none if there is none. */
    public static long endingName(long word) {
        return (word - ONES | word) & HIGHEST_BITS;
    }

    /** Whether the letters from start to end are ASCII. At least a word of others must stand behind them. */
    public static boolean areAscii(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end && !isBeyondAscii(at(bytes, at))) {
            at += Long.BYTES;
        }
        // The last word may have gone beyond the end.
        while (at < end && bytes[at] >= 0) {
            at++;
        }
        return at >= end;
    }

    /** Whether any of the letters is not ASCII. */
    public static boolean isBeyondAscii(long word) {
        return (word & HIGHEST_BITS) != 0;
    }

    /** Marks what is no digit, the first of it for sure; none if there is nothing else. */
    public static long endingDigits(long word) {
        return ((word ^ ZEROS) + TO_SIGN_FROM_TEN | word) & HIGHEST_BITS;
    }

    private static long beforeSigns(long word) {
        return (word ^ QUOTES) - ONES | (word ^ BACKSLASHES) - ONES | word - BLANKS;
    }

    /**
     * How many letters stand before the first that is marked.
     *
     * @param marks at least one
     */
    public static int before(long marks) {
        // Counting them is faster than Long.numberOfTrailingZeros: what follows does not wait for the result.
        int before = 0;
        for (long rest = marks; (rest & 0x80) == 0; rest >>>= Byte.SIZE) {
            before++;
        }
        return before;
    }
}
