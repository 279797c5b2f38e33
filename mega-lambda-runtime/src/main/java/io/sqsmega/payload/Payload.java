package io.sqsmega.payload;

import java.util.Objects;

/**
 * What a message says, once its envelope is open and its body is decoded.
 *
 * <p>The wire format is a protocol, so the kinds are closed: a {@code switch} over them can be complete. Every payload
 * is immutable and thread-safe, and prints its kind and shape but never its contents.
 *
 * @since 0.1
 */
public sealed interface Payload permits MegaPayload, DataPayload, PlaintextPayload, BinaryPayload {

    /**
     * The same payload, whose sections are read as objects by this binder. It is equal to this one.
     *
     * @param binder for example {@code JacksonBinder.of(mapper)}
     */
    default Payload withBinder(DataBinder binder) {
        Objects.requireNonNull(binder, "binder must not be null");
        return this;
    }
}
