package io.sqsmega.message;

import io.sqsmega.codec.PayloadPointer;

/**
 * A reader that knows for how many messages it reads.
 *
 * @param messages how many at the same time
 */
public record CountedReader(int messages) implements PayloadReader {
    @Override
    public PayloadReader forConcurrency(int messages) {
        return new CountedReader(messages);
    }

    /** The number, as data. */
    @Override
    public String read(PayloadPointer pointer) {
        return "{\"messages\":" + messages + "}";
    }
}
