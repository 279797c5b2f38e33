package io.sqsmega.payload;

import java.util.Objects;

/**
 * A body that is Base64 but not a BSON document: the decoded bytes.
 *
 * <p>Immutable and thread-safe.
 *
 * @param bytes the decoded bytes
 * @since 0.1
 */
public record BinaryPayload(Bytes bytes) implements Payload {

    /**
     * Checks that the bytes are not null.
     *
     * @param bytes the bytes
     */
    public BinaryPayload {
        Objects.requireNonNull(bytes, "bytes must not be null");
    }

    /**
     * {@return the payload for a copy of these bytes}
     *
     * @param bytes the bytes, which are copied
     */
    public static BinaryPayload of(byte... bytes) {
        Objects.requireNonNull(bytes, "bytes must not be null");
        return new BinaryPayload(Bytes.of(bytes));
    }

    @Override
    public String toString() {
        return "BinaryPayload[" + bytes + "]";
    }
}
