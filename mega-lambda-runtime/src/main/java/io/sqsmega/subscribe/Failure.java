package io.sqsmega.subscribe;

import io.sqsmega.message.Message;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * What is logged when something goes wrong: ids, names, counts and reasons, never a body, a receipt handle or a token.
 * The logger is that of the JDK, so that nothing is loaded until something fails, and any logging framework can take it
 * over.
 */
final class Failure {
    private Failure() {}

    /**
     * Rethrows what the virtual machine does not survive. A stack overflow it does: that was one subscriber, or one
     * message.
     */
    static void survive(Throwable thrown) {
        if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
            throw fatal;
        }
    }

    static void ofSubscriber(String subscriber, Message message, Throwable thrown) {
        log(subscriber + " failed on " + of(message) + "; it stays on the queue", thrown);
    }

    static void ofObserver(MessageReport report, Throwable thrown) {
        log("the observer failed on message " + report.messageId() + "; its outcome stands", thrown);
    }

    static void ofDeadLetters(Message message, Throwable thrown) {
        log(of(message) + " could not be sent to the dead-letter queue; it stays on the queue", thrown);
    }

    static void ofRedelivery(Throwable thrown) {
        log("redelivery could not be scheduled; the visibility timeout decides", thrown);
    }

    static void ofGuard(String failedTo, String subscriber, Message message, Throwable thrown) {
        log("the duplicate guard failed to " + failedTo + ": " + of(message) + " for " + subscriber, thrown);
    }

    static void ofFramework(Message message, Throwable thrown) {
        log(of(message) + " could not be fetched, decoded or matched; it stays on the queue", thrown);
    }

    static void refused(Message message, String by, String reason) {
        Log.LOGGER.log(Level.WARNING, of(message) + " is refused by " + by + ": " + reason);
    }

    private static void log(String what, Throwable thrown) {
        Log.LOGGER.log(Level.WARNING, what, thrown);
    }

    private static String of(Message message) {
        return message + " (receive " + message.receiveCount() + ")";
    }

    private static final class Log {
        private static final Logger LOGGER = System.getLogger("io.sqsmega");
    }
}
