package io.sqsmega.local;

import java.util.concurrent.atomic.AtomicBoolean;
import org.elasticmq.DeliveryReceipt;
import org.elasticmq.MillisVisibilityTimeout;
import org.elasticmq.msg.UpdateVisibilityTimeout;
import org.jspecify.annotations.Nullable;

/**
 * A task that ElasticMQ's queue runs between two requests, so that no other thread reads or writes its messages
 * meanwhile. It is a visibility timeout of a message that does not exist: the queue reads its length before it searches
 * for the message. A Java class cannot extend the queue itself. Receives that wait for a message search again
 * afterwards.
 */
final class OnQueueThread extends MillisVisibilityTimeout {
    private static final DeliveryReceipt OF_NO_MESSAGE = new DeliveryReceipt("none#none");

    /** Null while the constructor of the superclass runs, which reads the length as well. */
    private final @Nullable Runnable task;

    private final AtomicBoolean done = new AtomicBoolean();

    private OnQueueThread(Runnable task) {
        super(0);
        this.task = task;
    }

    /** Returns the request that makes the queue run the task. */
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

    /** Returns whether this is the same object: a request is equal only to itself. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
