package io.sqsmega.payload;

import java.util.Arrays;

/**
 * A binary value: BSON's type "binary" inside a document, or a whole body.
 *
 * <p>Immutable and thread-safe: arrays are copied when a value is made and when it is read. Two values are equal if
 * their contents are equal.
 *
 * @since 0.1
 */
public final class Bytes {
    private final byte[] array;

    private Bytes(byte[] array) {
        this.array = array;
    }

    /**
     * {@return the value for a copy of these bytes}
     *
     * @param array the bytes, which are copied
     */
    public static Bytes of(byte... array) {
        return new Bytes(array.clone());
    }

    /** {@return a copy of the bytes} */
    public byte[] toArray() {
        return array.clone();
    }

    /** {@return the number of bytes} */
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
