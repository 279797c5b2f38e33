package io.sqsmega.payload;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What it happened to: the {@code object} section of a {@link MegaPayload}, a thing as it is now and as it was before.
 *
 * <p>Immutable and thread-safe. Prints its type, never its contents.
 *
 * @param type the kind of thing, for example {@code shopping_cart}, or null
 * @param id which one, or null
 * @param version of the shape of {@code current} and {@code previous}; 1 unless said otherwise
 * @param current the thing as it is now; empty if the payload does not say
 * @param previous the thing as it was before; empty if the payload does not say
 * @since 0.1
 */
public record ObjectData(
        @Nullable String type,
        @Nullable String id,
        int version,
        Map<String, @Nullable Object> current,
        Map<String, @Nullable Object> previous) {

    private static final ObjectData NONE = builder().build();

    /**
     * Checks and copies.
     *
     * @throws InvalidPayloadException if a value is of a type that no payload can carry
     */
    public ObjectData {
        current = Values.copyOf(current, "object.current");
        previous = Values.copyOf(previous, "object.previous");
    }

    /** The object of a payload that has no {@code object} section. */
    public static ObjectData none() {
        return NONE;
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * Whether the object says nothing: no type, no id, no state, and the default version. Such a one is not written.
     */
    public boolean isEmpty() {
        return type == null
                && id == null
                && version == Event.DEFAULT_VERSION
                && current.isEmpty()
                && previous.isEmpty();
    }

    /**
     * Reads {@code current} as an object of a class of your own. Fields that the class does not know are ignored.
     *
     * @throws InvalidPayloadException if a field does not fit; the message names its path and type, never its value
     */
    public <T> T currentAs(Class<T> type) {
        return currentAs(GenericType.of(type));
    }

    /** The same, for a type with arguments, as {@link DataPayload#dataAs(GenericType)} says. */
    public <T> T currentAs(GenericType<T> type) {
        return typedCurrent().as(type);
    }

    /** Returns a part of {@code current}, as {@link DataPayload#dataAt(String)} says. */
    public @Nullable Object currentAt(String pointer) {
        return typedCurrent().at(pointer);
    }

    /** Reads a part of {@code current}, as {@link DataPayload#dataAt(String, Class)} says. */
    public <T> T currentAt(String pointer, Class<T> type) {
        return currentAt(pointer, GenericType.of(type));
    }

    /** The same, for a type with arguments. */
    public <T> T currentAt(String pointer, GenericType<T> type) {
        return typedCurrent().at(pointer, type);
    }

    /** Reads {@code previous} as {@link #currentAs} reads {@code current}. */
    public <T> T previousAs(Class<T> type) {
        return previousAs(GenericType.of(type));
    }

    /** The same, for a type with arguments, as {@link DataPayload#dataAs(GenericType)} says. */
    public <T> T previousAs(GenericType<T> type) {
        return typedPrevious().as(type);
    }

    /** Returns a part of {@code previous}, as {@link DataPayload#dataAt(String)} says. */
    public @Nullable Object previousAt(String pointer) {
        return typedPrevious().at(pointer);
    }

    /** Reads a part of {@code previous}, as {@link DataPayload#dataAt(String, Class)} says. */
    public <T> T previousAt(String pointer, Class<T> type) {
        return previousAt(pointer, GenericType.of(type));
    }

    /** The same, for a type with arguments. */
    public <T> T previousAt(String pointer, GenericType<T> type) {
        return typedPrevious().at(pointer, type);
    }

    private TypedSection typedCurrent() {
        return new TypedSection(current, "object.current");
    }

    private TypedSection typedPrevious() {
        return new TypedSection(previous, "object.previous");
    }

    ObjectData withBinder(DataBinder binder) {
        return new ObjectData(type, id, version, BoundMap.of(current, binder), BoundMap.of(previous, binder));
    }

    @Override
    public String toString() {
        return isEmpty() ? "no object" : "ObjectData[" + (type == null ? "no type" : type) + " v" + version + "]";
    }

    /** Not thread-safe. */
    public static final class Builder {
        private @Nullable String type;
        private @Nullable String id;
        private int version = Event.DEFAULT_VERSION;
        private Map<String, @Nullable Object> current = Map.of();
        private Map<String, @Nullable Object> previous = Map.of();

        private Builder() {}

        public Builder type(@Nullable String type) {
            this.type = type;
            return this;
        }

        public Builder id(@Nullable String id) {
            this.id = id;
            return this;
        }

        /** Default: 1. */
        public Builder version(int version) {
            this.version = version;
            return this;
        }

        /** The thing as it is now: a map, or an object of a class of your own. */
        public Builder current(Object current) {
            this.current = Values.toMap(current, "object.current");
            return this;
        }

        /** The thing as it was before: a map, or an object of a class of your own. */
        public Builder previous(Object previous) {
            this.previous = Values.toMap(previous, "object.previous");
            return this;
        }

        /**
         * Builds the object.
         *
         * @throws InvalidPayloadException as {@link ObjectData} says
         */
        public ObjectData build() {
            return new ObjectData(type, id, version, current, previous);
        }
    }
}
