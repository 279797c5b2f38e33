package io.sqsmega.examples.demo;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.sqsmega.dispatch.MessageObserver;
import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.message.Envelope;
import io.sqsmega.message.Message;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Records the messages that a handler receives and the report of each. An attribute of the message holds its number in
 * the load, and the reports have only its id, so both are needed. Thread-safe.
 */
final class Witness implements MessageObserver {
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final List<MessageReport> reports = new CopyOnWriteArrayList<>();

    RequestHandler<SQSEvent, SQSBatchResponse> watching(RequestHandler<SQSEvent, SQSBatchResponse> handler) {
        return (event, context) -> {
            event.getRecords().forEach(record -> numbers.put(record.getMessageId(), number(record)));
            return handler.handleRequest(event, context);
        };
    }

    @Override
    public void handled(MessageReport report) {
        reports.add(report);
    }

    /** Returns the reports of a message of the load, one for each receive. */
    List<MessageReport> reportsOf(int number) {
        return reports.stream()
                .filter(report -> isNumber(report.messageId(), number))
                .toList();
    }

    /** Returns whether the message with this id has this number in the load. */
    boolean isNumber(String messageId, int number) {
        return Objects.equals(numbers.get(messageId), number);
    }

    /**
     * Returns the message's number. SQS and raw delivery carry the attribute beside the body, otherwise it is in the
     * envelope.
     */
    private static int number(SQSMessage message) {
        SQSEvent.MessageAttribute beside = message.getMessageAttributes().get(Shipment.NUMBER);
        return Integer.parseInt(beside == null ? numberInside(message) : beside.getStringValue());
    }

    private static String numberInside(SQSMessage message) {
        Message delivered =
                Message.builder(message.getMessageId(), message.getBody()).build();
        String inside = Envelope.open(delivered).message().attribute(Shipment.NUMBER);
        if (inside == null) {
            throw new IllegalStateException("message must have an attribute " + Shipment.NUMBER + ", got none");
        }
        return inside;
    }
}
