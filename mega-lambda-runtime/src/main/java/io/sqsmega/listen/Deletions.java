package io.sqsmega.listen;

import io.sqsmega.message.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Deletes messages that are done, as many with one request as are waiting. Retries a request that fails; messages that
 * cannot be deleted are delivered again. Accepts a limited number of messages, then {@link #add} waits, so that nothing
 * more is received while nothing can be deleted. Thread-safe; several threads run it.
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

    /** Lets the threads return once all messages added so far are deleted. */
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

    /**
     * Waits for the next messages and returns them, at least one. At the end it returns an empty list and passes the
     * end mark on to the other threads.
     */
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
