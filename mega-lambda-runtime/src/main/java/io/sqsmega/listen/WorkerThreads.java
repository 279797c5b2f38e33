package io.sqsmega.listen;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Threads that run each task at once: there is an idle thread for it, or a new one is created. Unlike a cached thread
 * pool, which wakes a thread for each task, an idle thread is woken by the one before it; so of ten short tasks one
 * thread runs several, and few are woken. A thread that is idle for a minute ends. Thread-safe.
 */
final class WorkerThreads implements Executor {
    private static final long KEEP_NANOS = Duration.ofMinutes(1).toNanos();

    private final ThreadFactory factory;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition queued = lock.newCondition();
    private final Condition ended = lock.newCondition();
    private final Queue<Runnable> queue = new ArrayDeque<>();
    private final Set<Thread> threads = new HashSet<>();
    /** The threads that have no task; there are never more tasks in the queue. */
    private int idle;

    private boolean isShutDown;

    WorkerThreads(ThreadFactory factory) {
        this.factory = factory;
    }

    /**
     * Runs a task on a thread of its own.
     *
     * @throws RejectedExecutionException after {@link #shutdown}
     * @throws OutOfMemoryError if no thread can be created
     */
    @Override
    public void execute(Runnable task) {
        lock.lock();
        try {
            if (isShutDown) {
                throw new RejectedExecutionException("the threads are shut down");
            }
            if (idle > queue.size()) {
                queue.add(task);
                wakeForTheFirst();
            } else {
                start(task);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Wakes a thread for the first task in the queue, which wakes the next one when it takes the task. */
    private void wakeForTheFirst() {
        if (queue.size() == 1) {
            queued.signal();
        }
    }

    private void start(Runnable task) {
        Thread thread = factory.newThread(() -> run(task));
        thread.start();
        threads.add(thread);
    }

    private void run(Runnable first) {
        try {
            for (Runnable task = first; task != null; task = next()) {
                task.run();
            }
        } finally {
            end();
        }
    }

    private void end() {
        lock.lock();
        try {
            threads.remove(Thread.currentThread());
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a task; returns null if this thread has to end. */
    private @Nullable Runnable next() {
        lock.lock();
        idle++;
        try {
            long left = KEEP_NANOS;
            while (queue.isEmpty()) {
                if (isShutDown || left <= 0) {
                    return null;
                }
                try {
                    left = queued.awaitNanos(left);
                } catch (InterruptedException forATaskThatHasEnded) {
                    // It was for the task: this thread waits for the next one.
                }
            }
            Runnable task = queue.remove();
            if (!queue.isEmpty()) {
                queued.signal();
            }
            return task;
        } finally {
            idle--;
            lock.unlock();
        }
    }

    /** Accepts nothing more. */
    void shutdown() {
        lock.lock();
        try {
            isShutDown = true;
            queued.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Accepts nothing more and interrupts running tasks. */
    void shutdownNow() {
        shutdown();
        lock.lock();
        try {
            threads.forEach(Thread::interrupt);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all threads have ended, or until the time is up. */
    void awaitTermination(Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (!threads.isEmpty() && left > 0) {
                left = ended.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
