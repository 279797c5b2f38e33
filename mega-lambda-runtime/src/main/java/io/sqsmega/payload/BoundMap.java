package io.sqsmega.payload;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A section of a payload with the user's {@link DataBinder} for typed access. */
final class BoundMap extends CanonicalMap {
    private final CanonicalMap section;
    private final DataBinder binder;

    BoundMap(CanonicalMap section, DataBinder binder) {
        this.section = section;
        this.binder = binder;
    }

    /** Returns the section with this binder, in place of the one it had. */
    static BoundMap of(Map<String, @Nullable Object> section, DataBinder binder) {
        CanonicalMap canonical = Values.canonicalCopyOf(section, "section");
        return new BoundMap(canonical instanceof BoundMap bound ? bound.section : canonical, binder);
    }

    static DataBinder binderOf(Map<String, @Nullable Object> section) {
        return section instanceof BoundMap bound ? bound.binder : DataBinder.instance();
    }

    @Override
    Map<String, @Nullable Object> fields() {
        return section.fields();
    }

    @Override
    @Nullable
    Supplier<? extends Map<?, ?>> source() {
        return section.source();
    }

    @Override
    int depth() {
        return section.depth();
    }
}
