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
 * The props of the queue inside a {@link MegaQueue}. All are optional. An unresolved token is let through wherever a
 * value is taken. Not thread-safe.
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
     * Takes a queue that exists, of this app or imported by ARN, instead of making one. What is said of a queue where
     * it is made cannot be said here; a warning says what to look for on an imported one. Where messages come from need
     * not be said. Default: a new queue.
     */
    public B queue(IQueue queue) {
        this.queue = queue;
        return self();
    }

    /**
     * Takes a dead-letter queue that exists, and may be that of several queues; of the same kind, region and account.
     * Default: a new one or, of a queue that exists, the one that it has; if none is known, a warning says so.
     */
    public B deadLetterQueue(IQueue deadLetterQueue) {
        this.deadLetterQueue = deadLetterQueue;
        return self();
    }

    /**
     * Keeps the order within a message group, in the queue and in its dead-letter queue; the topics must be FIFO too.
     * Default: false, a standard queue.
     */
    public B fifo(boolean fifo) {
        this.fifo = fifo;
        return self();
    }

    /**
     * At most 80 letters, digits, {@code -} and {@code _}, with the {@code .fifo} of a FIFO queue and the {@code -dlq}
     * that is added for the dead-letter queue. Default: a name made of the construct's path; the name must be known,
     * since the dead-letter queue admits this queue alone.
     */
    public B queueName(String queueName) {
        this.queueName = queueName;
        return self();
    }

    /**
     * Encrypts queue and dead-letter queue with a key of yours. An imported key must allow {@code sns.amazonaws.com} to
     * use it; {@code alias/aws/sqs} cannot. Default: SSE-SQS, at no cost.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html">Key
     *     management</a>
     */
    public B encryptionMasterKey(IKey encryptionMasterKey) {
        this.encryptionMasterKey = encryptionMasterKey;
        return self();
    }

    /**
     * Encrypts everything that is made with a key of yours: the queues, the topic of {@link #ownTopic} and the
     * function's logs. Default: {@link #encryptionMasterKey} for the queues, and what the services do at no cost.
     */
    public B encryptionKey(IKey encryptionKey) {
        this.encryptionKey = encryptionKey;
        return self();
    }

    /**
     * What happens to the queues, the topic of {@link #ownTopic} and the function's logs when the stack is deleted:
     * {@code DESTROY} or {@code RETAIN}. A queue that was retained has to be deleted, or given by {@link #queue},
     * before the stack can be made again, since its name is taken. Default: the queues are deleted <b>with the messages
     * and dead letters in them</b>, and so is the topic; the logs are retained.
     */
    public B removalPolicy(RemovalPolicy removalPolicy) {
        this.removalPolicy = removalPolicy;
        return self();
    }

    /**
     * FIFO only: the hash of the body stands in for a deduplication id. Default: false, each publisher gives the id.
     */
    public B contentBasedDeduplication(boolean contentBasedDeduplication) {
        this.contentBasedDeduplication = contentBasedDeduplication;
        return self();
    }

    /** FIFO only. Default: {@code MESSAGE_GROUP}, which high throughput needs. */
    public B deduplicationScope(DeduplicationScope deduplicationScope) {
        this.deduplicationScope = deduplicationScope;
        return self();
    }

    /** FIFO only. Default: {@code PER_MESSAGE_GROUP_ID}, high throughput, unless deduplication is by queue. */
    public B fifoThroughputLimit(FifoThroughputLimit fifoThroughputLimit) {
        this.fifoThroughputLimit = fifoThroughputLimit;
        return self();
    }

    /**
     * How long a message that was received stays hidden, 0 to 43,200 seconds. Must be no less than the function's
     * timeout and the batching window together. Default: six times the timeout, and the window; for an imported
     * function there is none, as its timeout is not known.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html">Configuring a queue</a>
     */
    public B visibilityTimeout(Duration visibilityTimeout) {
        this.visibilityTimeout = visibilityTimeout;
        return self();
    }

    /** How long every message is held back, 0 to 900 seconds. Default: not at all. */
    public B deliveryDelay(Duration deliveryDelay) {
        this.deliveryDelay = deliveryDelay;
        return self();
    }

    /** How long a message waits for a consumer, 60 seconds to 14 days. Default: 4 days. */
    public B retentionPeriod(Duration retentionPeriod) {
        this.retentionPeriod = retentionPeriod;
        return self();
    }

    /**
     * How long a message stays in the dead-letter queue, 60 seconds to 14 days, no less than in the queue. A standard
     * message's time runs from its first enqueueing. Default: 14 days.
     */
    public B deadLetterRetentionPeriod(Duration deadLetterRetentionPeriod) {
        this.deadLetterRetentionPeriod = deadLetterRetentionPeriod;
        return self();
    }

    /**
     * How many tries a message gets, 1 to {@link #maxReceiveCount}: if it fails at this receive or a later one, the
     * function sends it to the dead-letter queue. A message that the function received but gave to no subscriber stays.
     * Default: 5, or {@link #maxReceiveCount} if that is less.
     */
    public B giveUpAtReceive(Number giveUpAtReceive) {
        this.giveUpAtReceive = giveUpAtReceive;
        return self();
    }

    /**
     * How often SQS lets a message be received before it moves it to the dead-letter queue itself, 1 to 1,000. A
     * backstop for functions that crash: SQS also counts receives of messages that no subscriber saw. Default: 3 times
     * {@link #giveUpAtReceive}; on a FIFO queue, {@link MegaEventSourceProps#batchSize} times (at least 3), since each
     * earlier message of the group in a batch can take all its tries first.
     */
    public B maxReceiveCount(Number maxReceiveCount) {
        this.maxReceiveCount = maxReceiveCount;
        return self();
    }
}
