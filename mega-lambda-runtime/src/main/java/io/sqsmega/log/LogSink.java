package io.sqsmega.log;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A logging framework, or its replacement. Thread-safe. */
@FunctionalInterface
interface LogSink {
    /**
     * Writes a warning.
     *
     * @param line one line of text
     * @param fields the fields of the line, by names such as {@code messageId}
     */
    void warn(String line, Map<String, String> fields, @Nullable Throwable thrown);
}
