package io.sqsmega.log;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes to a logger of the JDK, which has no fields: they follow the text as {@code name=value}. Thread-safe. */
record JdkSink(Logger logger) implements LogSink {
    @Override
    public void warn(String line, Map<String, String> fields, @Nullable Throwable thrown) {
        logger.log(Level.WARNING, withFields(line, fields), thrown);
    }

    private static String withFields(String line, Map<String, String> fields) {
        StringBuilder text = new StringBuilder(line);
        fields.forEach(
                (name, value) -> text.append(' ').append(name).append('=').append(quotedIfNeeded(value)));
        return text.toString();
    }

    private static String quotedIfNeeded(String value) {
        boolean isPlain = !value.isEmpty() && value.chars().noneMatch(c -> c == ' ' || c == '"' || c == '=');
        return isPlain ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
