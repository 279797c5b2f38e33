package io.sqsmega.payload;

import java.util.Map;
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
        return DataBinder.instance().bind(data, type, "data");
    }

    @Override
    public String toString() {
        return "DataPayload[" + data.size() + " fields]";
    }
}
