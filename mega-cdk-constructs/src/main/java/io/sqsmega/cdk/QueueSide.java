package io.sqsmega.cdk;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sqs.IQueue;

/** The queue that the function consumes: created by the construct, or an existing one. Unknown properties are null. */
sealed interface QueueSide permits MadeQueue, GivenQueue {
    boolean isFifo();

    @Nullable
    Duration visibilityTimeout();

    @Nullable
    Duration retentionPeriod();

    /** Returns the number of receives after which SQS itself moves a message to the dead-letter queue. */
    @Nullable
    Number maxReceiveCount();

    @Nullable
    IKey key();

    /** Returns the existing dead-letter queue. */
    @Nullable
    IQueue deadLetterQueue();

    void check(Findings findings);

    QueuePair create(MegaQueue scope);
}
