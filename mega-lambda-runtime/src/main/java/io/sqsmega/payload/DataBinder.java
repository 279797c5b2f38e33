package io.sqsmega.payload;

import io.sqsmega.Internal;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Turns the values of a payload into objects of a user's own classes, and back.
 *
 * <p>The one implementation, {@code io.sqsmega.codec.bind.JacksonBinder}, is looked up when the first typed access asks
 * for it, so that a function that never does so never loads a data-binding library. One with a mapper of your own is
 * given to a handler's or a listener's options, or to a payload ({@link Payload#withBinder}). Implementations are
 * thread-safe.
 *
 * @since 0.1
 */
public interface DataBinder {

    /**
     * Makes an object of a value.
     *
     * @param value as {@link Values} has it: a map for a section of a payload; null if nothing is there
     * @param type the type to make an object of
     * @param path where in the payload the value stands, for error messages
     * @throws InvalidPayloadException if the value, or one within it, does not fit the type
     */
    <T> T bind(@Nullable Object value, GenericType<T> type, String path);

    /**
     * Makes a map of an object.
     *
     * @param value an object whose properties are to become a map
     * @param path where in the payload the map is to stand, for error messages
     * @throws InvalidPayloadException if the object does not become a map
     */
    Map<String, @Nullable Object> unbind(Object value, String path);

    /**
     * The data binder of this class path.
     *
     * @throws IllegalStateException if it has no data binder
     */
    static DataBinder instance() {
        return Holder.INSTANCE;
    }

    /**
     * Looked up once, on first use.
     *
     * @hidden
     */
    @Internal
    final class Holder {
        private static final DataBinder INSTANCE = ServiceLoader.load(
                        DataBinder.class, DataBinder.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a " + DataBinder.class.getName()
                        + " must be on the class path: is META-INF/services in your jar?"));

        private Holder() {}
    }
}
