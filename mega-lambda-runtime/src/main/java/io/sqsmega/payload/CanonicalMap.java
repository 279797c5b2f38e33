package io.sqsmega.payload;

import java.util.AbstractMap;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An unmodifiable map whose values are canonical at every level, so that {@link Values} need not copy it again. Only
 * {@link FieldsBuilder}, {@link LazyMap} and {@link BoundMap} create one. Immutable and thread-safe.
 */
abstract sealed class CanonicalMap extends AbstractMap<String, @Nullable Object>
        permits CanonicalMap.Filled, LazyMap, BoundMap {

    /** Returns the fields in a modifiable map, which must not leave this class. */
    abstract Map<String, @Nullable Object> fields();

    /** Returns the number of nested levels, counting this one. */
    abstract int depth();

    /** Returns the source of the fields if they have not been fetched from it; else null. */
    @Nullable
    Supplier<? extends Map<?, ?>> source() {
        return null;
    }

    private Map<String, @Nullable Object> forOthers() {
        Map<String, @Nullable Object> unmodifiable = Collections.unmodifiableMap(fields());
        return unmodifiable;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        return fields().get(name);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return fields().containsKey(name);
    }

    @Override
    public int size() {
        return fields().size();
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return forOthers().entrySet();
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super @Nullable Object> visitor) {
        fields().forEach(visitor);
    }

    @Override
    public Set<String> keySet() {
        return forOthers().keySet();
    }

    @Override
    public Collection<@Nullable Object> values() {
        return forOthers().values();
    }

    @Override
    public @Nullable Object remove(@Nullable Object name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this || fields().equals(other);
    }

    @Override
    public int hashCode() {
        return fields().hashCode();
    }

    /** A map whose fields are known when it is created. */
    static final class Filled extends CanonicalMap {
        private final Map<String, @Nullable Object> fields;
        private final int depth;

        Filled(Map<String, @Nullable Object> fields, int depth) {
            this.fields = fields;
            this.depth = depth;
        }

        @Override
        Map<String, @Nullable Object> fields() {
            return fields;
        }

        @Override
        int depth() {
            return depth;
        }
    }
}
