package io.sqsmega.cdk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** A queue with its dead-letter queue, if there is one; each is new or existing. */
final class QueuePair {
    private final MegaQueue scope;
    private final MegaEventSourceProps<?> props;
    private final IQueue queue;
    private final @Nullable IQueue deadLetterQueue;

    QueuePair(MegaQueue scope, MegaEventSourceProps<?> props, IQueue queue, @Nullable IQueue deadLetterQueue) {
        this.scope = scope;
        this.props = props;
        this.queue = queue;
        this.deadLetterQueue = deadLetterQueue;
    }

    IQueue queue() {
        return queue;
    }

    @Nullable
    IQueue deadLetterQueue() {
        return deadLetterQueue;
    }

    /** Returns whether another MegaQueue has the dead-letter queue and watches it. */
    boolean isWatchedElsewhere() {
        return deadLetterQueue != null
                && deadLetterQueue.getNode().getScope() instanceof MegaQueue other
                && other != scope;
    }

    /**
     * Returns the environment variables that the framework reads in the function. Without a dead-letter queue, messages
     * are not given up.
     */
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        environment.put(MegaQueue.QUEUE_URL, queue.getQueueUrl());
        if (deadLetterQueue != null) {
            environment.put(MegaQueue.DEAD_LETTER_QUEUE_URL, deadLetterQueue.getQueueUrl());
            environment.put(MegaQueue.GIVE_UP_AT_RECEIVE, Known.asString(ReceiveCounts.giveUpAt(props)));
        }
        return environment;
    }

    /**
     * Allows the function to consume, which includes changing the visibility timeout, and to send refused messages to
     * the dead-letter queue. With a key, grants only the two actions required for sending; the CDK's grant would allow
     * all encryption actions.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html">Key
     *     management</a>
     */
    Grants allow(IGrantable function) {
        Grants grants = new Grants(scope);
        grants.add(queue.grantConsumeMessages(function), "notAllowedToConsume", notAllowed("consume from the queue"));
        if (deadLetterQueue != null) {
            grants.add(
                    send(deadLetterQueue, function), "notAllowedToRefuse", notAllowed("send to the dead-letter queue"));
        }
        useKeys(function, grants);
        return grants;
    }

    /**
     * Allows inspecting the dead-letter queue and moving its messages back, with SQS's own redrive or message by
     * message.
     */
    Grants allowRedrive(IGrantable grantee, IQueue deadLetters) {
        Grants grants = new Grants(scope);
        Grant taken = deadLetters.grant(
                grantee,
                "sqs:StartMessageMoveTask",
                "sqs:CancelMessageMoveTask",
                "sqs:ListMessageMoveTasks",
                "sqs:ReceiveMessage",
                "sqs:ChangeMessageVisibility",
                "sqs:DeleteMessage",
                "sqs:GetQueueAttributes",
                "sqs:GetQueueUrl");
        grants.add(
                taken, "notAllowedToRedrive", "The redrive is not allowed, as the CDK could not add it to any policy.");
        grants.add(send(queue, grantee), "notAllowedToRedrive", "The redrive is not allowed to send to the queue.");
        useKeys(grantee, grants);
        return grants;
    }

    private static Grant send(IQueue queue, IGrantable grantee) {
        return queue.grant(grantee, "sqs:SendMessage", "sqs:GetQueueAttributes", "sqs:GetQueueUrl");
    }

    private void useKeys(IGrantable grantee, Grants grants) {
        keys().stream()
                .filter(key -> !Keys.isManaged(key))
                .forEach(key -> grants.add(
                        key.grant(grantee, "kms:GenerateDataKey", "kms:Decrypt"),
                        "notAllowedToUseKey",
                        notAllowed("use encryptionMasterKey") + Keys.WAY_OUT));
    }

    private static String notAllowed(String what) {
        return "The function is not allowed to " + what + ", as the CDK could not add it to any policy.";
    }

    /** Returns the keys of both queues, each once. */
    List<IKey> keys() {
        Map<String, IKey> keys = new LinkedHashMap<>();
        Stream.of(props.queueSide().key(), deadLetterQueue == null ? null : deadLetterQueue.getEncryptionMasterKey())
                .filter(Objects::nonNull)
                .forEach(key -> keys.putIfAbsent(key.getNode().getPath(), key));
        return List.copyOf(keys.values());
    }

    /**
     * Returns the scope of the subscriptions: the queue, unless it is imported, because several MegaQueues may import
     * it.
     */
    Construct scope() {
        return queue instanceof Queue own ? own : scope;
    }
}
