package io.sqsmega.dispatch;

import io.sqsmega.message.Message;
import io.sqsmega.payload.ReadableText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Logs what goes wrong with one message, within its logging context: the same fields are in the context and in the
 * line. Made when there is something to log. Immutable and thread-safe.
 *
 * @param batchFields the fields of all lines about the batch
 */
record MessageLog(
        LoggingContext context,
        Map<String, String> batchFields,
        Message message,
        @Nullable String eventName) {
    private static final int LONGEST_REASON = 1_000;

    /** Logs the same fields, but opens no logging context. */
    MessageLog outsideTheContext() {
        return new MessageLog(LoggingContext.NONE, batchFields, message, eventName);
    }

    /** Returns the fields of a message, cut and cleaned. */
    static Map<String, String> fields(Message message, @Nullable String eventName, @Nullable String subscriber) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("messageId", ReadableText.of(message.id()));
        putUnlessNull("queue", message.queueArn(), fields);
        putUnlessNull("eventName", eventName, fields);
        fields.put("receiveCount", Integer.toString(message.receiveCount()));
        putUnlessNull("subscriber", subscriber, fields);
        return fields;
    }

    private static void putUnlessNull(String name, @Nullable String value, Map<String, String> fields) {
        if (value != null) {
            fields.put(name, ReadableText.of(value));
        }
    }

    /** @param refused whether it was the last try */
    void subscriberFailed(String subscriber, boolean refused, Throwable thrown) {
        String line = ReadableText.of(subscriber) + " failed on " + received() + then(refused);
        warn(line, subscriber, outcome(refused), thrown);
    }

    /** @param refused whether it was the last try */
    void frameworkFailed(boolean refused, Throwable thrown) {
        warn(received() + " could not be fetched, decoded or matched" + then(refused), null, outcome(refused), thrown);
    }

    /** Logs that a batch subscriber threw: one line for all its messages. */
    static void batchFailed(Dispatcher dispatcher, String subscriber, int messages, Throwable thrown) {
        Map<String, String> fields = fieldsOfBatch(dispatcher.logFields, subscriber);
        fields.put("outcome", Outcome.Kind.RETRY.name());
        try (LoggingContext.Scope scope = CallOut.open(dispatcher.options.loggingContext, fields)) {
            String line = ReadableText.of(subscriber) + " failed on a batch of " + messages
                    + " messages; they stay on the queue";
            FailureLog.warn(line, fields, thrown);
        }
    }

    /** Returns the fields of the call of a batch subscriber. */
    static Map<String, String> fieldsOfBatch(Map<String, String> batchFields, String subscriber) {
        Map<String, String> fields = new LinkedHashMap<>(batchFields);
        fields.put("subscriber", ReadableText.of(subscriber));
        return fields;
    }

    void refusedBy(String subscriber, String reason) {
        warn(refusal(subscriber, reason), subscriber, Outcome.Kind.REFUSED, null);
    }

    /** @param rule what refuses the message, if that is no subscriber */
    void refusedByRule(String rule, String reason) {
        warn(refusal(rule, reason), null, Outcome.Kind.REFUSED, null);
    }

    /** @param end the rest of the line */
    void unmatched(String end) {
        warn(message + " matches no subscriber and " + end, null, Outcome.Kind.UNMATCHED, null);
    }

    void deadLettersFailed(Throwable thrown) {
        String line =
                received() + " is not known to be in the dead-letter queue; it stays on the queue, and may be in both";
        warn(line, null, Outcome.Kind.REFUSED, thrown);
    }

    /** The subscriber is not called, so the message stays. */
    void claimFailed(String subscriber, Throwable thrown) {
        warn(guardFailure("claim it", subscriber), subscriber, Outcome.Kind.RETRY, thrown);
    }

    /** The outcome stands. */
    void guardFailed(String failedTo, String subscriber, Throwable thrown) {
        warn(guardFailure(failedTo, subscriber), subscriber, null, thrown);
    }

    private String guardFailure(String failedTo, String subscriber) {
        return "the duplicate guard failed to " + failedTo + ": " + received() + " for " + ReadableText.of(subscriber);
    }

    void observerFailed(Outcome outcome, Throwable thrown) {
        String line = "the observer failed on message " + ReadableText.of(message.id()) + "; its outcome stands";
        warn(line, null, outcome.kind(), thrown);
    }

    private String refusal(String by, String reason) {
        return received() + " is refused by " + ReadableText.of(by) + ": " + ReadableText.of(reason, LONGEST_REASON);
    }

    private String received() {
        return message + " (receive " + message.receiveCount() + ")";
    }

    private static Outcome.Kind outcome(boolean refused) {
        return refused ? Outcome.Kind.REFUSED : Outcome.Kind.RETRY;
    }

    private static String then(boolean refused) {
        return refused ? ", and will not be tried again: it is refused" : "; it stays on the queue";
    }

    private void warn(
            String line, @Nullable String subscriber, Outcome.@Nullable Kind outcome, @Nullable Throwable thrown) {
        Map<String, String> fields = new LinkedHashMap<>(batchFields);
        fields.putAll(fields(message, eventName, subscriber));
        if (outcome != null) {
            fields.put("outcome", outcome.name());
        }
        try (LoggingContext.Scope around = openAround(subscriber);
                LoggingContext.Scope scope = CallOut.open(context, fields)) {
            FailureLog.warn(line, fields, thrown);
        }
    }

    /** A context can add fields of its own to those of a subscriber. */
    private LoggingContext.@Nullable Scope openAround(@Nullable String subscriber) {
        return subscriber == null ? null : CallOut.open(context, message, eventName, subscriber);
    }
}
