package io.sqsmega.dispatch;

import io.sqsmega.message.Message;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts the message that is processed into the context of a logging framework: {@code requestId} around a batch;
 * {@code messageId}, {@code queue}, {@code eventName}, {@code receiveCount} and {@code subscriber} around each call of
 * a subscriber; the same and {@code outcome} around each line that the framework itself logs about a message. Text is
 * cut to 200 code points and has no control characters.
 *
 * <p>It is called on the thread that does the work, and its scope is closed on the same thread, so that nothing stays
 * on a pooled thread. Implementations must be thread-safe and must not block. If one throws, the exception is logged,
 * and the work continues without it.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface LoggingContext {
    /** A context that does nothing. */
    LoggingContext NONE = new LoggingContext() {
        // A class, because a lambda would cost time in every cold start.
        @Override
        public Scope open(Map<String, String> fields) {
            return new Nothing();
        }
    };

    /**
     * Opens a scope in which log lines have these fields.
     *
     * @param fields the fields by their names
     * @return the scope, which the framework closes on the same thread
     */
    Scope open(Map<String, String> fields);

    /**
     * Opens the scope of one message at one subscriber.
     *
     * @param message the message
     * @param eventName the name of the event; null if the payload is no event
     * @param subscriber the name of the subscriber
     * @return the scope
     */
    default Scope of(Message message, @Nullable String eventName, String subscriber) {
        Objects.requireNonNull(message, "message must not be null");
        Objects.requireNonNull(subscriber, "subscriber must not be null");
        return open(MessageLog.fields(message, eventName, subscriber));
    }

    /** A scope, which is closed at the end of the work. */
    @FunctionalInterface
    interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
