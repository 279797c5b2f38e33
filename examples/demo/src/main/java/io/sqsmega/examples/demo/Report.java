package io.sqsmega.examples.demo;

import io.sqsmega.local.LocalQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The outcome of the whole load.
 *
 * @param rows a row for each message, in the order in which they were published
 * @param left the number of messages still on the queue
 * @param deadLettered the number of messages in the dead-letter queue
 */
record Report(List<Row> rows, int left, int deadLettered) {

    /** Creates the report. Receives the messages of the dead-letter queue to identify them. */
    static Report of(List<Shipment> load, Witness witness, LocalQueue queue) {
        Set<String> deadLetters = queue.deadLetterQueue().receiveAll().stream()
                .map(Message::messageId)
                .collect(Collectors.toSet());
        List<Row> rows = new ArrayList<>();
        for (Shipment shipment : load) {
            int number = rows.size() + 1;
            boolean isDeadLettered = deadLetters.stream().anyMatch(id -> witness.isNumber(id, number));
            rows.add(new Row(number, shipment, witness.reportsOf(number), isDeadLettered));
        }
        return new Report(rows, queue.size(), deadLetters.size());
    }

    /** Returns the differences from the expected outcomes; an empty list if there are none. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        rows.stream().filter(row -> !row.isAsExpected()).map(Row::complaint).forEach(problems::add);
        if (left > 0) {
            problems.add("the queue must be empty, got " + left + " messages");
        }
        long refused = rows.stream().filter(Row::isDeadLettered).count();
        if (deadLettered != refused) {
            problems.add("the dead-letter queue must hold the " + refused + " refused messages, got " + deadLettered);
        }
        return problems;
    }
}
