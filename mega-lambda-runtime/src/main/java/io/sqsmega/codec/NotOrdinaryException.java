package io.sqsmega.codec;

import java.io.IOException;

/**
 * A scan met something that is left to decoding: it may be malformed, or just rare. Has no trace, since it says no more
 * than no, and often.
 */
final class NotOrdinaryException extends IOException {
    private static final long serialVersionUID = 1L;

    NotOrdinaryException() {
        super("not ordinary");
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
