package io.sqsmega.cdk;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sqs.DeduplicationScope;
import software.amazon.awscdk.services.sqs.FifoThroughputLimit;

/**
 * Rejects props of a queue that SQS would reject, or that would lose messages.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-quotas.html">Quotas</a>
 */
final class QueueChecks {
    static final int LONGEST_NAME = 80;
    static final String FIFO_SUFFIX = ".fifo";
    private static final String DEAD_LETTER_SUFFIX = "-dlq";

    private final MegaEventSourceProps<?> props;
    private final MadeQueue queue;

    QueueChecks(MegaEventSourceProps<?> props, MadeQueue queue) {
        this.props = props;
        this.queue = queue;
    }

    void check(Findings findings) {
        int longest = LONGEST_NAME - DEAD_LETTER_SUFFIX.length();
        FifoChecks.name("queueName", props.queueName, longest, props.fifo, findings);
        findings.between("deliveryDelay", props.deliveryDelay, 0, 900);
        IKey key = queue.key();
        if (key != null) {
            new Environments(props.scope, findings)
                    .requireSameRegion("encryptionMasterKey", key, "a queue is encrypted with a key of its region");
        }
        fifo(findings);
        retention(findings);
    }

    private void fifo(Findings findings) {
        FifoChecks.only("contentBasedDeduplication", props.contentBasedDeduplication, props.fifo, findings);
        FifoChecks.only("deduplicationScope", props.deduplicationScope, props.fifo, findings);
        FifoChecks.only("fifoThroughputLimit", props.fifoThroughputLimit, props.fifo, findings);
        findings.require(
                props.deduplicationScope != DeduplicationScope.QUEUE
                        || props.fifoThroughputLimit != FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
                "fifoThroughputLimit must be PER_QUEUE if deduplicationScope is QUEUE, got PER_MESSAGE_GROUP_ID");
    }

    private void retention(Findings findings) {
        findings.between(
                "retentionPeriod", props.retentionPeriod, MegaQueueProps.SHORTEST_RETENTION, 14 * MegaQueueProps.DAY);
        findings.between(
                "deadLetterRetentionPeriod",
                props.deadLetterRetentionPeriod,
                MegaQueueProps.SHORTEST_RETENTION,
                14 * MegaQueueProps.DAY);
        findings.require(
                props.deadLetterRetentionPeriod == null || props.deadLetterQueue == null,
                "deadLetterRetentionPeriod must be left out beside deadLetterQueue, as it is set where that is made");
        Double kept = Known.seconds(queue.retentionPeriod());
        Double deadLetters = props.deadLetterQueue == null
                ? Known.seconds(queue.deadLetterRetentionPeriod())
                : Known.seconds(new GivenQueue(props, props.deadLetterQueue).retentionPeriod());
        if (kept != null && deadLetters != null) {
            compare(kept, deadLetters, findings);
        }
    }

    private void compare(double kept, double deadLetters, Findings findings) {
        findings.require(
                deadLetters >= kept,
                "deadLetterRetentionPeriod must be at least the retentionPeriod of " + Known.text(kept) + ", got "
                        + Known.text(deadLetters));
        if (deadLetters == kept && !props.fifo) {
            findings.warning(
                    "deadLettersExpireEarly",
                    "retentionPeriod and deadLetterRetentionPeriod are both " + Known.text(kept)
                            + ": a standard message keeps its first enqueue time, so that a late dead letter is gone at once.");
        }
    }

    /**
     * Returns the dead-letter queue's name: {@code cart-dlq.fifo} for {@code cart.fifo}. Null if the queue has no given
     * name; CloudFormation then generates one.
     */
    static @Nullable String deadLetterName(@Nullable String queueName) {
        if (queueName == null) {
            return null;
        }
        return queueName.endsWith(FIFO_SUFFIX)
                ? queueName.substring(0, queueName.length() - FIFO_SUFFIX.length()) + DEAD_LETTER_SUFFIX + FIFO_SUFFIX
                : queueName + DEAD_LETTER_SUFFIX;
    }
}
