package io.sqsmega.codec.document;

import io.sqsmega.Internal;
import java.io.IOException;

/**
 * A scan met something that is left to decoding: it may be malformed, or just rare. Has no trace, since it says no more
 * than no, and often.
 */
@Internal
public final class SlowPathException extends IOException {
    private static final long serialVersionUID = 1L;

    public SlowPathException() {
        super("not ordinary");
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
