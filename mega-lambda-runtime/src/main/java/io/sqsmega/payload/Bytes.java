package io.sqsmega.payload;

import java.util.Arrays;

/**
 * A value that is bytes: what BSON calls binary, inside a document or as a whole body.
 *
 * <p>Immutable and thread-safe: the array is copied on the way in and on the way out. Two are equal if their contents
 * are.
 *
 * @since 0.1
 */
public final class Bytes {
    private final byte[] array;

    private Bytes(byte[] array) {
        this.array = array;
    }

    public static Bytes of(byte... array) {
        return new Bytes(array.clone());
    }

    /** Returns a copy. */
    public byte[] toArray() {
        return array.clone();
    }

    /** The number of bytes. */
    public int size() {
        return array.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(array, that.array);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array);
    }

    @Override
    public String toString() {
        return array.length + " bytes";
    }
}
