package io.sqsmega.codec;

import java.io.IOException;

/**
 * A scan met something that is left to decoding: it may be malformed, or just rare. Always the same one, without a
 * trace, since it says no more than no.
 */
final class NotOrdinaryException extends IOException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings(
            "StaticAssignmentOfThrowable") // nothing in it differs from one to the next: it has no stack trace
    static final NotOrdinaryException INSTANCE = new NotOrdinaryException();

    private NotOrdinaryException() {
        super("not ordinary");
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
