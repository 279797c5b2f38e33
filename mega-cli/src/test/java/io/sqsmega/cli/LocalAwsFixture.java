package io.sqsmega.cli;

import io.sqsmega.local.LocalAws;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.local.QueueOptions;
import io.sqsmega.message.Message;
import io.sqsmega.settle.SqsDeadLetterQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** One embedded SQS and SNS for all tests, and queues of their own for each. */
final class LocalAwsFixture {
    static final LocalAws AWS = LocalAws.start();

    private static final AtomicInteger QUEUES = new AtomicInteger();

    private LocalAwsFixture() {}

    /** Returns a queue with a dead-letter queue, to which SQS moves what was received twice. */
    static LocalQueue queue() {
        return AWS.createQueue("cart-" + QUEUES.incrementAndGet(), options());
    }

    static LocalQueue fifoQueue() {
        return AWS.createQueue("cart-" + QUEUES.incrementAndGet() + ".fifo", options());
    }

    private static QueueOptions options() {
        return QueueOptions.builder().maxReceiveCount(4).build();
    }

    /** Refuses a message of the queue as a function does. */
    static void refuse(LocalQueue queue, String body, String reason, String subscriber) {
        refuse(
                queue,
                Message.builder("refused-" + QUEUES.incrementAndGet(), body).queueArn(queue.arn()),
                reason,
                subscriber);
    }

    static void refuse(LocalQueue queue, Message.Builder message, String reason, String subscriber) {
        SqsDeadLetterQueue.of(queue.deadLetterQueue().url(), AWS.sqsClient()).take(message.build(), reason, subscriber);
    }
}
