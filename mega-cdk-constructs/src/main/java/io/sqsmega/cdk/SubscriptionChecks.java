package io.sqsmega.cdk;

import io.sqsmega.cdk.MegaSourceProps.TopicSource;
import software.amazon.awscdk.services.sqs.IQueue;

/**
 * Rejects subscription props that SNS would reject, or that the CDK would silently drop.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html">Dead-letter queues</a>
 */
record SubscriptionChecks(MegaEventSourceProps<?> props, Findings findings) {

    void check(TopicSource source) {
        String path = source.topic().getNode().getPath();
        findings.require(
                source.subscription().getFilterPolicy() == null
                        || source.subscription().getFilterPolicyWithMessageBody() == null,
                "topic must be given with filterPolicy or with filterPolicyWithMessageBody, as a subscription has one, got both with "
                        + path);
        IQueue deadLetters = source.subscription().getDeadLetterQueue();
        if (deadLetters != null) {
            deadLetters(source, deadLetters);
        }
    }

    private void deadLetters(TopicSource source, IQueue queue) {
        boolean fifo = Boolean.TRUE.equals(source.topic().getFifo());
        findings.require(
                Boolean.TRUE.equals(queue.getFifo()) == fifo,
                "deadLetterQueue of a subscription must be a " + (fifo ? "FIFO" : "standard")
                        + " queue as its topic is, got " + queue.getNode().getPath() + " with "
                        + source.topic().getNode().getPath());
        new Environments(props.scope, findings)
                .requireSameRegion("deadLetterQueue of a subscription", queue, "SNS sends to none elsewhere");
        if (!GivenQueue.isOfThisApp(queue)) {
            findings.warning(
                    "importedDeadLetterQueueOfSubscription",
                    DeadLetterQueueChecks.IMPORTED + "its policy lets in SNS.");
        }
    }
}
