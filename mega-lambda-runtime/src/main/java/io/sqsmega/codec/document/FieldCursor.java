package io.sqsmega.codec.document;

import io.sqsmega.Internal;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A place in a document, which moves from field to field and makes values only of those that somebody asks for. What it
 * passes over it checks as far as a reader would.
 *
 * <p>At a field, exactly one of {@link #open}, {@link #value} and {@link #skip} is called before it moves on. Any
 * method throws if the document is malformed, or {@link SlowPathException}. Not thread-safe.
 */
@Internal
public abstract class FieldCursor {

    /** Moves to the next field of the object that was opened last, or, at its end, behind it: then null. */
    public abstract @Nullable FieldName next() throws IOException;

    public abstract boolean isObject();

    public abstract boolean isNull();

    public abstract boolean isString();

    /** Goes into the object that stands here. */
    public abstract void open() throws IOException;

    /** The value that stands here, in the form that {@link io.sqsmega.payload.Values} has it. */
    public abstract @Nullable Object value() throws IOException;

    /** The string that stands here, which is likely to come again: then it is the same one, as long as it is kept. */
    public abstract String internedString() throws IOException;

    /** Passes over the value that stands here, if that is a timestamp for sure; if not, stays and says so. */
    public abstract boolean skipTimestamp() throws IOException;

    /** Passes over the value that stands here. */
    public abstract void skip() throws IOException;

    /** Where the value begins that stands here. */
    public abstract int start();

    /** Behind the value that was passed last. */
    public abstract int end();
}
