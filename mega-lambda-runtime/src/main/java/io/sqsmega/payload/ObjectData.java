package io.sqsmega.payload;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code object} section of a {@link MegaPayload}: the object that the event happened to, as it is now and as it
 * was before.
 *
 * <p>Immutable and thread-safe. Prints its type, never its contents.
 *
 * @param type the kind of object, for example {@code shopping_cart}, or null
 * @param id the object's id, or null
 * @param version the version of the structure of {@code current} and {@code previous}; 1 by default
 * @param current the object as it is now; empty if the payload does not have it
 * @param previous the object as it was before; empty if the payload does not have it
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
     * Checks and copies the components.
     *
     * @param type the type of the object; null if it is unknown
     * @param id the id of the object; null if it is unknown
     * @param version the version of the schema of the object
     * @param current the state after the event
     * @param previous the state before the event
     * @throws InvalidPayloadException if a value is of a type that no payload can carry
     */
    public ObjectData {
        current = Values.copyOf(current, "object.current");
        previous = Values.copyOf(previous, "object.previous");
    }

    /** {@return the object of a payload that has no {@code object} section} */
    public static ObjectData none() {
        return NONE;
    }

    /**
     * Starts building an object.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * {@return whether the object has no type, no id, no state and the default version} An empty object is not
     * published.
     */
    public boolean isEmpty() {
        return type == null
                && id == null
                && version == Event.DEFAULT_VERSION
                && current.isEmpty()
                && previous.isEmpty();
    }

    /**
     * Reads {@code current} as an object of your own class. Ignores fields that the class does not have.
     *
     * @param <T> the class of the object
     * @param type the class to read as
     * @return the object
     * @throws InvalidPayloadException if a field does not fit; the message names its path and type, never its value
     */
    public <T> T currentAs(Class<T> type) {
        return currentAs(GenericType.of(type));
    }

    /**
     * Reads {@code current} as a generic type, as {@link DataPayload#dataAs(GenericType)} does.
     *
     * @param <T> the class of the object
     * @param type the class to read as
     * @return the object
     */
    public <T> T currentAs(GenericType<T> type) {
        return typedCurrent().as(type);
    }

    /**
     * Returns the value at a pointer in {@code current}, as {@link DataPayload#dataAt(String)} does.
     *
     * @param pointer the place of the value: a JSON pointer (RFC 6901)
     * @return the object
     */
    public @Nullable Object currentAt(String pointer) {
        return typedCurrent().at(pointer);
    }

    /**
     * Reads the value at a pointer in {@code current}, as {@link DataPayload#dataAt(String, Class)} does.
     *
     * @param <T> the class of the object
     * @param pointer the place of the value: a JSON pointer (RFC 6901)
     * @param type the class to read as
     * @return the object
     */
    public <T> T currentAt(String pointer, Class<T> type) {
        return currentAt(pointer, GenericType.of(type));
    }

    /**
     * Reads the value at a pointer in {@code current} as a generic type.
     *
     * @param <T> the class of the object
     * @param pointer the place of the value: a JSON pointer (RFC 6901)
     * @param type the class to read as
     * @return the object
     */
    public <T> T currentAt(String pointer, GenericType<T> type) {
        return typedCurrent().at(pointer, type);
    }

    /**
     * Reads {@code previous} as {@link #currentAs} reads {@code current}.
     *
     * @param <T> the class of the object
     * @param type the class to read as
     * @return the object
     */
    public <T> T previousAs(Class<T> type) {
        return previousAs(GenericType.of(type));
    }

    /**
     * Reads {@code previous} as a generic type, as {@link DataPayload#dataAs(GenericType)} does.
     *
     * @param <T> the class of the object
     * @param type the class to read as
     * @return the object
     */
    public <T> T previousAs(GenericType<T> type) {
        return typedPrevious().as(type);
    }

    /**
     * Returns the value at a pointer in {@code previous}, as {@link DataPayload#dataAt(String)} does.
     *
     * @param pointer the place of the value: a JSON pointer (RFC 6901)
     * @return the object
     */
    public @Nullable Object previousAt(String pointer) {
        return typedPrevious().at(pointer);
    }

    /**
     * Reads the value at a pointer in {@code previous}, as {@link DataPayload#dataAt(String, Class)} does.
     *
     * @param <T> the class of the object
     * @param pointer the place of the value: a JSON pointer (RFC 6901)
     * @param type the class to read as
     * @return the object
     */
    public <T> T previousAt(String pointer, Class<T> type) {
        return previousAt(pointer, GenericType.of(type));
    }

    /**
     * Reads the value at a pointer in {@code previous} as a generic type.
     *
     * @param <T> the class of the object
     * @param pointer the place of the value: a JSON pointer (RFC 6901)
     * @param type the class to read as
     * @return the object
     */
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

    /** Builds an {@link ObjectData}. Not thread-safe. */
    public static final class Builder {
        private @Nullable String type;
        private @Nullable String id;
        private int version = Event.DEFAULT_VERSION;
        private Map<String, @Nullable Object> current = Map.of();
        private Map<String, @Nullable Object> previous = Map.of();

        private Builder() {}

        /**
         * Sets the type of the object. Default: none.
         *
         * @param type the type of the object
         * @return this builder
         */
        public Builder type(@Nullable String type) {
            this.type = type;
            return this;
        }

        /**
         * Sets the id of the object. Default: none.
         *
         * @param id the id of the object
         * @return this builder
         */
        public Builder id(@Nullable String id) {
            this.id = id;
            return this;
        }

        /**
         * Default: 1.
         *
         * @param version the version of the object's schema, 1 or more
         * @return this builder
         */
        public Builder version(int version) {
            this.version = version;
            return this;
        }

        /**
         * Sets the object as it is now: a map, or an object of your own class.
         *
         * @param current the object as it is now: a map, or an object of your own class
         * @return this builder
         */
        public Builder current(Object current) {
            this.current = Values.toMap(current, "object.current");
            return this;
        }

        /**
         * Sets the object as it was before: a map, or an object of your own class.
         *
         * @param previous the object as it was before: a map, or an object of your own class
         * @return this builder
         */
        public Builder previous(Object previous) {
            this.previous = Values.toMap(previous, "object.previous");
            return this;
        }

        /**
         * Builds the object.
         *
         * @return the object
         * @throws InvalidPayloadException under the conditions of {@link ObjectData}'s constructor
         */
        public ObjectData build() {
            return new ObjectData(type, id, version, current, previous);
        }
    }
}
