package io.sqsmega.slf4j;

import io.sqsmega.dispatch.LoggingContext;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Puts {@code requestId}, {@code messageId}, {@code eventName} and {@code subscriber} into SLF4J's mapped diagnostic
 * context on the thread that processes the message, and restores the previous values afterwards.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class MdcContext implements LoggingContext {

    /**
     * Checks that SLF4J is on the class path.
     *
     * @throws IllegalStateException if it is not
     */
    public MdcContext() {
        try {
            Class.forName("org.slf4j.MDC", false, MdcContext.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError missing) {
            throw new IllegalStateException(
                    "SLF4J must be on the class path, got none: add the dependency org.slf4j:slf4j-api", missing);
        }
    }

    @Override
    public Scope open(Map<String, String> fields) {
        Map<String, @Nullable String> before = new HashMap<>();
        fields.forEach((key, value) -> {
            before.put(key, MDC.get(key));
            MDC.put(key, value);
        });
        return () -> before.forEach(MdcContext::restore);
    }

    private static void restore(String key, @Nullable String value) {
        if (value == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, value);
        }
    }
}
