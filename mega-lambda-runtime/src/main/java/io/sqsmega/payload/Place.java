package io.sqsmega.payload;

import org.jspecify.annotations.Nullable;

/**
 * The path of a value in a payload, linked to the path of its container. It becomes text only for an error message:
 * text for every value would cost more than the values.
 */
final class Place {
    private final @Nullable Place parent;
    private final Object step;

    private Place(@Nullable Place parent, Object step) {
        this.parent = parent;
        this.step = step;
    }

    static Place root(String path) {
        return new Place(null, path);
    }

    /** Returns the path of a value in this container, under a name or at an index. */
    Place at(Object nameOrIndex) {
        return new Place(this, nameOrIndex);
    }

    @Override
    public String toString() {
        StringBuilder words = new StringBuilder();
        for (Place place = this; place != null; place = place.parent) {
            words.insert(0, place.words());
        }
        return words.toString();
    }

    private String words() {
        if (parent == null) {
            return step.toString();
        }
        return step instanceof Integer ? "[" + step + "]" : "." + step;
    }
}
