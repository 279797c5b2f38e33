package io.sqsmega.projection;

import io.sqsmega.Internal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A place in a document that somebody looks at, with the places below it; the whole document, at the root. A place
 * whose value is wanted has a slot, a number by which {@link ProjectedValues} keeps it. Below a place where nothing is
 * selected a reader can skip whatever stands there.
 *
 * <p>One place can be reached by two paths, as an attribute of an event can stand beside the listed fields or inside of
 * {@code attributes}. Immutable and thread-safe.
 *
 * @since 0.1
 */
@Internal
public final class Projection {
    /** The slot of a place whose value nobody wants as a whole. */
    public static final int NO_SLOT = -1;

    final String[] names;
    final Projection[] places;
    private final Map<String, Projection> fields;
    private final @Nullable Projection inside;
    private final @Nullable BiFunction<String, Object, @Nullable Object> reader;
    private final int number;
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

    /** Starts a selection of a whole document. */
    public static Builder builder() {
        return new Builder(new Size());
    }

    /** The place below this one that has the name, or null if nobody looks there. */
    public @Nullable Projection field(String name) {
        return fields.get(name);
    }

    /** Whether a pattern looks into the document that a string here may hold. */
    public boolean hasInside() {
        return inside != null;
    }

    @Nullable
    Projection inside() {
        return inside;
    }

    /** Returns the document that the string holds, or the other object if it holds none. */
    @Nullable
    Object read(String text, Object otherwise) {
        return reader == null ? otherwise : reader.apply(text, otherwise);
    }

    /** Whether anybody looks below this place. */
    public boolean hasFields() {
        return names.length > 0;
    }

    /** The number of the slot that takes the value that stands here, or {@link #NO_SLOT}. */
    public int slot() {
        return slot;
    }

    /**
     * Whether somebody looks at the value that stands here as a whole. If not, and there is a slot, any object does for
     * an object, an empty one for example; what else stands here has to be kept as it is.
     */
    public boolean wantsValue() {
        return wantsValue;
    }

    int number() {
        return number;
    }

    /** How many places there are in the whole document's selection. */
    int placeCount() {
        return size.places;
    }

    /** How many slots there are in the whole document's selection. */
    int slotCount() {
        return size.slots;
    }

    private static final class Size {
        private int places;
        private int slots;
    }

    /** Not thread-safe. */
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

        /** The place below this one that has the name; selected from now on. */
        public Builder field(String name) {
            Builder field = fields.get(name);
            if (field == null) {
                field = new Builder(size);
                fields.put(name, field);
            }
            return field;
        }

        /**
         * Makes a place of the same selection also the one below this one that has the name.
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
         * Selects the document that a string here may hold, as a place of its own.
         *
         * @param documentReader returns the document that the string holds, or its second argument if there is none
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

        /** The slot for the value that stands here: a new one when this is asked for the first time. */
        public int slot() {
            wantsValue = true;
            return slotOfKind();
        }

        /** The same slot, for somebody who only asks whether an object stands here. */
        public int slotOfKind() {
            if (slot == NO_SLOT) {
                slot = size.slots++;
            }
            return slot;
        }

        /** Builds the selection from here. Nothing can be selected any more afterwards. */
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
