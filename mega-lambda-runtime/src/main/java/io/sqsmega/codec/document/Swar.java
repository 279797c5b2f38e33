package io.sqsmega.codec.document;

import io.sqsmega.Internal;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Processes eight bytes at a time (SIMD within a register). A word has the first byte in its lowest eight bits; the
 * highest bit of a byte marks it.
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

    /** Returns the eight bytes from an index. */
    public static long at(byte[] bytes, int index) {
        return (long) WORD.get(bytes, index);
    }

    /** Writes eight bytes from an index. */
    public static void put(byte[] bytes, int index, long word) {
        WORD.set(bytes, index, word);
    }

    /**
     * Marks quotes, backslashes and control characters. Only the first mark is reliable; there is no mark if there is
     * no such byte.
     */
    public static long endingText(long word) {
        return beforeSigns(word) & ~word & HIGHEST_BITS;
    }

    /**
     * Marks these and bytes that are not ASCII. Only the first mark is reliable; there is no mark if there is no such
     * byte.
     */
    public static long endingAscii(long word) {
        return (beforeSigns(word) | word) & HIGHEST_BITS;
    }

    /**
     * Marks zeros and bytes that are not ASCII. Only the first mark is reliable; there is no mark if there is no such
     * byte.
     */
    public static long endingName(long word) {
        return (word - ONES | word) & HIGHEST_BITS;
    }

    /** Returns whether the bytes of a range are ASCII. At least a word must follow the range. */
    public static boolean areAscii(byte[] bytes, int start, int end) {
        return endOfAscii(bytes, start, end) >= end;
    }

    /**
     * Returns the offset of the first byte of a range that is not ASCII, or one after the range. At least a word must
     * follow the range.
     */
    static int endOfAscii(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end && !isBeyondAscii(at(bytes, at))) {
            at += Long.BYTES;
        }
        // The last word may extend beyond the end.
        while (at < end && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /** Returns whether any of the bytes is not ASCII. */
    public static boolean isBeyondAscii(long word) {
        return (word & HIGHEST_BITS) != 0;
    }

    /** Marks bytes that are not digits. Only the first mark is reliable; there is no mark if all bytes are digits. */
    public static long endingDigits(long word) {
        return ((word ^ ZEROS) + TO_SIGN_FROM_TEN | word) & HIGHEST_BITS;
    }

    private static long beforeSigns(long word) {
        return (word ^ QUOTES) - ONES | (word ^ BACKSLASHES) - ONES | word - BLANKS;
    }

    /**
     * Returns the number of bytes before the first mark.
     *
     * @param marks at least one mark
     */
    public static int before(long marks) {
        // This count is faster than Long.numberOfTrailingZeros: the following instructions do not wait for its result.
        int before = 0;
        for (long rest = marks; (rest & 0x80) == 0; rest >>>= Byte.SIZE) {
            before++;
        }
        return before;
    }
}
