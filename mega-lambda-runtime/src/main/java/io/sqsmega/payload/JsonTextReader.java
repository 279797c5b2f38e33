package io.sqsmega.payload;

import io.sqsmega.Internal;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON that a string of a payload holds.
 *
 * <p>The one implementation lives in {@code io.sqsmega.codec} and is looked up when a pattern first asks for it, as
 * {@link DataBinder} is. Implementations are thread-safe.
 *
 * @since 0.1
 * @hidden
 */
@Internal
public interface JsonTextReader {

    /**
     * Reads any JSON, within the bounds of a body: {@link Values#MAX_DEPTH} levels, numbers of 1,000 characters.
     *
     * @param otherwise what to return if the text is no JSON, or beyond the bounds
     * @return the value, as {@link Values} has it
     */
    @Nullable
    Object read(String text, @Nullable Object otherwise);

    /**
     * The reader of this class path.
     *
     * @throws IllegalStateException if there is none
     */
    static JsonTextReader instance() {
        return Holder.INSTANCE;
    }

    /** Looked up once, on first use. */
    final class Holder {
        private static final JsonTextReader INSTANCE = ServiceLoader.load(
                        JsonTextReader.class, JsonTextReader.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a " + JsonTextReader.class.getName()
                        + " must be on the class path: is META-INF/services in your jar?"));

        private Holder() {}
    }
}
