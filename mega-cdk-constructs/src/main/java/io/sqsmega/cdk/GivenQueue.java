package io.sqsmega.cdk;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;

/** An existing queue: created by this app, or imported; of an imported one only the ARN is known. */
record GivenQueue(MegaEventSourceProps<?> props, IQueue queue) implements QueueSide {
    private static final String CONSUMED_BY = "sqsmega:consumedBy";
    private static final int DEFAULT_VISIBILITY = 30;
    private static final long DEFAULT_RETENTION = 4 * MegaQueueProps.DAY;

    @Override
    public boolean isFifo() {
        return Boolean.TRUE.equals(queue.getFifo());
    }

    /** Returns whether this app creates the queue, so that its properties can be set. */
    static boolean isOfThisApp(IQueue queue) {
        return queue.getNode().getDefaultChild() instanceof CfnQueue;
    }

    private @Nullable CfnQueue resource() {
        return queue.getNode().getDefaultChild() instanceof CfnQueue resource ? resource : null;
    }

    @Override
    public @Nullable Duration visibilityTimeout() {
        CfnQueue resource = resource();
        return resource == null ? null : seconds(resource.getVisibilityTimeout(), DEFAULT_VISIBILITY);
    }

    @Override
    public @Nullable Duration retentionPeriod() {
        CfnQueue resource = resource();
        return resource == null ? null : seconds(resource.getMessageRetentionPeriod(), DEFAULT_RETENTION);
    }

    private static Duration seconds(@Nullable Number given, Number otherwise) {
        return Duration.seconds(given == null ? otherwise : given);
    }

    @Override
    public @Nullable Number maxReceiveCount() {
        DeadLetterQueue redrive = redrive();
        return redrive == null ? null : redrive.getMaxReceiveCount();
    }

    private @Nullable DeadLetterQueue redrive() {
        return queue instanceof Queue own ? own.getDeadLetterQueue() : null;
    }

    @Override
    public @Nullable IKey key() {
        return queue.getEncryptionMasterKey();
    }

    /** Returns the given dead-letter queue, else that of the queue's redrive policy. */
    @Override
    public @Nullable IQueue deadLetterQueue() {
        DeadLetterQueue redrive = redrive();
        return props.deadLetterQueue != null || redrive == null ? props.deadLetterQueue : redrive.getQueue();
    }

    @Override
    public void check(Findings findings) {
        checkPlace(findings);
        checkConsumer(findings);
        ofTheQueue()
                .forEach((prop, value) -> findings.require(
                        value == null, prop + " must be left out beside queue, as it is set where the queue is made"));
        checkRedrive(findings);
        if (resource() == null) {
            findings.warning("importedQueue", importedText());
        }
        if (deadLetterQueue() == null) {
            findings.warning(
                    "noDeadLetterQueue",
                    "The queue has no dead-letter queue, or none that is known: what is refused, or fails each time, is tried until it expires. Give deadLetterQueue.");
        }
    }

    /** Warns if another function consumes the queue: the two compete for its messages. */
    private void checkConsumer(Findings findings) {
        String other = queue.getNode().getScope() instanceof MegaQueue maker
                ? maker.getNode().getPath()
                : queue.getNode().getMetadata().stream()
                        .filter(entry -> CONSUMED_BY.equals(entry.getType()))
                        .map(entry -> String.valueOf(entry.getData()))
                        .findFirst()
                        .orElse(null);
        if (other != null) {
            findings.warning(
                    "queueIsShared",
                    other
                            + " consumes the queue, too: each message goes to one of the two functions alone. For a message to reach both, give each a queue, and both queues one topic.");
        }
    }

    private void checkPlace(Findings findings) {
        Environments environments = new Environments(props.scope, findings);
        environments.requireSameRegion("queue", queue, "Lambda polls queues of its own region");
        if (environments.isOfAnotherAccount(queue)) {
            findings.warning(
                    "queueOfAnotherAccount",
                    "The queue is of another account, whose owner must allow the function's role " + Roles.CONSUME
                            + " in the queue's policy: Lambda refuses to map the one to the other otherwise. Its metrics are of that account, too: watch the age of its oldest message there.");
        }
    }

    private Map<String, @Nullable Object> ofTheQueue() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("fifo", props.fifo ? true : null);
        values.put("queueName", props.queueName);
        values.put("encryptionMasterKey", props.encryptionMasterKey);
        values.put("contentBasedDeduplication", props.contentBasedDeduplication);
        values.put("deduplicationScope", props.deduplicationScope);
        values.put("fifoThroughputLimit", props.fifoThroughputLimit);
        values.put("visibilityTimeout", props.visibilityTimeout);
        values.put("deliveryDelay", props.deliveryDelay);
        values.put("retentionPeriod", props.retentionPeriod);
        values.put("deadLetterRetentionPeriod", props.deadLetterRetentionPeriod);
        values.put("maxReceiveCount", props.maxReceiveCount);
        return values;
    }

    private void checkRedrive(Findings findings) {
        DeadLetterQueue redrive = redrive();
        if (redrive != null && props.deadLetterQueue != null) {
            findings.require(
                    QueueIdentity.areSame(redrive.getQueue(), props.deadLetterQueue),
                    "deadLetterQueue must be the one that the queue has, " + QueueIdentity.of(redrive.getQueue())
                            + ", or be left out, got " + QueueIdentity.of(props.deadLetterQueue));
        }
    }

    private String importedText() {
        Double advised = VisibilityTimeout.advised(props);
        return "The queue is imported, so that nothing of it can be set: see that its visibilityTimeout is at least "
                + (advised == null ? "six times the function's timeout" : Known.text(advised))
                + ", that its redrive policy has a maxReceiveCount of at least " + ReceiveCounts.advisedText(props)
                + ", and that its policy lets in what sends to it.";
    }

    @Override
    public QueuePair create(MegaQueue scope) {
        queue.getNode().addMetadata(CONSUMED_BY, scope.getNode().getPath());
        return new QueuePair(scope, props, queue, deadLetterQueue());
    }
}
