package io.sqsmega.examples.demo;

import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.dispatch.Outcome;
import io.sqsmega.subscribe.SubscriberOutcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A message of the load with its outcome.
 *
 * @param number its number in the load
 * @param shipment the message and its expected outcome
 * @param reports the handler's report for each receive
 * @param isDeadLettered whether it is in the dead-letter queue
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

    /** Returns why the message was refused; empty if it was not. */
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

    /** Returns one line that describes the difference from the expected outcome. */
    String complaint() {
        return "message " + number + ", " + shipment + ", must be " + shipment.expected() + " by "
                + shipment.subscribers() + " after " + shipment.expected().receives() + " receive(s), got " + fate()
                + " by "
                + subscribers() + " after " + receives();
    }
}
