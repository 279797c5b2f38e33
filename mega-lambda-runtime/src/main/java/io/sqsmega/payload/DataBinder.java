package io.sqsmega.payload;

import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Turns the maps of a payload into objects of a user's own classes, and back.
 *
 * <p>The one implementation lives in {@code io.sqsmega.codec} and is looked up when the first typed access asks for it,
 * so that a function that never does so never loads a data-binding library. Implementations are thread-safe.
 *
 * @since 0.1
 */
public interface DataBinder {

    /**
     * Makes an object of a map.
     *
     * @param data the fields
     * @param type the class to make an object of
     * @param path where in the payload the data stands, for error messages
     * @throws InvalidPayloadException if a field does not fit the class
     */
    <T> T bind(Map<String, @Nullable Object> data, Class<T> type, String path);

    /**
     * Makes a map of an object.
     *
     * @param value an object whose properties are to become a map
     * @param path where in the payload the map shall stand, for error messages
     * @throws InvalidPayloadException if the object does not become a map
     */
    Map<String, @Nullable Object> unbind(Object value, String path);

    /**
     * The data binder of this class path.
     *
     * @throws IllegalStateException if there is none
     */
    static DataBinder instance() {
        return Holder.INSTANCE;
    }

    /** Looked up once, on first use. */
    final class Holder {
        private static final DataBinder INSTANCE = ServiceLoader.load(
                        DataBinder.class, DataBinder.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a " + DataBinder.class.getName()
                        + " must be on the class path: is META-INF/services in your jar?"));

        private Holder() {}
    }
}
