package io.sqsmega.dispatch;

import io.sqsmega.Internal;
import io.sqsmega.log.FrameworkLog;
import io.sqsmega.payload.ReadableText;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Logs failures: ids, names, counts and reasons, never a body, a receipt handle or a token. {@link FrameworkLog} writes
 * the lines and {@link MessageLog} words those about one message, so that nothing is loaded before the first failure.
 * If the logger throws, only its line is lost. Text chosen by a sender is shortened and cleaned: a line stays one line
 * and has at most 4,000 code points.
 *
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

    /** Logs a warning with an exception; only with its class if it cannot be printed. */
    public static void warn(String what, @Nullable Throwable thrown) {
        warn(what, Map.of(), thrown);
    }

    /** Logs a warning with an exception and with fields: ids, names and counts. */
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

    /**
     * Returns whether the messages, causes and stack traces can be printed. If they cannot, some loggers lose the line.
     */
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
