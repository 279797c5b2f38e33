package io.sqsmega.cdk;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sqs.IQueue;

/** The queue that the function consumes: made by the construct, or given to it. Null is what is not known of it. */
sealed interface QueueSide permits MadeQueue, GivenQueue {
    boolean isFifo();

    @Nullable
    Duration visibilityTimeout();

    @Nullable
    Duration retentionPeriod();

    /** What SQS itself allows, before it moves a message to the dead-letter queue. */
    @Nullable
    Number maxReceiveCount();

    @Nullable
    IKey key();

    /** One that exists. */
    @Nullable
    IQueue deadLetterQueue();

    void check(Findings findings);

    QueuePair create(MegaQueue scope);
}
