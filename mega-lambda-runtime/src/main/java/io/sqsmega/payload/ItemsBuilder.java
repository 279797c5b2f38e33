package io.sqsmega.payload;

import io.sqsmega.Internal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds a list of a payload item by item, as {@link FieldsBuilder} builds an object.
 *
 * <p>Not thread-safe. The list it builds is immutable.
 *
 * @since 0.1
 * @hidden
 */
@Internal
public final class ItemsBuilder {
    private final List<@Nullable Object> items = new ArrayList<>();
    private int depth = 1;

    public ItemsBuilder() {}

    /**
     * Adds an item.
     *
     * @throws InvalidPayloadException if the value is of a type that no payload can carry, or nested too deep
     */
    public ItemsBuilder add(@Nullable Object value) {
        addCanonical(Values.isScalar(value) ? value : Values.nested(value, items.size()));
        return this;
    }

    void addCanonical(@Nullable Object value) {
        depth = Math.max(depth, Values.depthAround(value));
        items.add(value);
    }

    /** Returns the list. */
    public List<@Nullable Object> build() {
        return canonical();
    }

    CanonicalList canonical() {
        return new CanonicalList(items.toArray(), depth);
    }
}
