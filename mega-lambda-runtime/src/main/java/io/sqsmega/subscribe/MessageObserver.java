package io.sqsmega.subscribe;

/**
 * Hears what happened to each message: for metrics, traces, tests.
 *
 * <p>Called once for every message, on the thread that handled it, after its outcome is settled; so an implementation
 * must be thread-safe, and cannot change what becomes of the message: what it throws is logged and forgotten.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface MessageObserver {
    /** Observes nothing. */
    MessageObserver NONE = report -> {};

    void handled(MessageReport report);
}
