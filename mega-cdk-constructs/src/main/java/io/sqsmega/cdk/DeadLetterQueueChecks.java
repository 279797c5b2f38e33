package io.sqsmega.cdk;

import io.sqsmega.cdk.ServiceSources.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awscdk.services.sqs.IQueue;

/** Rejects an existing dead-letter queue that SQS would reject. */
final class DeadLetterQueueChecks {
    static final String IMPORTED = "A dead-letter queue is imported, so that nothing of it can be set: see that ";

    private DeadLetterQueueChecks() {}

    static void check(MegaEventSourceProps<?> props, Findings findings) {
        warnOfImported(props, findings);
        IQueue deadLetters = props.deadLetterQueue;
        if (deadLetters == null) {
            return;
        }
        new Environments(props.scope, findings)
                .requireSame("deadLetterQueue", deadLetters, "SQS moves messages within a region and an account");
        boolean fifo = props.queueSide().isFifo();
        findings.require(
                Boolean.TRUE.equals(deadLetters.getFifo()) == fifo,
                "deadLetterQueue must be a " + (fifo ? "FIFO" : "standard") + " queue as the queue is one, got "
                        + deadLetters.getNode().getPath());
        findings.require(
                props.queue == null || !QueueIdentity.areSame(props.queue, deadLetters),
                "deadLetterQueue must be another queue than queue, got the same twice");
    }

    /**
     * Warns of the properties that the queue needs, and those that services need which send undeliverable messages
     * there.
     */
    private static void warnOfImported(MegaEventSourceProps<?> props, Findings findings) {
        IQueue deadLetters = props.queueSide().deadLetterQueue();
        if (deadLetters == null || GivenQueue.isOfThisApp(deadLetters)) {
            return;
        }
        List<String> needs = new ArrayList<>();
        if (props.queue == null) {
            needs.add("it keeps messages for longer than "
                    + Known.text(props.queueSide().retentionPeriod()));
            needs.add("its redriveAllowPolicy admits the queue");
        }
        String senders = ServiceSources.of(props).stream()
                .filter(Service::hasDeadLetters)
                .map(Service::name)
                .collect(Collectors.joining(" and "));
        if (!senders.isEmpty()) {
            needs.add("its policy lets in " + senders);
        }
        if (!needs.isEmpty()) {
            findings.warning("importedDeadLetterQueue", IMPORTED + String.join(", and that ", needs) + ".");
        }
    }
}
