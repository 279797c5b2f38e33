package io.sqsmega.payload;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A JSON or BSON object that does not claim to be a MEGA event: any data.
 *
 * <p>Immutable and thread-safe. The values are as {@link Values} has them.
 *
 * @param data the object's fields, in the order of the document
 * @since 0.1
 */
public record DataPayload(Map<String, @Nullable Object> data) implements Payload {

    /**
     * Checks and copies.
     *
     * @throws InvalidPayloadException if a value is of a type that no payload can carry
     */
    public DataPayload {
        data = Values.copyOf(data, "data");
    }

    /**
     * The payload for a map, or for an object of a class of your own (a record, a bean), bound by {@link DataBinder}.
     *
     * @throws InvalidPayloadException if the object does not become a map of values that a payload can carry
     */
    public static DataPayload of(Object data) {
        return new DataPayload(Values.toMap(data, "data"));
    }

    /**
     * Reads the data as an object of a class of your own. Fields that the class does not know are ignored.
     *
     * @throws InvalidPayloadException if a field does not fit; the message names its path and type, never its value
     */
    public <T> T dataAs(Class<T> type) {
        return dataAs(GenericType.of(type));
    }

    /** The same, for a type with arguments: {@code dataAs(new GenericType<Map<String, Item>>() {})}. */
    public <T> T dataAs(GenericType<T> type) {
        return typed().as(type);
    }

    /**
     * Returns a part of the data: a value as {@link Values} has it, or null if it is null or not there.
     *
     * @param pointer a <a href="https://www.rfc-editor.org/rfc/rfc6901">JSON pointer</a>: {@code /detail/bucket/name},
     *     {@code /Records/0/s3}
     * @throws IllegalArgumentException if the pointer is not one
     */
    public @Nullable Object dataAt(String pointer) {
        return typed().at(pointer);
    }

    /**
     * Reads a part of the data, without a class for the whole.
     *
     * @param pointer as {@link #dataAt(String)} has it
     * @throws InvalidPayloadException if the part does not fit, is null, or is not there; a part that may be missing is
     *     read as {@code new GenericType<Optional<String>>() {}}
     */
    public <T> T dataAt(String pointer, Class<T> type) {
        return dataAt(pointer, GenericType.of(type));
    }

    /** The same, for a type with arguments. */
    public <T> T dataAt(String pointer, GenericType<T> type) {
        return typed().at(pointer, type);
    }

    private TypedSection typed() {
        return new TypedSection(data, "data");
    }

    @Override
    public DataPayload withBinder(DataBinder binder) {
        Objects.requireNonNull(binder, "binder must not be null");
        return new DataPayload(BoundMap.of(data, binder));
    }

    @Override
    public String toString() {
        return "DataPayload[" + data.size() + " fields]";
    }
}
