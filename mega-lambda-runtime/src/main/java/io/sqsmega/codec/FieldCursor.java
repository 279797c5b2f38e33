package io.sqsmega.codec;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A place in a document, which moves from field to field and makes values only of those that somebody asks for. What it
 * passes over it checks as far as a reader would.
 *
 * <p>At a field, exactly one of {@link #open}, {@link #value} and {@link #skip} is called before it moves on. Any
 * method throws if the document is malformed, or {@link NotOrdinaryException}. Not thread-safe.
 */
abstract class FieldCursor {

    /** Moves to the next field of the object that was opened last, or, at its end, behind it: then null. */
    abstract @Nullable Name next() throws IOException;

    abstract boolean isObject();

    abstract boolean isNull();

    abstract boolean isString();

    /** Goes into the object that stands here. */
    abstract void open() throws IOException;

    /** The value that stands here, in the form that {@link io.sqsmega.payload.Values} has it. */
    abstract @Nullable Object value() throws IOException;

    /** The string that stands here, which is likely to come again: then it is the same one, as long as it is kept. */
    abstract String word() throws IOException;

    /** Passes over the value that stands here, if that is a timestamp for sure; if not, stays and says so. */
    abstract boolean skipTimestamp() throws IOException;

    /** Passes over the value that stands here. */
    abstract void skip() throws IOException;

    /** Where the value begins that stands here. */
    abstract int start();

    /** Behind the value that was passed last. */
    abstract int end();
}
