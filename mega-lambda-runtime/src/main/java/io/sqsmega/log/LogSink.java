package io.sqsmega.log;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A logging framework, or what takes its place. Thread-safe. */
@FunctionalInterface
interface LogSink {
    /**
     * Writes a warning.
     *
     * @param line one line of text
     * @param fields what the line is about, by names such as {@code messageId}
     */
    void warn(String line, Map<String, String> fields, @Nullable Throwable thrown);
}
