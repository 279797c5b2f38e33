package io.sqsmega.examples.demo;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.sqsmega.dispatch.MessageObserver;
import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.message.Envelope;
import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.message.SnsNotification;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Sees which messages a handler gets, and hears what happened to each. Only the message tells which one of the load it
 * is, in an attribute; the reports know it by its id. Thread-safe.
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

    /** What happened to a message of the load, each time that it was received. */
    List<MessageReport> reportsOf(int number) {
        return reports.stream()
                .filter(report -> isNumber(report.messageId(), number))
                .toList();
    }

    /** Whether the message of this id is this one of the load. */
    boolean isNumber(String messageId, int number) {
        return Objects.equals(numbers.get(messageId), number);
    }

    /** Beside the body if SQS or raw delivery brought it, else inside the envelope. */
    private static int number(SQSMessage message) {
        SQSEvent.MessageAttribute beside = message.getMessageAttributes().get(Shipment.NUMBER);
        return Integer.parseInt(beside == null ? numberInside(message) : beside.getStringValue());
    }

    private static String numberInside(SQSMessage message) {
        Message delivered =
                Message.builder(message.getMessageId(), message.getBody()).build();
        SnsNotification notification = Envelope.open(delivered).message().notification();
        MessageAttribute inside =
                notification == null ? null : notification.attributes().get(Shipment.NUMBER);
        if (inside == null || inside.text() == null) {
            throw new IllegalStateException("message must have an attribute " + Shipment.NUMBER + ", got none");
        }
        return inside.text();
    }
}
