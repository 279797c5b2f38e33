package io.sqsmega.dispatch;

import io.sqsmega.message.Message;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Traces the processing of messages. {@code io.sqsmega.opentelemetry.OpenTelemetryTracing} is one; implement this
 * interface for another tracing library.
 *
 * <p>What begins is called on the thread that does the work, where a tracer makes it current, and is left on the same
 * thread; it must not block. What ends is called when the outcome is settled, so it cannot change the outcome: in a
 * handler at the end of the batch, on a thread of its own, for which the handler waits only until a quarter of its time
 * margin is left; in a listener on the thread that processed the message. Exceptions are only logged. Implementations
 * must be thread-safe.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface MessageTracer {
    /**
     * Begins the processing of a message, which is current on this thread until it is left.
     *
     * @param message the message
     * @return the trace, which the framework ends
     */
    MessageTrace begin(Message message);

    /**
     * Begins a batch that a handler was given. Default: its messages are traced without it.
     *
     * @param messages the messages of the batch
     * @return the trace, which the framework ends
     */
    default BatchTrace beginBatch(List<Message> messages) {
        Objects.requireNonNull(messages, "messages must not be null");
        return this::begin;
    }

    /**
     * {@return a call with what is current on this thread, to be made on another one} Default: the call itself.
     *
     * @param <T> the class of the call's result
     * @param call to a service: dead letters, the duplicate guard, large payloads, the redelivery
     */
    default <T extends @Nullable Object> Callable<T> carried(Callable<T> call) {
        return Objects.requireNonNull(call, "call must not be null");
    }

    /** The trace of a batch. */
    @FunctionalInterface
    interface BatchTrace {
        /**
         * Begins the processing of a message of the batch, which is current on this thread until it is left.
         *
         * @param message the message
         * @return the trace, which the framework ends
         */
        MessageTrace begin(Message message);

        /**
         * Ends the batch, after its messages, and delivers what was traced before Lambda freezes the function. Default:
         * does nothing.
         *
         * @param timeLeft how long the handler waits, or null if there is no deadline
         */
        default void end(@Nullable Duration timeLeft) {}
    }

    /** The trace of one message. */
    interface MessageTrace {
        /**
         * Receives the message when it is open: it has the attributes and the topic of its SNS envelope. It has them
         * also if what is inside could not be read.
         *
         * @param message the message
         * @param eventName the name of the event; null if the payload is no event
         */
        default void opened(Message message, @Nullable String eventName) {
            Objects.requireNonNull(message, "message must not be null");
        }

        /**
         * Begins the call of a subscriber, which is current on this thread until it is left.
         *
         * @param subscriber the name of the subscriber
         * @return the trace, which the framework ends
         */
        default SubscriberTrace begin(String subscriber) {
            Objects.requireNonNull(subscriber, "subscriber must not be null");
            return (result, thrown) -> {};
        }

        /** Leaves the thread on which the processing began. */
        default void leave() {}

        /**
         * Ends the message, perhaps on another thread and while an abandoned subscriber is still running.
         *
         * @param report the outcome of the message
         */
        default void end(MessageReport report) {
            Objects.requireNonNull(report, "report must not be null");
        }
    }

    /** The trace of one call of a subscriber. */
    @FunctionalInterface
    interface SubscriberTrace {
        /**
         * Leaves the thread, with the subscriber's result or what it has thrown.
         *
         * @param result the result; null if the subscriber has thrown
         * @param thrown what the subscriber has thrown; null if it has returned
         */
        void leave(@Nullable Result result, @Nullable Throwable thrown);
    }
}
