package io.sqsmega.codec;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One object of a scanned document, decoded on demand.
 *
 * @param attributes whether the object is the event, whose attributes are needed
 */
record Slice(Source source, int start, int end, boolean attributes) implements Supplier<Map<String, @Nullable Object>> {
    // A class and not a lambda, which would cost a cold start more than the decoding.

    @Override
    public Map<String, @Nullable Object> get() {
        Map<String, @Nullable Object> fields = source.read(start, end);
        if (fields == null) {
            throw new IllegalStateException("a document must stay as it was when it was scanned");
        }
        return attributes ? MegaSchema.attributesOf(fields) : fields;
    }
}
