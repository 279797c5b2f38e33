package io.sqsmega.cdk;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.sqs.DeduplicationScope;
import software.amazon.awscdk.services.sqs.FifoThroughputLimit;

/**
 * What SQS would refuse, or what would lose messages, in the props of a queue.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-quotas.html">Quotas</a>
 */
final class QueueChecks {
    static final int LONGEST_NAME = 80;
    static final String FIFO_SUFFIX = ".fifo";
    private static final String DEAD_LETTER_SUFFIX = "-dlq";

    private QueueChecks() {}

    static void check(MegaEventSourceProps<?> props, Findings findings) {
        int longest = LONGEST_NAME - DEAD_LETTER_SUFFIX.length();
        FifoChecks.name("queueName", props.queueName, longest, props.fifo, findings);
        findings.between("deliveryDelay", props.deliveryDelay, 0, 900);
        VisibilityTimeout.check(props, findings);
        if (props.encryptionMasterKey != null) {
            new Environments(props.scope, findings)
                    .requireSameRegion(
                            "encryptionMasterKey",
                            props.encryptionMasterKey,
                            "a queue is encrypted with a key of its region");
        }
        fifo(props, findings);
        retention(props, findings);
        ReceiveCounts.check(props, findings);
        Expiry.check(props, findings);
    }

    private static void fifo(MegaEventSourceProps<?> props, Findings findings) {
        FifoChecks.only("contentBasedDeduplication", props.contentBasedDeduplication, props.fifo, findings);
        FifoChecks.only("deduplicationScope", props.deduplicationScope, props.fifo, findings);
        FifoChecks.only("fifoThroughputLimit", props.fifoThroughputLimit, props.fifo, findings);
        findings.require(
                props.deduplicationScope != DeduplicationScope.QUEUE
                        || props.fifoThroughputLimit != FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
                "fifoThroughputLimit must be PER_QUEUE if deduplicationScope is QUEUE, got PER_MESSAGE_GROUP_ID");
    }

    private static void retention(MegaEventSourceProps<?> props, Findings findings) {
        findings.between(
                "retentionPeriod", props.retentionPeriod, MegaQueueProps.SHORTEST_RETENTION, 14 * MegaQueueProps.DAY);
        findings.between(
                "deadLetterRetentionPeriod",
                props.deadLetterRetentionPeriod,
                MegaQueueProps.SHORTEST_RETENTION,
                14 * MegaQueueProps.DAY);
        Double queue = Known.seconds(props.retentionPeriod);
        Double deadLetters = Known.seconds(props.deadLetterRetentionPeriod);
        if (queue == null || deadLetters == null) {
            return;
        }
        findings.require(
                deadLetters >= queue,
                "deadLetterRetentionPeriod must be at least the retentionPeriod of " + Known.text(props.retentionPeriod)
                        + ", got " + Known.text(props.deadLetterRetentionPeriod));
        if (deadLetters.equals(queue) && !props.fifo) {
            findings.warning(
                    "deadLettersExpireEarly",
                    "retentionPeriod and deadLetterRetentionPeriod are both " + Known.text(props.retentionPeriod)
                            + ": a standard message keeps its first enqueue time, so that a late dead letter is gone at once.");
        }
    }

    /** {@code cart.fifo} has {@code cart-dlq.fifo}; if no name is given, CloudFormation makes one. */
    static @Nullable String deadLetterName(@Nullable String queueName) {
        if (queueName == null) {
            return null;
        }
        return queueName.endsWith(FIFO_SUFFIX)
                ? queueName.substring(0, queueName.length() - FIFO_SUFFIX.length()) + DEAD_LETTER_SUFFIX + FIFO_SUFFIX
                : queueName + DEAD_LETTER_SUFFIX;
    }
}
