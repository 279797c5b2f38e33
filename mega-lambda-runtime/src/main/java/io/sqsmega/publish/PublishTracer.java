package io.sqsmega.publish;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Traces what a publisher sends. {@code io.sqsmega.opentelemetry.OpenTelemetryTracing} is one; implement this interface
 * for another tracing library.
 *
 * <p>Called on the thread that publishes. Exceptions are logged once, and the messages are sent without a trace.
 * Implementations must be thread-safe and must not block.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface PublishTracer {
    /**
     * Begins the trace of one call of a publisher.
     *
     * @param service {@code SQS} or {@code SNS}
     * @param destination the queue's URL or the topic's ARN
     * @param messages the messages of the call, with the attributes of their sender
     * @return the trace, which the publisher ends
     */
    Sending begin(String service, String destination, List<Publication> messages);

    /** One call of a publisher; closed at its end, on the same thread. */
    interface Sending extends AutoCloseable {
        /**
         * {@return the attributes that carry the trace to the receiver of a message, the most important first} They are
         * sent if the message has none of them and there is room for them; if there is not, only the first.
         *
         * @param index the position of the message in the call, counting from 0
         */
        default Map<String, String> attributes(int index) {
            return Map.of();
        }

        /**
         * {@return the trace header of AWS X-Ray for a message, or null} It is sent on SQS.
         *
         * @param index the position of the message in the call, counting from 0
         */
        default @Nullable String traceHeader(int index) {
            return null;
        }

        /**
         * Receives the id of a single message that was sent.
         *
         * @param messageId the id that the service gave to the message
         */
        default void sent(String messageId) {
            Objects.requireNonNull(messageId, "messageId must not be null");
        }

        /**
         * Receives the result of a batch.
         *
         * @param result which messages were sent
         */
        default void sent(BatchResult result) {
            Objects.requireNonNull(result, "result must not be null");
        }

        /**
         * Receives the exception that reaches the caller.
         *
         * @param thrown the exception
         */
        default void failed(Throwable thrown) {
            Objects.requireNonNull(thrown, "thrown must not be null");
        }

        @Override
        default void close() {}
    }
}
