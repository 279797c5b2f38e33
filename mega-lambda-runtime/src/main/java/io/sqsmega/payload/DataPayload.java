package io.sqsmega.payload;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A JSON or BSON object that does not claim to be a MEGA event: any data.
 *
 * <p>Immutable and thread-safe. The values are in the canonical form of {@link Values}.
 *
 * @param data the object's fields, in the order of the document
 * @since 0.1
 */
public record DataPayload(Map<String, @Nullable Object> data) implements Payload {

    /**
     * Checks and copies the data.
     *
     * @param data the fields of the data; keys are strings
     * @throws InvalidPayloadException if a value is of a type that no payload can carry
     */
    public DataPayload {
        data = Values.copyOf(data, "data");
    }

    /**
     * {@return the payload for a map, or for an object of your own class (a record, a bean), converted by
     * {@link DataBinder}}
     *
     * @param data a map, or an object of your own class
     * @throws InvalidPayloadException if the object cannot be converted to a map of values that a payload can carry
     */
    public static DataPayload of(Object data) {
        return new DataPayload(Values.toMap(data, "data"));
    }

    /**
     * Reads the data as an object of your own class. Ignores fields that the class does not have.
     *
     * @param <T> the class of the object
     * @param type the class to read as
     * @return the object
     * @throws InvalidPayloadException if a field does not fit; the message names its path and type, never its value
     */
    public <T> T dataAs(Class<T> type) {
        return dataAs(GenericType.of(type));
    }

    /**
     * Reads the data as a generic type: {@code dataAs(new GenericType<Map<String, Item>>() {})}.
     *
     * @param <T> the class of the object
     * @param type the class to read as
     * @return the object
     */
    public <T> T dataAs(GenericType<T> type) {
        return typed().as(type);
    }

    /**
     * Returns the value at a pointer, in the canonical form of {@link Values}; null if it is null or absent.
     *
     * @param pointer a <a href="https://www.rfc-editor.org/rfc/rfc6901">JSON pointer</a>: {@code /detail/bucket/name},
     *     {@code /Records/0/s3}
     * @return the object
     * @throws IllegalArgumentException if the pointer is not a JSON pointer
     */
    public @Nullable Object dataAt(String pointer) {
        return typed().at(pointer);
    }

    /**
     * Reads the value at a pointer as an object of a class.
     *
     * @param <T> the class of the object
     * @param pointer a JSON pointer, as for {@link #dataAt(String)}
     * @param type the class to read as
     * @return the object
     * @throws InvalidPayloadException if the value does not fit the class, is null, or is absent; read a value that may
     *     be absent as {@code new GenericType<Optional<String>>() {}}
     */
    public <T> T dataAt(String pointer, Class<T> type) {
        return dataAt(pointer, GenericType.of(type));
    }

    /**
     * Reads the value at a pointer as a generic type.
     *
     * @param <T> the class of the object
     * @param pointer the place of the value: a JSON pointer (RFC 6901)
     * @param type the class to read as
     * @return the object
     */
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
