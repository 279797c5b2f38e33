package io.sqsmega.payload;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A section of a payload that is read as objects by a binder of the user's. */
final class BoundMap extends CanonicalMap {
    private final CanonicalMap section;
    private final DataBinder binder;

    BoundMap(CanonicalMap section, DataBinder binder) {
        this.section = section;
        this.binder = binder;
    }

    /** Replaces the binder that a section has. */
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
    int depth() {
        return section.depth();
    }
}
