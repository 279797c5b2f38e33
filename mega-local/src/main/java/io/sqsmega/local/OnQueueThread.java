package io.sqsmega.local;

import java.util.concurrent.atomic.AtomicBoolean;
import org.elasticmq.DeliveryReceipt;
import org.elasticmq.MillisVisibilityTimeout;
import org.elasticmq.msg.UpdateVisibilityTimeout;
import org.jspecify.annotations.Nullable;

/**
 * A task that ElasticMQ's queue runs between two requests, so that nobody else reads or writes its messages meanwhile:
 * the queue asks a visibility timeout how long it is before it looks for the message, which does not exist. A Java
 * class cannot extend the queue itself. Receives that wait for a message look again afterwards.
 */
final class OnQueueThread extends MillisVisibilityTimeout {
    private static final DeliveryReceipt OF_NO_MESSAGE = new DeliveryReceipt("none#none");

    /** Null while the constructor of the superclass runs, which asks, too. */
    private final @Nullable Runnable task;

    private final AtomicBoolean done = new AtomicBoolean();

    private OnQueueThread(Runnable task) {
        super(0);
        this.task = task;
    }

    /** The request that makes the queue run the task. */
    static UpdateVisibilityTimeout request(Runnable task) {
        return new UpdateVisibilityTimeout(OF_NO_MESSAGE, new OnQueueThread(task));
    }

    @Override
    public long millis() {
        if (task != null && done.compareAndSet(false, true)) {
            task.run();
        }
        return 0;
    }

    /** As a request of this kind is the same as itself only. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
