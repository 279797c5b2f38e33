package io.sqsmega.codec.document;

import io.sqsmega.Internal;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over a document, which moves from field to field and creates values only on demand. It checks skipped values
 * as a reader would. Offsets are in bytes.
 *
 * <p>At a field, exactly one of {@link #open}, {@link #value} and {@link #skip} must be called before moving on. Any
 * method throws an exception if the document is malformed, or a {@link SlowPathException}. Not thread-safe.
 */
@Internal
public abstract class FieldCursor {

    /**
     * Moves to the next field of the object that was opened last, and returns its name. At the end of the object,
     * leaves it and returns null.
     */
    public abstract @Nullable FieldName next() throws IOException;

    public abstract boolean isObject();

    public abstract boolean isNull();

    public abstract boolean isString();

    /** Opens the object at the cursor. */
    public abstract void open() throws IOException;

    /** Returns the value at the cursor, in the canonical form of {@link io.sqsmega.payload.Values}. */
    public abstract @Nullable Object value() throws IOException;

    /** Returns the value at the cursor; a string is interned in a cache, because it is likely to occur again. */
    public abstract @Nullable Object usualValue() throws IOException;

    /** Skips the value at the cursor if it is certainly a timestamp. Returns false and does not move otherwise. */
    public abstract boolean skipTimestamp() throws IOException;

    /** Skips the value at the cursor. */
    public abstract void skip() throws IOException;

    /** Checks that nothing follows the document that was read or skipped. */
    public abstract void finish() throws IOException;

    /** Returns the offset of the value at the cursor. */
    public abstract int start();

    /** Returns the offset just after the last value read or skipped. */
    public abstract int end();
}
