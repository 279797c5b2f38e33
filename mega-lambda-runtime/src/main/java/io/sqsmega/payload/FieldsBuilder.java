package io.sqsmega.payload;

import io.sqsmega.Internal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds an object of a payload field by field, in the canonical form of {@link Values}, so that it is never copied
 * again. For readers of a wire format; any other map is copied when it enters a payload.
 *
 * <p>Not thread-safe. The object it builds is immutable.
 *
 * @since 0.1
 * @hidden
 */
@Internal
public final class FieldsBuilder {
    private @Nullable Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    private int depth = 1;

    public FieldsBuilder() {}

    /**
     * Adds a field. Replaces an earlier one with the same name.
     *
     * @throws InvalidPayloadException if the value is of a type that no payload can carry, or nested too deep
     */
    public FieldsBuilder put(String name, @Nullable Object value) {
        putCanonical(name, Values.isScalar(value) ? value : Values.nested(value, name));
        return this;
    }

    void putCanonical(String name, @Nullable Object value) {
        depth = Math.max(depth, Values.depthAround(value));
        open().put(name, value);
    }

    /**
     * Adds fields. Each replaces an earlier one with the same name.
     *
     * @throws InvalidPayloadException under the conditions of {@link #put}
     */
    public FieldsBuilder putAll(Map<String, @Nullable Object> others) {
        for (Map.Entry<String, @Nullable Object> field : others.entrySet()) {
            put(field.getKey(), field.getValue());
        }
        return this;
    }

    /** Returns the object. The builder cannot be used afterwards. */
    public Map<String, @Nullable Object> build() {
        return canonical();
    }

    CanonicalMap canonical() {
        Map<String, @Nullable Object> built = open();
        fields = null;
        return new CanonicalMap.Filled(built, depth);
    }

    private Map<String, @Nullable Object> open() {
        if (fields == null) {
            throw new IllegalStateException("a builder must be used once, got a second use");
        }
        return fields;
    }
}
