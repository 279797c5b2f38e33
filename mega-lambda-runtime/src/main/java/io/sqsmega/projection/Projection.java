package io.sqsmega.projection;

import io.sqsmega.Internal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The places of a document that patterns match, as a tree; the root is the whole document. A place whose value is
 * needed has a slot, the number under which {@link ProjectedValues} stores it. A reader can skip values at other
 * places.
 *
 * <p>Two paths can lead to one place: an attribute of an event can be beside the listed fields or inside
 * {@code attributes}. Immutable and thread-safe.
 */
@Internal
public final class Projection {
    /** The slot of a place whose value is not needed as a whole. */
    public static final int NO_SLOT = -1;

    final String[] names;
    final Projection[] places;
    private final Map<String, Projection> fields;
    final @Nullable Projection inside;
    private final @Nullable BiFunction<String, Object, @Nullable Object> reader;
    final int number;
    private final int slot;
    private final boolean wantsValue;
    private final Size size;

    private Projection(Builder builder, Map<String, Projection> fields) {
        this.fields = fields;
        this.names = fields.keySet().toArray(new String[0]);
        this.places = fields.values().toArray(new Projection[0]);
        this.inside = builder.inside == null ? null : builder.inside.build();
        this.reader = builder.reader;
        this.number = builder.number;
        this.slot = builder.slot;
        this.wantsValue = builder.wantsValue;
        this.size = builder.size;
    }

    /** Starts building the projection of a whole document. */
    public static Builder builder() {
        return new Builder(new Size());
    }

    /** Returns the place with this name below this one, or null if no pattern matches it. */
    public @Nullable Projection field(String name) {
        return fields.get(name);
    }

    /** Returns whether a pattern matches the document that a string here may contain. */
    public boolean hasInside() {
        return inside != null;
    }

    /** Returns the document in the string, or the other object if it contains none. */
    @Nullable
    Object read(String text, Object otherwise) {
        return reader == null ? otherwise : reader.apply(text, otherwise);
    }

    /** Returns the places below this one, by their names. */
    public Map<String, Projection> fields() {
        return fields;
    }

    /** Returns whether there are places below this one. */
    public boolean hasFields() {
        return names.length > 0;
    }

    /** Returns the slot for the value at this place, or {@link #NO_SLOT}. */
    public int slot() {
        return slot;
    }

    /**
     * Returns whether the value at this place is needed as a whole. If not, and there is a slot, an object may be
     * replaced with any object, for example an empty one; other values must be stored unchanged.
     */
    public boolean wantsValue() {
        return wantsValue;
    }

    /** Returns the number of places in the projection of the whole document. */
    int placeCount() {
        return size.places;
    }

    /** Returns the number of slots in the projection of the whole document. */
    int slotCount() {
        return size.slots;
    }

    private static final class Size {
        private int places;
        private int slots;
    }

    /** Builds a {@link Projection}. Not thread-safe. */
    public static final class Builder {
        private final Map<String, Builder> fields = new LinkedHashMap<>();
        private final Size size;
        private final int number;
        private int slot = NO_SLOT;
        private boolean wantsValue;
        private @Nullable Builder inside;
        private @Nullable BiFunction<String, Object, @Nullable Object> reader;
        private @Nullable Projection built;

        private Builder(Size size) {
            this.size = size;
            this.number = size.places++;
        }

        /** Returns the place with this name below this one; adds it to the projection. */
        public Builder field(String name) {
            Builder field = fields.get(name);
            if (field == null) {
                field = new Builder(size);
                fields.put(name, field);
            }
            return field;
        }

        /**
         * Returns a new place that is not part of the document, but whose slots are numbered with those of the
         * document.
         */
        public Builder outside() {
            return new Builder(size);
        }

        /**
         * Adds a place of the same projection under another name below this one.
         *
         * @throws IllegalArgumentException if another place has that name
         */
        public Builder alias(String name, Builder place) {
            Builder other = fields.putIfAbsent(name, place);
            if (other != null && other != place) {
                throw new IllegalArgumentException("an alias must have a name of its own, got another place's");
            }
            return this;
        }

        /**
         * Adds the document that a string here may contain as a separate place.
         *
         * @param documentReader returns the document in the string, or its second argument if there is none
         */
        public Builder inside(BiFunction<String, Object, @Nullable Object> documentReader) {
            Builder document = inside;
            if (document == null) {
                document = new Builder(size);
                inside = document;
                reader = documentReader;
            }
            return document;
        }

        /** Returns the slot for the value at this place: a new one at the first call. */
        public int slot() {
            wantsValue = true;
            return slotOfKind();
        }

        /** Returns the same slot for a caller that only needs to know whether the value is an object. */
        public int slotOfKind() {
            if (slot == NO_SLOT) {
                slot = size.slots++;
            }
            return slot;
        }

        /** Builds the projection from this place. Nothing can be added afterwards. */
        public Projection build() {
            Projection selection = built;
            if (selection == null) {
                Map<String, Projection> places = new HashMap<>();
                for (Map.Entry<String, Builder> field : fields.entrySet()) {
                    places.put(field.getKey(), field.getValue().build());
                }
                selection = new Projection(this, places);
                built = selection;
            }
            return selection;
        }
    }
}
