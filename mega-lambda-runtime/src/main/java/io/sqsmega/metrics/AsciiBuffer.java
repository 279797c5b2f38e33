package io.sqsmega.metrics;

import java.util.Arrays;

/** ASCII text under construction, in an array that is used again. Not thread-safe. */
final class AsciiBuffer {
    private static final int MAX_DIGITS = 20;

    private byte[] bytes;
    private int length;

    AsciiBuffer(int capacity) {
        this.bytes = new byte[capacity];
    }

    AsciiBuffer put(byte[] text) {
        return put(text, 0, text.length);
    }

    /** Appends the text of the other buffer from an offset on. */
    AsciiBuffer put(AsciiBuffer other, int from) {
        return put(other.bytes, from, other.length - from);
    }

    private AsciiBuffer put(byte[] text, int from, int count) {
        ensure(count);
        System.arraycopy(text, from, bytes, length, count);
        length += count;
        return this;
    }

    AsciiBuffer put(char c) {
        ensure(1);
        bytes[length++] = (byte) c;
        return this;
    }

    AsciiBuffer put(CharSequence text) {
        ensure(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
        return this;
    }

    /** Appends a number, or 0 if it is negative. */
    AsciiBuffer put(long signed) {
        ensure(MAX_DIGITS);
        long rest = Math.max(0, signed);
        length += digits(rest);
        int at = length;
        for (; rest > Integer.MAX_VALUE; rest /= 10) {
            bytes[--at] = digit((int) (rest % 10));
        }
        // Dividing an int takes half the time.
        int small = (int) rest;
        for (; small > 9; small /= 10) {
            bytes[--at] = digit(small % 10);
        }
        bytes[--at] = digit(small);
        return this;
    }

    private static int digits(long number) {
        int digits = 1;
        for (long power = 10; power <= number && digits < MAX_DIGITS - 1; power *= 10) {
            digits++;
        }
        return digits;
    }

    private static byte digit(int value) {
        return (byte) ('0' + value);
    }

    private void ensure(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
        }
    }

    void replaceLast(char c) {
        bytes[length - 1] = (byte) c;
    }

    void cutTo(int length) {
        this.length = length;
    }

    /** Returns the array, of which the first {@link #length()} bytes are the text. */
    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }
}
