package io.sqsmega.payload;

import io.sqsmega.Internal;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Parses JSON that is the value of a string in a payload.
 *
 * <p>The only implementation is in {@code io.sqsmega.codec}. Like {@link DataBinder}, it is looked up when a pattern
 * first needs it. Implementations are thread-safe.
 *
 * @since 0.1
 * @hidden
 */
@Internal
public interface JsonTextReader {

    /**
     * Parses a JSON value within the limits of a body: {@link Values#MAX_DEPTH} levels, numbers of 1,000 characters.
     *
     * @param otherwise returned if the text is not JSON or exceeds the limits
     * @return the value, in the canonical form of {@link Values}
     */
    @Nullable
    Object read(String text, @Nullable Object otherwise);

    /**
     * Returns the reader that is on the class path.
     *
     * @throws IllegalStateException if no reader is on the class path
     */
    static JsonTextReader instance() {
        return Holder.INSTANCE;
    }

    /** Looks the implementation up once, on first use. */
    final class Holder {
        private static final JsonTextReader INSTANCE = ServiceLoader.load(
                        JsonTextReader.class, JsonTextReader.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a " + JsonTextReader.class.getName()
                        + " must be on the class path: is META-INF/services in your jar?"));

        private Holder() {}
    }
}
