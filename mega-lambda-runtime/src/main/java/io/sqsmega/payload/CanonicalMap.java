package io.sqsmega.payload;

import java.util.AbstractMap;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A map that is unmodifiable and holds nothing but canonical values, all the way down, so that {@link Values} need not
 * copy it again. Only {@link FieldsBuilder}, {@link LazyMap} and {@link BoundMap} make one. Immutable and thread-safe.
 */
abstract sealed class CanonicalMap extends AbstractMap<String, @Nullable Object>
        permits CanonicalMap.Filled, LazyMap, BoundMap {

    /** The same fields, in a map that nobody else may see: it can be modified. */
    abstract Map<String, @Nullable Object> fields();

    /** How many levels there are, this one included. */
    abstract int depth();

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

    /** One that has its fields from the beginning. */
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
