package io.sqsmega.codec;

import io.sqsmega.Internal;
import io.sqsmega.codec.json.JsonCursor;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One object of a scanned document, decoded on demand. Immutable and thread-safe.
 *
 * @hidden
 */
@Internal
public final class Slice implements Supplier<Map<String, @Nullable Object>> {
    // A class and not a lambda, which would cost a cold start more than the decoding.

    private final Source source;
    private final int start;
    private final boolean attributes;

    /** @param attributes whether the object is the event, whose attributes are needed */
    Slice(Source source, int start, boolean attributes) {
        this.source = source;
        this.start = start;
        this.attributes = attributes;
    }

    /** Returns a cursor at the object if it is JSON and needed as it is; else null. */
    public @Nullable JsonCursor cursor() {
        return source instanceof Source.Json text && !attributes ? new JsonCursor(text.json(), start) : null;
    }

    @Override
    public Map<String, @Nullable Object> get() {
        try {
            Map<String, @Nullable Object> fields = source.read(start);
            return attributes ? MegaSchema.attributesOf(fields) : fields;
        } catch (IOException changed) {
            throw new IllegalStateException("a document must stay as it was when it was scanned", changed);
        }
    }
}
