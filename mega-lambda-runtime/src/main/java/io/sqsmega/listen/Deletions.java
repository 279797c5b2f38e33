package io.sqsmega.listen;

import io.sqsmega.message.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Deletes what is done, as many messages by one request as there are. A request that fails is repeated; what cannot be
 * deleted in the end comes again. Takes a bounded number of messages, then {@link #add} waits: so if nothing can be
 * deleted, nothing more is received. Thread-safe; run by several threads.
 */
final class Deletions implements Runnable {
    private static final Message END = Message.builder("the end", "").build();
    private static final int ATTEMPTS = 10;

    private final SourceQueue queue;
    private final Heartbeat heartbeat;
    private final Health health;
    private final BlockingQueue<Message> done;

    Deletions(SourceQueue queue, Heartbeat heartbeat, Health health, int capacity) {
        this.queue = queue;
        this.heartbeat = heartbeat;
        this.health = health;
        this.done = new LinkedBlockingQueue<>(capacity);
    }

    void add(Message message) throws InterruptedException {
        done.put(message);
    }

    /** Lets the threads return when everything is deleted that was added before. */
    void finish(Duration atMost) throws InterruptedException {
        boolean ignored = done.offer(END, atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void run() {
        try {
            List<Message> batch = next();
            while (!batch.isEmpty()) {
                delete(batch);
                batch = next();
            }
        } catch (InterruptedException timeIsUp) {
            Thread.currentThread().interrupt();
        }
    }

    /** What there is, but at least one; empty at the end, of which the other threads are told. */
    private List<Message> next() throws InterruptedException {
        List<Message> batch = new ArrayList<>(SourceQueue.BATCH);
        batch.add(done.take());
        done.drainTo(batch, SourceQueue.BATCH - 1);
        if (batch.remove(END)) {
            done.put(END);
        }
        return batch;
    }

    private void delete(List<Message> batch) throws InterruptedException {
        List<Message> left = batch;
        try {
            for (int attempt = 1; !left.isEmpty() && attempt <= ATTEMPTS; attempt++) {
                left = delete(left, attempt);
            }
        } finally {
            heartbeat.forget(batch);
            if (!left.isEmpty()) {
                Failure.log(left.size() + " messages are done but could not be deleted: " + left + "; they come again");
            }
        }
    }

    private List<Message> delete(List<Message> messages, int attempt) throws InterruptedException {
        List<Message> left = messages;
        try {
            left = queue.delete(messages);
            health.succeeded();
        } catch (RuntimeException failed) {
            health.failed();
            Failure.ofRequest("deleting " + messages.size() + " messages failed " + attempt + " times", failed);
        }
        if (!left.isEmpty() && attempt < ATTEMPTS) {
            Thread.sleep(RetryDelay.after(attempt).toMillis());
        }
        return left;
    }
}
