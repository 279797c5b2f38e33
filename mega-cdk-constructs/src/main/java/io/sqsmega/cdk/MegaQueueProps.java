package io.sqsmega.cdk;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sqs.DeduplicationScope;
import software.amazon.awscdk.services.sqs.FifoThroughputLimit;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/**
 * The props of the queue inside a {@link MegaQueue}. All are optional. Unresolved tokens are accepted for every value.
 * Not thread-safe.
 *
 * @param <B> the builder that has these props
 * @since 0.1
 */
public abstract sealed class MegaQueueProps<B extends MegaQueueProps<B>> extends MegaSourceProps<B>
        permits MegaEventSourceProps {
    static final long DAY = 24 * 60 * 60;
    static final long SHORTEST_RETENTION = 60;

    boolean fifo;

    @Nullable
    String queueName;

    @Nullable
    IKey encryptionMasterKey;

    @Nullable
    IKey encryptionKey;

    @Nullable
    RemovalPolicy removalPolicy;

    @Nullable
    Boolean contentBasedDeduplication;

    @Nullable
    DeduplicationScope deduplicationScope;

    @Nullable
    FifoThroughputLimit fifoThroughputLimit;

    @Nullable
    Duration visibilityTimeout;

    @Nullable
    Duration deliveryDelay;

    @Nullable
    Duration retentionPeriod;

    @Nullable
    Duration deadLetterRetentionPeriod;

    @Nullable
    IQueue queue;

    @Nullable
    IQueue deadLetterQueue;

    @Nullable
    Number giveUpAtReceive;

    @Nullable
    Number maxReceiveCount;

    MegaQueueProps(Construct scope, String id) {
        super(scope, id);
    }

    /**
     * Uses an existing queue, of this app or imported by ARN. Props that belong to the creation of a queue are rejected
     * beside it; a warning lists what an imported queue needs. A source of messages is not required. Default: a new
     * queue.
     *
     * @param queue the queue
     * @return this builder
     */
    public B queue(IQueue queue) {
        this.queue = queue;
        return self();
    }

    /**
     * Uses an existing dead-letter queue of the same kind, region and account; several queues may share it. Default: a
     * new one or, for an existing queue, the one that it has; if none is known, a warning says so.
     *
     * @param deadLetterQueue the dead-letter queue
     * @return this builder
     */
    public B deadLetterQueue(IQueue deadLetterQueue) {
        this.deadLetterQueue = deadLetterQueue;
        return self();
    }

    /**
     * Keeps the order within a message group, in the queue and in its dead-letter queue; the topics must be FIFO too.
     * Default: false, a standard queue.
     *
     * @param fifo whether the order is kept
     * @return this builder
     */
    public B fifo(boolean fifo) {
        this.fifo = fifo;
        return self();
    }

    /**
     * At most 80 letters, digits, {@code -} and {@code _}, with the {@code .fifo} of a FIFO queue and the {@code -dlq}
     * that is added for the dead-letter queue. Default: a name made of the construct's path; the name must be known,
     * since the dead-letter queue admits this queue alone.
     *
     * @param queueName the name of the queue
     * @return this builder
     */
    public B queueName(String queueName) {
        this.queueName = queueName;
        return self();
    }

    /**
     * Encrypts queue and dead-letter queue with your own key. An imported key must allow {@code sns.amazonaws.com} to
     * use it; {@code alias/aws/sqs} cannot. Default: SSE-SQS, which is free.
     *
     * @param encryptionMasterKey the key
     * @return this builder
     * @see <a
     *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html">Key
     *     management</a>
     */
    public B encryptionMasterKey(IKey encryptionMasterKey) {
        this.encryptionMasterKey = encryptionMasterKey;
        return self();
    }

    /**
     * Encrypts all new resources with your own key: the queues, the topic of {@link #ownTopic} and the function's logs.
     * Default: {@link #encryptionMasterKey} for the queues, and the services' free encryption for the rest.
     *
     * @param encryptionKey the key
     * @return this builder
     */
    public B encryptionKey(IKey encryptionKey) {
        this.encryptionKey = encryptionKey;
        return self();
    }

    /**
     * Sets what happens to the queues, the topic of {@link #ownTopic} and the function's logs when the stack is
     * deleted: {@code DESTROY} or {@code RETAIN}. A retained queue keeps its name, so it must be deleted, or passed to
     * {@link #queue}, before the stack can be created again. Default: the queues are deleted <b>with their messages and
     * dead letters</b>, and so is the topic; the logs are retained.
     *
     * @param removalPolicy what happens to the queues, the topic of {@link #ownTopic} and the function's logs when the
     *     stack is deleted: {@code DESTROY} or {@code RETAIN}
     * @return this builder
     */
    public B removalPolicy(RemovalPolicy removalPolicy) {
        this.removalPolicy = removalPolicy;
        return self();
    }

    /**
     * Sets whether SQS computes a missing deduplication id from the body; FIFO only. Default: false, each publisher
     * sets the id.
     *
     * @param contentBasedDeduplication whether SQS computes a missing deduplication id from the body; FIFO only
     * @return this builder
     */
    public B contentBasedDeduplication(boolean contentBasedDeduplication) {
        this.contentBasedDeduplication = contentBasedDeduplication;
        return self();
    }

    /**
     * Sets the scope of deduplication; FIFO only. Default: {@code MESSAGE_GROUP}, which high throughput requires.
     *
     * @param deduplicationScope the scope of deduplication; FIFO only
     * @return this builder
     */
    public B deduplicationScope(DeduplicationScope deduplicationScope) {
        this.deduplicationScope = deduplicationScope;
        return self();
    }

    /**
     * Sets the throughput limit; FIFO only. Default: {@code PER_MESSAGE_GROUP_ID}, high throughput, unless the scope of
     * deduplication is the queue.
     *
     * @param fifoThroughputLimit the throughput limit; FIFO only
     * @return this builder
     */
    public B fifoThroughputLimit(FifoThroughputLimit fifoThroughputLimit) {
        this.fifoThroughputLimit = fifoThroughputLimit;
        return self();
    }

    /**
     * Sets how long a received message stays hidden, 0 to 43,200 seconds; at least the function's timeout plus the
     * batching window. Default: six times the timeout plus the window. An imported function has no default, because its
     * timeout is not known.
     *
     * @param visibilityTimeout how long a received message stays hidden, 0 to 43,200 seconds; at least the function's
     *     timeout plus the batching window
     * @return this builder
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html">Configuring a queue</a>
     */
    public B visibilityTimeout(Duration visibilityTimeout) {
        this.visibilityTimeout = visibilityTimeout;
        return self();
    }

    /**
     * Sets how long every new message is hidden, 0 to 900 seconds. Default: 0 seconds.
     *
     * @param deliveryDelay how long every new message is hidden, 0 to 900 seconds
     * @return this builder
     */
    public B deliveryDelay(Duration deliveryDelay) {
        this.deliveryDelay = deliveryDelay;
        return self();
    }

    /**
     * Sets how long a message is kept in the queue, 60 seconds to 14 days. Default: 4 days.
     *
     * @param retentionPeriod how long a message is kept in the queue, 60 seconds to 14 days
     * @return this builder
     */
    public B retentionPeriod(Duration retentionPeriod) {
        this.retentionPeriod = retentionPeriod;
        return self();
    }

    /**
     * Sets how long a message is kept in the dead-letter queue, 60 seconds to 14 days, at least as long as in the
     * queue. For a standard queue the time starts when the message is first sent. Default: 14 days.
     *
     * @param deadLetterRetentionPeriod how long a message is kept in the dead-letter queue, 60 seconds to 14 days, at
     *     least as long as in the queue
     * @return this builder
     */
    public B deadLetterRetentionPeriod(Duration deadLetterRetentionPeriod) {
        this.deadLetterRetentionPeriod = deadLetterRetentionPeriod;
        return self();
    }

    /**
     * Sets the number of tries of a message, 1 to {@link #maxReceiveCount}: if it fails at this receive or a later one,
     * the function sends it to the dead-letter queue. A message that no subscriber saw stays. Default: 5, or
     * {@link #maxReceiveCount} if that is less.
     *
     * @param giveUpAtReceive the number of tries of a message, 1 to {@link #maxReceiveCount}: if it fails at this
     *     receive or a later one, the function sends it to the dead-letter queue
     * @return this builder
     */
    public B giveUpAtReceive(Number giveUpAtReceive) {
        this.giveUpAtReceive = giveUpAtReceive;
        return self();
    }

    /**
     * Sets the number of receives after which SQS itself moves a message to the dead-letter queue, 1 to 1,000. It is a
     * backstop for functions that crash: SQS also counts receives of messages that no subscriber saw. Default: 3 times
     * {@link #giveUpAtReceive}; on a FIFO queue, {@link MegaEventSourceProps#batchSize} times (at least 3), because
     * each earlier message of the group in a batch can use all its tries first.
     *
     * @param maxReceiveCount the number of receives after which SQS itself moves a message to the dead-letter queue, 1
     *     to 1,000
     * @return this builder
     */
    public B maxReceiveCount(Number maxReceiveCount) {
        this.maxReceiveCount = maxReceiveCount;
        return self();
    }
}
