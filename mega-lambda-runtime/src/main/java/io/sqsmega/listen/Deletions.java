package io.sqsmega.listen;

import io.sqsmega.dispatch.FailureLog;
import io.sqsmega.message.Message;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Deletes messages that are done, ten with one request: a message waits for others for a limited time, and no longer
 * than its visibility allows. Retries a request that fails; messages that cannot be deleted are delivered again.
 * Accepts a limited number of messages, then {@link #add} waits, so that nothing more is received while nothing can be
 * deleted. Thread-safe; several threads run it.
 */
final class Deletions implements Runnable {
    private static final int ATTEMPTS = 10;

    private final SourceQueue queue;
    private final Heartbeat heartbeat;
    private final Health health;
    private final int capacity;
    private final long lingerNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition due = lock.newCondition();
    private final Queue<Done> waiting = new ArrayDeque<>();
    private boolean finishing;
    private boolean hurrying;
    /** Whether one thread wakes by itself, and when; the others wait until they are woken. */
    private boolean hasTimer;

    private long timer;

    /** @param linger how long a message may wait for others */
    Deletions(SourceQueue queue, Heartbeat heartbeat, Health health, int capacity, Duration linger) {
        this.queue = queue;
        this.heartbeat = heartbeat;
        this.health = health;
        this.capacity = capacity;
        this.lingerNanos = linger.toNanos();
    }

    /** Waits for room and adds a message that is done. */
    void add(Message message) throws InterruptedException {
        long deadline = deadline(message);
        lock.lockInterruptibly();
        try {
            while (waiting.size() >= capacity) {
                room.await();
            }
            waiting.add(new Done(message, deadline));
            if (isFull() || !hasTimer || hurrying || deadline - timer < 0) {
                due.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns when a message must be deleted: after the time to wait, or while a request still fits its visibility. */
    private long deadline(Message message) {
        long now = System.nanoTime();
        return now + Math.max(0, Math.min(lingerNanos, heartbeat.nanosToSpare(message, now)));
    }

    /** Returns whether the newest message completes a request. */
    private boolean isFull() {
        return waiting.size() % SourceQueue.BATCH == 0 || waiting.size() >= capacity;
    }

    /** Nothing waits for others any more. */
    void hurry() {
        lock.lock();
        try {
            hurrying = true;
            due.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets the threads return once all messages added so far are deleted. */
    void finish() {
        lock.lock();
        try {
            finishing = true;
            due.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the number of messages that wait to be deleted. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
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

    /** Waits for the next messages and returns them, at least one; at the end it returns an empty list. */
    private List<Message> next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!isDue()) {
                if (waiting.isEmpty() || hasTimer) {
                    due.await();
                } else {
                    timer = earliest();
                    hasTimer = true;
                    try {
                        long ignored = due.awaitNanos(timer - System.nanoTime());
                    } finally {
                        hasTimer = false;
                    }
                }
            }
            return take();
        } finally {
            lock.unlock();
        }
    }

    private boolean isDue() {
        boolean isFull = waiting.size() >= Math.min(capacity, SourceQueue.BATCH);
        return finishing || isFull || (!waiting.isEmpty() && (hurrying || earliest() - System.nanoTime() <= 0));
    }

    /** Returns the earliest deadline of the messages; there are fewer than ten. */
    private long earliest() {
        long now = System.nanoTime();
        return now
                + waiting.stream().mapToLong(done -> done.deadline - now).min().orElse(0);
    }

    private List<Message> take() {
        List<Message> batch = new ArrayList<>(SourceQueue.BATCH);
        while (batch.size() < SourceQueue.BATCH && !waiting.isEmpty()) {
            batch.add(waiting.remove().message);
        }
        room.signalAll();
        if (!waiting.isEmpty()) {
            due.signal();
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
                FailureLog.warn(
                        left.size() + " messages are done but could not be deleted: " + left + "; they come again");
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

    /** A message that waits to be deleted, and until when it may. */
    private record Done(Message message, long deadline) {}
}
