package io.sqsmega.log;

import io.sqsmega.Internal;
import java.lang.System.LoggerFinder;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The logger {@code io.sqsmega} in the logging framework of the application: a {@link LoggerFinder}, SLF4J, or the
 * JDK's. If the function uses Lambda's JSON log format, this format replaces the JDK's logger. All are looked up
 * through the class loader of this class: on Lambda the function has its own class loader, in which
 * {@link System#getLogger} finds nothing. Nothing is looked up before the first line. Thread-safe.
 */
@Internal
public final class FrameworkLog {
    static final String NAME = "io.sqsmega";

    private FrameworkLog() {}

    /**
     * Writes a warning. Exceptions of the logging framework reach the caller.
     *
     * @param line one line of text
     * @param fields the fields of the line, by names such as {@code messageId}
     */
    public static void warn(String line, Map<String, String> fields, @Nullable Throwable thrown) {
        Found.SINK.warn(line, fields, thrown);
    }

    private static LogSink find() {
        LogSink found = ofLoggerFinder();
        if (found == null) {
            found = ofSlf4j();
        }
        if (found == null) {
            found = LambdaJsonSink.of(System.getenv());
        }
        return found == null ? new JdkSink(System.getLogger(NAME)) : found;
    }

    /**
     * Returns a sink for a logger finder. Skips SLF4J's own finder, because its lines are lost if SLF4J has no backend.
     */
    private static @Nullable LogSink ofLoggerFinder() {
        try {
            return ServiceLoader.load(LoggerFinder.class, FrameworkLog.class.getClassLoader()).stream()
                    .filter(finder -> !finder.type().getName().startsWith("org.slf4j."))
                    .findFirst()
                    .map(finder -> new JdkSink(finder.get().getLogger(NAME, FrameworkLog.class.getModule())))
                    .orElse(null);
        } catch (RuntimeException | ServiceConfigurationError | LinkageError unusable) {
            return null;
        }
    }

    private static @Nullable LogSink ofSlf4j() {
        try {
            return Slf4jSink.find();
        } catch (RuntimeException | LinkageError absent) {
            return null;
        }
    }

    private static final class Found {
        private static final LogSink SINK = find();
    }
}
