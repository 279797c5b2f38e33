package io.sqsmega.dispatch;

/**
 * Hears what happened to each message: for metrics, traces, tests.
 *
 * <p>Called once for every message, after its outcome is settled, so it cannot change what becomes of the message: what
 * it throws is logged and forgotten. A listener calls it on the threads that handle messages. A handler calls it on one
 * thread for each invocation, for one report after the other, while further messages are handled, and answers when it
 * has heard of all of them or the time is up; reports that are left then are dropped, and counted in the log.
 * Implementations are thread-safe, since a handler can have several invocations at a time.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface MessageObserver {
    /** Observes nothing. */
    MessageObserver NONE = report -> {};

    void handled(MessageReport report);
}
