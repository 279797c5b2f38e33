package io.sqsmega.log;

import io.sqsmega.Internal;
import java.lang.System.LoggerFinder;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The logger {@code io.sqsmega}, in the logging framework of the application: a {@link LoggerFinder}, SLF4J, or the
 * JDK's; instead of the JDK's, Lambda's JSON log format where the function has it. All are looked up through the class
 * loader of this class: on Lambda the function has a class loader of its own, in which {@link System#getLogger} finds
 * nothing. Nothing is looked up before the first line. Thread-safe.
 *
 * @since 0.2
 * @hidden
 */
@Internal
public final class FrameworkLog {
    static final String NAME = "io.sqsmega";

    private FrameworkLog() {}

    /**
     * Writes a warning. Throws what the logging framework throws.
     *
     * @param line one line of text
     * @param fields what the line is about, by names such as {@code messageId}
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

    /** SLF4J's own finder is passed over, since its lines are lost where SLF4J has no backend. */
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
