package io.sqsmega.examples.demo;

import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.dispatch.Outcome;
import io.sqsmega.subscribe.SubscriberOutcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A message of the load, and what became of it.
 *
 * @param number its place in the load
 * @param shipment what was sent, and what should become of it
 * @param reports what the handler said of it, each time that it was received
 * @param isDeadLettered whether it lies in the dead-letter queue
 */
record Row(int number, Shipment shipment, List<MessageReport> reports, boolean isDeadLettered) {

    int receives() {
        return reports.size();
    }

    List<String> subscribers() {
        return reports.stream()
                .flatMap(report -> report.outcome().subscribers().stream())
                .map(SubscriberOutcome::subscriber)
                .distinct()
                .toList();
    }

    Fate fate() {
        if (reports.isEmpty()) {
            return Fate.LOST;
        }
        Outcome last = reports.get(reports.size() - 1).outcome();
        return switch (last.kind()) {
            case DONE -> receives() == 1 ? Fate.DONE : Fate.DONE_IN_THE_END;
            case UNMATCHED -> last.stays() ? Fate.KEPT : Fate.UNMATCHED;
            case REFUSED -> isDeadLettered ? Fate.REFUSED : Fate.KEPT;
            default -> isDeadLettered ? Fate.GIVEN_UP : Fate.KEPT;
        };
    }

    /** Why it was refused, if it was. */
    Optional<String> reason() {
        return reports.stream()
                .flatMap(report -> Stream.ofNullable(report.outcome().reason()))
                .findFirst();
    }

    boolean isAsExpected() {
        return fate() == shipment.expected()
                && receives() == shipment.expected().receives()
                && subscribers().equals(shipment.subscribers());
    }

    /** What is wrong with it, in a line. */
    String complaint() {
        return "message " + number + ", " + shipment + ", must be " + shipment.expected() + " by "
                + shipment.subscribers() + " after " + shipment.expected().receives() + " receive(s), got " + fate()
                + " by "
                + subscribers() + " after " + receives();
    }
}
