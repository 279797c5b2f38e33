package io.sqsmega.payload;

import io.sqsmega.Internal;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Converts between values of a payload and objects of the user's own classes.
 *
 * <p>The only implementation, {@code io.sqsmega.codec.bind.JacksonBinder}, is looked up at the first typed access: a
 * function without typed access never loads a data-binding library. To use your own mapper, pass a binder to the
 * options of a handler or a listener, or to a payload ({@link Payload#withBinder}). Implementations are thread-safe.
 *
 * @since 0.1
 */
public interface DataBinder {

    /**
     * Converts a value to an object.
     *
     * @param <T> the class of the object
     * @param value in the canonical form of {@link Values}: a map for a section of a payload; null if the value is
     *     absent
     * @param type the type of the object
     * @param path the value's path in the payload, for error messages
     * @return the object
     * @throws InvalidPayloadException if the value, or one within it, does not fit the type
     */
    <T> T bind(@Nullable Object value, GenericType<T> type, String path);

    /**
     * Converts an object to a map.
     *
     * @param value the object whose properties become the entries of the map
     * @param path the map's path in the payload, for error messages
     * @return the map
     * @throws InvalidPayloadException if the object cannot be converted to a map
     */
    Map<String, @Nullable Object> unbind(Object value, String path);

    /**
     * {@return the data binder that is on the class path}
     *
     * @throws IllegalStateException if no data binder is on the class path, or one whose libraries do not fit together
     */
    static DataBinder instance() {
        return Holder.instance();
    }

    /**
     * Looks the implementation up once, on first use. Each use fails in the same way as the first, with the reason.
     *
     * @hidden
     */
    @Internal
    final class Holder {
        private static volatile @Nullable DataBinder found;

        private Holder() {}

        private static DataBinder instance() {
            DataBinder known = found;
            if (known == null) {
                known = load();
                found = known;
            }
            return known;
        }

        private static DataBinder load() {
            try {
                return ServiceLoader.load(DataBinder.class, DataBinder.class.getClassLoader())
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("a " + DataBinder.class.getName()
                                + " must be on the class path: is META-INF/services in your jar?"));
            } catch (ServiceConfigurationError failure) {
                if (failure.getCause() instanceof IllegalStateException unusable) {
                    throw unusable;
                }
                throw failure;
            }
        }
    }
}
