package io.sqsmega.cdk;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Names;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.UniqueResourceNameOptions;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.DeduplicationScope;
import software.amazon.awscdk.services.sqs.FifoThroughputLimit;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** A queue and its dead-letter queue, of the same kind and with the same encryption. */
final class QueuePair {
    /** The longest long poll there is; Lambda polls so anyway, other consumers save requests. */
    private static final Duration LONG_POLL = Duration.seconds(20);

    private final MegaQueue scope;
    private final MegaEventSourceProps<?> props;
    private final Queue queue;
    private final Queue deadLetterQueue;

    QueuePair(MegaQueue scope, MegaEventSourceProps<?> props) {
        this.scope = scope;
        this.props = props;
        String name = props.queueName == null ? uniqueName(scope) : props.queueName;
        this.deadLetterQueue = common(Queue.Builder.create(scope, "DeadLetterQueue"))
                .queueName(QueueChecks.deadLetterName(props.queueName))
                .retentionPeriod(props.deadLetterRetentionPeriod)
                .build();
        this.queue = common(Queue.Builder.create(scope, "Queue"))
                .queueName(name)
                .retentionPeriod(props.retentionPeriod)
                .visibilityTimeout(VisibilityTimeout.of(props))
                .deliveryDelay(props.deliveryDelay)
                .receiveMessageWaitTime(LONG_POLL)
                .deadLetterQueue(DeadLetterQueue.builder()
                        .queue(deadLetterQueue)
                        .maxReceiveCount(ReceiveCounts.most(props))
                        .build())
                .build();
        admitOnly(scope, name);
    }

    private Queue.Builder common(Queue.Builder builder) {
        return builder.fifo(props.fifo ? true : null)
                .contentBasedDeduplication(props.contentBasedDeduplication)
                .deduplicationScope(orIfFifo(props.deduplicationScope, DeduplicationScope.MESSAGE_GROUP))
                .fifoThroughputLimit(orIfFifo(props.fifoThroughputLimit, throughputLimit()))
                .encryption(props.encryptionMasterKey == null ? QueueEncryption.SQS_MANAGED : QueueEncryption.KMS)
                .encryptionMasterKey(props.encryptionMasterKey)
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
     * By name: each of the two naming the other by reference would be a cycle, which CloudFormation refuses. This is
     * why the queue has a name that is known at synth time.
     */
    private void admitOnly(MegaQueue scope, String name) {
        String queueArn = Stack.of(scope)
                .formatArn(ArnComponents.builder().service("sqs").resource(name).build());
        DefaultChild.of(deadLetterQueue, CfnQueue.class)
                .setRedriveAllowPolicy(Map.of("redrivePermission", "byQueue", "sourceQueueArns", List.of(queueArn)));
    }

    Queue queue() {
        return queue;
    }

    Queue deadLetterQueue() {
        return deadLetterQueue;
    }

    /** What the framework reads in the function. */
    Map<String, String> environment() {
        return new TreeMap<>(Map.of(
                MegaQueue.QUEUE_URL, queue.getQueueUrl(),
                MegaQueue.DEAD_LETTER_QUEUE_URL, deadLetterQueue.getQueueUrl(),
                MegaQueue.GIVE_UP_AT_RECEIVE, Known.asString(ReceiveCounts.giveUpAt(props))));
    }

    /**
     * Consuming includes changing the visibility. A refused message is sent to the dead-letter queue, with a key by the
     * two actions that takes, where the CDK's own grant would allow every way to encrypt.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html">Key
     *     management</a>
     */
    Grants allow(IGrantable function) {
        Grants grants = new Grants(scope);
        grants.add(queue.grantConsumeMessages(function), "notAllowedToConsume", notAllowed("consume from the queue"));
        grants.add(
                deadLetterQueue.grant(function, "sqs:SendMessage", "sqs:GetQueueAttributes", "sqs:GetQueueUrl"),
                "notAllowedToRefuse",
                notAllowed("send to the dead-letter queue"));
        keys().stream()
                .filter(key -> !Keys.isManaged(key))
                .forEach(key -> grants.add(
                        key.grant(function, "kms:GenerateDataKey", "kms:Decrypt"),
                        "notAllowedToUseKey",
                        notAllowed("use encryptionMasterKey") + Keys.WAY_OUT));
        return grants;
    }

    private static String notAllowed(String what) {
        return "The function is not allowed to " + what + ", as the CDK could not add it to any policy.";
    }

    /** Of both queues. */
    List<IKey> keys() {
        return props.encryptionMasterKey == null ? List.of() : List.of(props.encryptionMasterKey);
    }

    /** Where the subscriptions are. */
    Construct scope() {
        return queue;
    }
}
