package io.sqsmega.codec;

import io.sqsmega.payload.Values;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One object of a scanned document: where it stands, and what was decoded of it already. Not thread-safe. */
final class Part {
    private int start;
    private int end;
    private @Nullable Map<String, @Nullable Object> decoded;

    /** The object was passed over, from start to end. */
    void passed(int start, int end) {
        this.start = start;
        this.end = end;
    }

    void decoded(Map<String, @Nullable Object> fields) {
        decoded = fields;
    }

    /** The fields, decoded when somebody asks for one; none if the document does not have the object. */
    Map<String, @Nullable Object> in(Source source, String path) {
        if (decoded != null) {
            return decoded;
        }
        return start == end ? Map.of() : Values.lazily(new Slice(source, start, end, false), path);
    }

    /** The whole document. */
    static Map<String, @Nullable Object> whole(Source source) {
        return Values.lazily(new Slice(source, 0, source.length(), false), "data");
    }

    /** The attributes of the event that the object is. */
    Map<String, @Nullable Object> attributesIn(Source source) {
        return Values.lazily(new Slice(source, start, end, true), "event.attributes");
    }

    /** Classes rather than lambdas: those would cost a cold start more than the decoding. */
    private record Slice(Source source, int start, int end, boolean event)
            implements Supplier<Map<String, @Nullable Object>> {
        @Override
        public Map<String, @Nullable Object> get() {
            Map<String, @Nullable Object> fields = source.read(start, end);
            if (fields == null) {
                throw new IllegalStateException("a document must stay as it was when it was scanned");
            }
            return event ? MegaSchema.attributesOf(fields) : fields;
        }
    }
}
