package io.sqsmega.payload;

import java.util.AbstractList;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * A list that is unmodifiable and holds nothing but canonical values, all the way down. Only {@link ItemsBuilder} makes
 * one. Immutable and thread-safe.
 */
final class CanonicalList extends AbstractList<@Nullable Object> implements RandomAccess {
    private final @Nullable Object[] items;
    private final int depth;

    /** @param items not copied: nobody may change the array afterwards */
    CanonicalList(@Nullable Object[] items, int depth) {
        this.items = items;
        this.depth = depth;
    }

    /** How many levels there are, this one included. */
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
