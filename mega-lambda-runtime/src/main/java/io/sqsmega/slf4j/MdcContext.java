package io.sqsmega.slf4j;

import io.sqsmega.dispatch.LoggingContext;
import io.sqsmega.log.MdcFields;
import java.util.Map;

/**
 * Puts {@code requestId}, {@code messageId}, {@code queue}, {@code eventName}, {@code receiveCount} and
 * {@code subscriber} into SLF4J's mapped diagnostic context on the thread that processes the message, and restores the
 * previous values afterwards.
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
        return MdcFields.put(fields)::restore;
    }
}
