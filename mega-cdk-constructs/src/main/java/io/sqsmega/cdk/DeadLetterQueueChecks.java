package io.sqsmega.cdk;

import software.amazon.awscdk.services.sqs.IQueue;

/** What SQS would refuse of a dead-letter queue that is given. */
final class DeadLetterQueueChecks {
    private DeadLetterQueueChecks() {}

    static void check(MegaEventSourceProps<?> props, Findings findings) {
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
                props.queue == null
                        || !props.queue
                                .getNode()
                                .getPath()
                                .equals(deadLetters.getNode().getPath()),
                "deadLetterQueue must be another queue than queue, got the same twice");
    }
}
