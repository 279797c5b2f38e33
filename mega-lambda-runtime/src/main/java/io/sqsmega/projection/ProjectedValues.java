package io.sqsmega.projection;

import io.sqsmega.Internal;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The values of one document for the fields of a {@link Projection}. A slot without a value is absent, which differs
 * from null.
 *
 * <p>Not thread-safe. Can be reused for document after document: the cost of {@link #clear} depends only on the slots
 * that the last one filled.
 */
@Internal
public final class ProjectedValues {
    private final @Nullable Object[] values;
    private final int[] filled;
    private final int[] entered;
    private final Filler filler;
    private int count;
    private int document = 1;

    /** @param selection the projection of the whole document */
    public ProjectedValues(Projection selection) {
        this.values = new @Nullable Object[selection.slotCount()];
        this.filled = new int[selection.slotCount()];
        this.entered = new int[selection.placeCount()];
        this.filler = new Filler(selection);
    }

    /** Clears all slots for the next document. */
    public void clear() {
        for (int i = 0; i < count; i++) {
            values[filled[i]] = null;
        }
        count = 0;
        document++;
        if (document == 0) {
            Arrays.fill(entered, 0);
            document = 1;
        }
    }

    /**
     * Records that the document has a value at this place.
     *
     * @return false if it had one before: then a field occurs twice, and the slots below are those of both
     */
    public boolean enter(Projection place) {
        if (entered[place.number] == document) {
            return false;
        }
        entered[place.number] = document;
        return true;
    }

    /** Stores a value. Replaces an earlier one. */
    public void put(int slot, @Nullable Object value) {
        if (values[slot] == null) {
            filled[count++] = slot;
        }
        values[slot] = value == null ? Null.VALUE : value;
    }

    /** Stores the values of a decoded object for the places below one. */
    public void putFields(Projection place, Map<?, ?> object) {
        if (place.names.length <= object.size()) {
            for (int i = 0; i < place.names.length; i++) {
                Object value = object.get(place.names[i]);
                if (value != null || object.containsKey(place.names[i])) {
                    putValue(place.places[i], value);
                }
            }
        } else {
            filler.fill(place, object);
        }
    }

    /** Stores a decoded value of a place, and its values for the places below and inside. */
    public void putValue(Projection place, @Nullable Object value) {
        if (place.slot() != Projection.NO_SLOT) {
            put(place.slot(), value);
        }
        if (place.hasFields() && value instanceof Map<?, ?> object) {
            putFields(place, object);
        }
        Projection inside = place.inside;
        if (inside != null && value instanceof String text) {
            putInside(inside, place.read(text, this));
        }
    }

    private void putInside(Projection inside, @Nullable Object read) {
        if (read != this) {
            putValue(inside, read);
        }
    }

    /** Returns whether the document has a value there, including null. */
    public boolean has(int slot) {
        return values[slot] != null;
    }

    /** Returns the value, or null if it is null or absent. */
    public @Nullable Object get(int slot) {
        Object value = values[slot];
        return value == Null.VALUE ? null : value;
    }

    /** Returns the number of filled slots. */
    public int size() {
        return count;
    }

    /** Returns the slot filled in position {@code index}, counting from 0. */
    public int slot(int index) {
        return filled[index];
    }

    /** Visits the fields of an object without an iterator, which would be created for every document. */
    private final class Filler implements BiConsumer<Object, @Nullable Object> {
        private Projection place;

        Filler(Projection place) {
            this.place = place;
        }

        void fill(Projection below, Map<?, ?> object) {
            Projection above = place;
            place = below;
            object.forEach(this);
            place = above;
        }

        @Override
        public void accept(Object key, @Nullable Object value) {
            Projection named = key instanceof String name ? place.field(name) : null;
            if (named != null) {
                putValue(named, value);
            }
        }
    }

    /** Represents null among the values, where null means absent. */
    private enum Null {
        VALUE
    }
}
