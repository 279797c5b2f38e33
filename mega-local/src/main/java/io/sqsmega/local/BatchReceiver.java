package io.sqsmega.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Collects a batch from the queue: the messages of one ReceiveMessage or, with a batching window, of several until the
 * batch is full or the window is over. Thread-safe.
 */
final class BatchReceiver {
    private static final int MAX_MESSAGES_AT_ONCE = 10;
    private static final Duration LONGEST_POLL = Duration.ofSeconds(20);

    private final LocalQueue queue;
    private final int batchSize;
    private final Duration window;
    private final Duration waitTime;

    BatchReceiver(LocalQueue queue, int batchSize, Duration window, Duration waitTime) {
        this.queue = queue;
        this.batchSize = batchSize;
        this.window = window;
        this.waitTime = waitTime;
    }

    /**
     * Waits for the first message, at most for the wait time, and returns the batch; it is empty if no message came.
     */
    List<Message> receive() {
        List<Message> batch = new ArrayList<>(receive(batchSize, waitTime));
        long end = System.nanoTime() + window.toNanos();
        long left = window.toNanos();
        while (!batch.isEmpty() && batch.size() < batchSize && left > 0) {
            batch.addAll(receive(batchSize - batch.size(), wholeSeconds(left)));
            left = end - System.nanoTime();
        }
        return batch;
    }

    /**
     * Rounds up to whole seconds, which SQS requires. Rounding to zero would turn the rest of the window into a busy
     * loop.
     */
    private static Duration wholeSeconds(long nanos) {
        Duration rounded = Duration.ofSeconds((nanos + 999_999_999) / 1_000_000_000);
        return rounded.compareTo(LONGEST_POLL) < 0 ? rounded : LONGEST_POLL;
    }

    private List<Message> receive(int atMost, Duration wait) {
        return queue.client()
                .receiveMessage(request -> request.queueUrl(queue.url())
                        .maxNumberOfMessages(Math.min(atMost, MAX_MESSAGES_AT_ONCE))
                        .waitTimeSeconds((int) wait.toSeconds())
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }
}
