package io.sqsmega.dispatch;

import io.sqsmega.Internal;
import io.sqsmega.log.FrameworkLog;
import io.sqsmega.message.Message;
import io.sqsmega.payload.ReadableText;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is logged when something goes wrong: ids, names, counts and reasons, never a body, a receipt handle or a token.
 * {@link FrameworkLog} writes it, so nothing is loaded until something fails. A logger that throws costs its line, and
 * nothing else. What a sender made up is cut and cleaned: a line stays one line, and shows 4,000 code points at most.
 *
 * @since 0.1
 * @hidden
 */
@Internal
public final class FailureLog {
    private static final int LONGEST_LINE = 4_000;
    private static final int LONGEST_REASON = 1_000;

    private FailureLog() {}

    /** @param refused whether it was its last try */
    static void ofSubscriber(String subscriber, Message message, boolean refused, Throwable thrown) {
        warn(ReadableText.of(subscriber) + " failed on " + of(message) + then(refused), thrown);
    }

    static void ofObserver(MessageReport report, Throwable thrown) {
        warn("the observer failed on message " + ReadableText.of(report.messageId()) + "; its outcome stands", thrown);
    }

    static void ofDeadLetters(Message message, Throwable thrown) {
        warn(
                of(message) + " is not known to be in the dead-letter queue; it stays on the queue, and may be in both",
                thrown);
    }

    static void ofRedelivery(Throwable thrown) {
        warn("redelivery could not be scheduled; the visibility timeout decides", thrown);
    }

    static void ofLoggingContext(Throwable thrown) {
        warn("the logging context could not be opened or closed; the work goes on", thrown);
    }

    static void ofGuard(String failedTo, String subscriber, Message message, Throwable thrown) {
        warn(
                "the duplicate guard failed to " + failedTo + ": " + of(message) + " for "
                        + ReadableText.of(subscriber),
                thrown);
    }

    /** @param refused whether it was its last try */
    static void ofFramework(Message message, boolean refused, Throwable thrown) {
        warn(of(message) + " could not be fetched, decoded or matched" + then(refused), thrown);
    }

    private static String then(boolean refused) {
        return refused ? ", and will not be tried again: it is refused" : "; it stays on the queue";
    }

    static void refused(Message message, String by, String reason) {
        warn(of(message) + " is refused by " + ReadableText.of(by) + ": " + ReadableText.of(reason, LONGEST_REASON));
    }

    private static String of(Message message) {
        return message + " (receive " + message.receiveCount() + ")";
    }

    /** Logs a warning. */
    public static void warn(String what) {
        warn(what, null);
    }

    /** Logs a warning, with what was thrown; only with its class if that cannot be printed. */
    public static void warn(String what, @Nullable Throwable thrown) {
        if (thrown == null || isPrintable(thrown)) {
            log(what, thrown);
        } else {
            log(what + ", got " + thrown.getClass().getName(), null);
        }
    }

    private static void log(String what, @Nullable Throwable thrown) {
        String line = ReadableText.of(what, LONGEST_LINE);
        CallOut.UNBOUNDED.tryRun(() -> FrameworkLog.warn(line, Map.of(), thrown), loggerFailed -> {});
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
