package io.sqsmega.dispatch;

import io.sqsmega.Internal;
import io.sqsmega.log.FrameworkLog;
import io.sqsmega.payload.ReadableText;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is logged when something goes wrong: ids, names, counts and reasons, never a body, a receipt handle or a token.
 * {@link FrameworkLog} writes it, {@link MessageLog} words what is about one message, so nothing is loaded until
 * something fails. A logger that throws costs its line, and nothing else. What a sender made up is cut and cleaned: a
 * line stays one line, and shows 4,000 code points at most.
 *
 * @since 0.1
 * @hidden
 */
@Internal
public final class FailureLog {
    private static final int LONGEST_LINE = 4_000;

    private FailureLog() {}

    static void ofLoggingContext(Throwable thrown) {
        warn("the logging context could not be opened or closed; the work goes on", thrown);
    }

    /** Logs a warning. */
    public static void warn(String what) {
        warn(what, null);
    }

    /** Logs a warning, with what was thrown; only with its class if that cannot be printed. */
    public static void warn(String what, @Nullable Throwable thrown) {
        warn(what, Map.of(), thrown);
    }

    /** The same, with fields that say what the line is about: ids, names and counts. */
    public static void warn(String what, Map<String, String> fields, @Nullable Throwable thrown) {
        if (thrown == null || isPrintable(thrown)) {
            log(what, fields, thrown);
        } else {
            log(what + ", got " + thrown.getClass().getName(), fields, null);
        }
    }

    private static void log(String what, Map<String, String> fields, @Nullable Throwable thrown) {
        String line = ReadableText.of(what, LONGEST_LINE);
        CallOut.UNBOUNDED.tryRun(() -> FrameworkLog.warn(line, fields, thrown), loggerFailed -> {});
    }

    /** Whether its messages, causes and traces can be had. Some loggers lose the line when they cannot. */
    private static boolean isPrintable(Throwable thrown) {
        try {
            thrown.printStackTrace(new PrintWriter(Writer.nullWriter()));
            return true;
        } catch (Throwable notPrintable) {
            CallOut.survive(notPrintable);
            return false;
        }
    }
}
