package io.sqsmega.codec.document;

import io.sqsmega.Internal;
import java.io.IOException;

/**
 * Thrown if a document leaves the fast path: it may be malformed, or only rare, and decoding decides. Stackless: it is
 * thrown often and only signals a fallback.
 */
@Internal
public final class SlowPathException extends IOException {
    private static final long serialVersionUID = 1L;

    public SlowPathException() {
        super("the document must be decoded");
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
