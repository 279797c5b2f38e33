package io.sqsmega.payload;

import java.util.AbstractList;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * An unmodifiable list whose items are canonical at every level. Only {@link ItemsBuilder} creates one. Immutable and
 * thread-safe.
 */
final class CanonicalList extends AbstractList<@Nullable Object> implements RandomAccess {
    private final @Nullable Object[] items;
    private final int depth;

    /** @param items not copied: the caller must not change the array afterwards */
    CanonicalList(@Nullable Object[] items, int depth) {
        this.items = items;
        this.depth = depth;
    }

    /** Returns the number of nested levels, counting this one. */
    int depth() {
        return depth;
    }

    @Override
    public @Nullable Object get(int index) {
        return items[index];
    }

    @Override
    public int size() {
        return items.length;
    }
}
