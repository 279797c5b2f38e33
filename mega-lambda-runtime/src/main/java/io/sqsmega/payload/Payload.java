package io.sqsmega.payload;

import java.util.Objects;

/**
 * The decoded body of a message, without its envelope.
 *
 * <p>The protocol defines exactly these four kinds, so a {@code switch} over them can be complete. Every payload is
 * immutable and thread-safe. {@code toString} prints its kind and size, never its contents.
 *
 * @since 0.1
 */
public sealed interface Payload permits MegaPayload, DataPayload, PlaintextPayload, BinaryPayload {

    /**
     * {@return this payload with another binder for typed access} The two payloads are equal.
     *
     * @param binder for example {@code JacksonBinder.of(mapper)}
     */
    default Payload withBinder(DataBinder binder) {
        Objects.requireNonNull(binder, "binder must not be null");
        return this;
    }
}
