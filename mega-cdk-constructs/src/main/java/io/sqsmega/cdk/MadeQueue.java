package io.sqsmega.cdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Names;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.UniqueResourceNameOptions;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.DeduplicationScope;
import software.amazon.awscdk.services.sqs.FifoThroughputLimit;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;

/** A queue that the construct creates and, unless one is given, a dead-letter queue of the same kind and encryption. */
record MadeQueue(MegaEventSourceProps<?> props) implements QueueSide {
    /** The longest possible long poll. Lambda uses it anyway; other consumers save requests. */
    private static final Duration LONG_POLL = Duration.seconds(20);

    private static final int MOST_SOURCES = 10;

    @Override
    public boolean isFifo() {
        return props.fifo;
    }

    @Override
    public @Nullable Duration visibilityTimeout() {
        return VisibilityTimeout.of(props);
    }

    @Override
    public Duration retentionPeriod() {
        return props.retentionPeriod == null ? Duration.days(4) : props.retentionPeriod;
    }

    Duration deadLetterRetentionPeriod() {
        return props.deadLetterRetentionPeriod == null ? Duration.days(14) : props.deadLetterRetentionPeriod;
    }

    @Override
    public Number maxReceiveCount() {
        return ReceiveCounts.most(props);
    }

    @Override
    public @Nullable IKey key() {
        return props.encryptionMasterKey == null ? props.encryptionKey : props.encryptionMasterKey;
    }

    @Override
    public @Nullable IQueue deadLetterQueue() {
        return props.deadLetterQueue;
    }

    @Override
    public void check(Findings findings) {
        new QueueChecks(props, this).check(findings);
    }

    @Override
    public QueuePair create(MegaQueue scope) {
        String name = props.queueName == null ? uniqueName(scope) : props.queueName;
        IQueue deadLetters = props.deadLetterQueue == null ? makeDeadLetterQueue(scope) : props.deadLetterQueue;
        Queue queue = common(Queue.Builder.create(scope, "Queue"))
                .queueName(name)
                .retentionPeriod(retentionPeriod())
                .visibilityTimeout(Objects.requireNonNull(visibilityTimeout()))
                .deliveryDelay(props.deliveryDelay)
                .receiveMessageWaitTime(LONG_POLL)
                .deadLetterQueue(DeadLetterQueue.builder()
                        .queue(deadLetters)
                        .maxReceiveCount(maxReceiveCount())
                        .build())
                .build();
        admit(scope, name, deadLetters);
        return new QueuePair(scope, props, queue, deadLetters);
    }

    private Queue makeDeadLetterQueue(MegaQueue scope) {
        Queue made = common(Queue.Builder.create(scope, "DeadLetterQueue"))
                .queueName(QueueChecks.deadLetterName(props.queueName))
                .retentionPeriod(deadLetterRetentionPeriod())
                .build();
        DefaultChild.of(made, CfnQueue.class).setRedriveAllowPolicy(byQueue(List.of()));
        return made;
    }

    private Queue.Builder common(Queue.Builder builder) {
        return builder.fifo(props.fifo ? true : null)
                .contentBasedDeduplication(props.contentBasedDeduplication)
                .deduplicationScope(orIfFifo(props.deduplicationScope, DeduplicationScope.MESSAGE_GROUP))
                .fifoThroughputLimit(orIfFifo(props.fifoThroughputLimit, throughputLimit()))
                .encryption(key() == null ? QueueEncryption.SQS_MANAGED : QueueEncryption.KMS)
                .encryptionMasterKey(key())
                .removalPolicy(props.removalPolicy)
                .enforceSsl(true);
    }

    private FifoThroughputLimit throughputLimit() {
        return props.deduplicationScope == DeduplicationScope.QUEUE
                ? FifoThroughputLimit.PER_QUEUE
                : FifoThroughputLimit.PER_MESSAGE_GROUP_ID;
    }

    private <T> @Nullable T orIfFifo(@Nullable T given, T otherwise) {
        return given == null && props.fifo ? otherwise : given;
    }

    private String uniqueName(MegaQueue scope) {
        UniqueResourceNameOptions options = UniqueResourceNameOptions.builder()
                .maxLength(QueueChecks.LONGEST_NAME - QueueChecks.FIFO_SUFFIX.length())
                .separator("-")
                .build();
        String name = Names.uniqueResourceName(scope, options);
        return props.fifo ? name + QueueChecks.FIFO_SUFFIX : name;
    }

    /**
     * Allows the queue to use the dead-letter queue, by the queue's name: references in both directions would be a
     * cycle, which CloudFormation rejects. This is why the queue's name must be known at synth time. A dead-letter
     * queue that allows every queue is not changed.
     */
    private static void admit(MegaQueue scope, String name, IQueue deadLetters) {
        if (!(deadLetters.getNode().getDefaultChild() instanceof CfnQueue resource)
                || !(resource.getRedriveAllowPolicy() instanceof Map<?, ?> policy)
                || !(policy.get("sourceQueueArns") instanceof List<?> admitted)) {
            return;
        }
        String arn = Stack.of(scope)
                .formatArn(ArnComponents.builder().service("sqs").resource(name).build());
        List<Object> sources = new ArrayList<>(admitted);
        sources.add(arn);
        resource.setRedriveAllowPolicy(
                sources.size() > MOST_SOURCES ? Map.of("redrivePermission", "allowAll") : byQueue(sources));
    }

    private static Map<String, Object> byQueue(List<?> arns) {
        return Map.of("redrivePermission", "byQueue", "sourceQueueArns", arns);
    }
}
