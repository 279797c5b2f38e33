package io.sqsmega.dispatch;

import io.sqsmega.message.Message;
import io.sqsmega.payload.ReadableText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts what is being worked on into the context of a logging framework, for as long as it lasts: {@code requestId}
 * around a batch, {@code messageId}, {@code eventName} and {@code subscriber} around each call of a subscriber, each
 * cut to 200 code points and without control characters.
 *
 * <p>It is called on the thread that does the work, and its scope is closed on the same thread, so nothing is left
 * behind on a pooled thread. Implementations are thread-safe and do not block. If one throws, that is logged, and the
 * work goes on without it.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface LoggingContext {
    /** No context. */
    LoggingContext NONE = fields -> () -> {};

    /** Opens a scope in which log lines carry these fields. */
    Scope open(Map<String, String> fields);

    /** Opens the scope of one subscriber that sees one message. */
    default Scope of(Message message, @Nullable String eventName, String subscriber) {
        Objects.requireNonNull(message, "message must not be null");
        Objects.requireNonNull(subscriber, "subscriber must not be null");
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("messageId", ReadableText.of(message.id()));
        if (eventName != null) {
            fields.put("eventName", ReadableText.of(eventName));
        }
        fields.put("subscriber", ReadableText.of(subscriber));
        return open(fields);
    }

    /** Closed when the work is over. */
    @FunctionalInterface
    interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
