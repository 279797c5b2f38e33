package io.sqsmega.payload;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A MEGA event with its three sections: the event (what happened), the object (what it happened to) and extra data.
 *
 * <p>Immutable and thread-safe. Prints its event's name, never its contents.
 *
 * @since 0.1
 */
public final class MegaPayload implements Payload {
    private final Event event;
    private final ObjectData object;
    private final Map<String, @Nullable Object> extra;

    private MegaPayload(Event event, ObjectData object, Map<String, @Nullable Object> extra) {
        this.event = Objects.requireNonNull(event, "event must not be null");
        this.object = Objects.requireNonNull(object, "object must not be null, but may be ObjectData.none()");
        this.extra = Values.copyOf(extra, "extra");
    }

    /**
     * {@return a payload that has an event and neither object nor extra data}
     *
     * @param event the event
     */
    public static MegaPayload of(Event event) {
        return builder(event).build();
    }

    /**
     * Starts building a payload with this event.
     *
     * @param event the event
     * @return the builder
     */
    public static Builder builder(Event event) {
        Objects.requireNonNull(event, "event must not be null");
        return new Builder(event);
    }

    /** {@return the {@code event} section: what happened} */
    public Event event() {
        return event;
    }

    /**
     * {@return the {@code object} section: what the event happened to} If the payload has none, it is
     * {@link ObjectData#isEmpty() empty}, never null.
     */
    public ObjectData object() {
        return object;
    }

    /**
     * The same as {@link #object()}, under a name that is no keyword of Kotlin.
     *
     * @return the object
     */
    public ObjectData objectData() {
        return object();
    }

    /**
     * {@return the {@code extra} section, in the canonical form of {@link Values}} If the payload has none, it is
     * empty, never null.
     */
    public Map<String, @Nullable Object> extra() {
        return extra;
    }

    /**
     * Reads {@code extra} as an object of your own class. Ignores fields that the class does not have.
     *
     * @param <T> the class of the object
     * @param type the class to read as
     * @return the object
     * @throws InvalidPayloadException if a field does not fit; the message names its path and type, never its value
     */
    public <T> T extraAs(Class<T> type) {
        return extraAs(GenericType.of(type));
    }

    /**
     * Reads {@code extra} as a generic type, as {@link DataPayload#dataAs(GenericType)} does.
     *
     * @param <T> the class of the object
     * @param type the class to read as
     * @return the object
     */
    public <T> T extraAs(GenericType<T> type) {
        return typedExtra().as(type);
    }

    /**
     * Returns the value at a pointer in {@code extra}, as {@link DataPayload#dataAt(String)} does.
     *
     * @param pointer the place of the value: a JSON pointer (RFC 6901)
     * @return the object
     */
    public @Nullable Object extraAt(String pointer) {
        return typedExtra().at(pointer);
    }

    /**
     * Reads the value at a pointer in {@code extra}, as {@link DataPayload#dataAt(String, Class)} does.
     *
     * @param <T> the class of the object
     * @param pointer the place of the value: a JSON pointer (RFC 6901)
     * @param type the class to read as
     * @return the object
     */
    public <T> T extraAt(String pointer, Class<T> type) {
        return extraAt(pointer, GenericType.of(type));
    }

    /**
     * Reads the value at a pointer in {@code extra} as a generic type.
     *
     * @param <T> the class of the object
     * @param pointer the place of the value: a JSON pointer (RFC 6901)
     * @param type the class to read as
     * @return the object
     */
    public <T> T extraAt(String pointer, GenericType<T> type) {
        return typedExtra().at(pointer, type);
    }

    private TypedSection typedExtra() {
        return new TypedSection(extra, "extra");
    }

    @Override
    public MegaPayload withBinder(DataBinder binder) {
        Objects.requireNonNull(binder, "binder must not be null");
        return new MegaPayload(event.withBinder(binder), object.withBinder(binder), BoundMap.of(extra, binder));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MegaPayload that
                && event.equals(that.event)
                && object.equals(that.object)
                && extra.equals(that.extra);
    }

    @Override
    public int hashCode() {
        return Objects.hash(event, object, extra);
    }

    @Override
    public String toString() {
        return "MegaPayload[" + event + ", " + object + ", " + extra.size() + " extra]";
    }

    /** Builds a {@link MegaPayload}. Not thread-safe. */
    public static final class Builder {
        private final Event event;
        private ObjectData object = ObjectData.none();
        private @Nullable Map<String, @Nullable Object> extra;

        private Builder(Event event) {
            this.event = event;
        }

        /**
         * Default: an empty object.
         *
         * @param object the object
         * @return this builder
         */
        public Builder object(ObjectData object) {
            Objects.requireNonNull(object, "object must not be null");
            this.object = object;
            return this;
        }

        /**
         * The same as {@link #object(ObjectData)}, under a name that is no keyword of Kotlin.
         *
         * @param objectData the object
         * @return the object
         */
        public Builder objectData(ObjectData objectData) {
            return object(Objects.requireNonNull(objectData, "objectData must not be null"));
        }

        /**
         * Adds an entry. Replaces an earlier one with the same key.
         *
         * @param key the key of the entry
         * @param value the value
         * @return this builder
         */
        public Builder extra(String key, @Nullable Object value) {
            Objects.requireNonNull(key, "key must not be null");
            changeable().put(key, value);
            return this;
        }

        /**
         * Adds all entries of a map, or all properties of an object of your own class.
         *
         * @param extra a map, or an object of your own class
         * @return this builder
         */
        public Builder extra(Object extra) {
            Map<String, @Nullable Object> added = Values.toMap(extra, "extra");
            if (this.extra == null) {
                // Not copied, so that a map that is decoded lazily stays lazy.
                this.extra = added;
            } else {
                changeable().putAll(added);
            }
            return this;
        }

        private Map<String, @Nullable Object> changeable() {
            Map<String, @Nullable Object> present = extra;
            if (!(present instanceof LinkedHashMap)) {
                present = present == null ? new LinkedHashMap<>() : new LinkedHashMap<>(present);
                extra = present;
            }
            return present;
        }

        /**
         * Builds the payload.
         *
         * @return the payload
         * @throws InvalidPayloadException if a value is of a type that no payload can carry
         */
        public MegaPayload build() {
            return new MegaPayload(event, object, extra == null ? Map.of() : extra);
        }
    }
}
