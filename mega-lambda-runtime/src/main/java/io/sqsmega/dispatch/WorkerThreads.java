package io.sqsmega.dispatch;

import io.sqsmega.Internal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Threads that run each task at once: there is an idle thread for it, or a new one is created. So a task that hangs
 * delays no other. Unlike a cached thread pool, which wakes a thread for each task, an idle thread is woken by the one
 * before it; so of ten short tasks one thread runs several, and few are woken. A thread that is idle for a minute ends.
 *
 * <p>A task begins without an interrupt, and with the context class loader of the thread that submitted it. Thread
 * locals of the tasks before it are still there. Thread-safe.
 *
 * @hidden
 */
@Internal
public final class WorkerThreads implements Executor {
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final ThreadFactory factory;
    private final long keepNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition queued = lock.newCondition();
    private final Condition ended = lock.newCondition();
    private final Queue<Task> queue = new ArrayDeque<>();
    private final Set<Thread> threads = new HashSet<>();
    /** The threads that have no task; there are never more tasks in the queue. */
    private int idle;

    private boolean isShutDown;

    public WorkerThreads(ThreadFactory factory) {
        this(factory, KEPT);
    }

    /** @param kept how long an idle thread waits for a task before it ends */
    WorkerThreads(ThreadFactory factory, Duration kept) {
        this.factory = factory;
        this.keepNanos = kept.toNanos();
    }

    /**
     * Returns the threads of all handlers: daemons named {@code mega-1} and so on. They are not shut down, but each
     * ends when it is idle. They inherit no thread locals, because they outlive the invocation that created them.
     */
    public static WorkerThreads shared() {
        return Shared.THREADS;
    }

    /**
     * Runs a task on a thread of its own, with the context class loader of this thread.
     *
     * @throws RejectedExecutionException after {@link #shutdown}
     * @throws OutOfMemoryError if no thread can be created
     */
    @Override
    public void execute(Runnable task) {
        execute(new Task(task, Thread.currentThread().getContextClassLoader()));
    }

    private void execute(Task task) {
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

    private void start(Task task) {
        Thread thread = factory.newThread(() -> run(task));
        thread.start();
        threads.add(thread);
    }

    private void run(Task first) {
        try {
            for (Task task = first; task != null; task = next()) {
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
    private @Nullable Task next() {
        lock.lock();
        idle++;
        try {
            long left = keepNanos;
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
            Task task = queue.remove();
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
    public void shutdown() {
        lock.lock();
        try {
            isShutDown = true;
            queued.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Accepts nothing more and interrupts running tasks. */
    public void shutdownNow() {
        shutdown();
        lock.lock();
        try {
            threads.forEach(Thread::interrupt);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all threads have ended, or until the time is up. */
    public void awaitTermination(Duration atMost) throws InterruptedException {
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

    /** A task with the context class loader of the thread that submitted it. */
    private static final class Task {
        /**
         * Null when it has begun: a thread that waits for its next task keeps nothing of the last one, or of its first.
         */
        private @Nullable Runnable work;

        private final @Nullable ClassLoader loader;

        Task(Runnable work, @Nullable ClassLoader loader) {
            this.work = work;
            this.loader = loader;
        }

        void run() {
            Thread thread = Thread.currentThread();
            if (!Objects.equals(thread.getContextClassLoader(), loader)) {
                thread.setContextClassLoader(loader);
            }
            Runnable given = Objects.requireNonNull(work);
            work = null;
            given.run();
            // An interrupt that was for this task, or that it left behind, must not reach the next one.
            Thread.interrupted();
        }
    }

    private static final class Shared {
        private static final AtomicInteger MADE = new AtomicInteger();
        static final WorkerThreads THREADS = new WorkerThreads(Shared::daemon);

        private static Thread daemon(Runnable work) {
            Thread thread = new Thread(null, work, "mega-" + MADE.incrementAndGet(), 0, false);
            thread.setDaemon(true);
            return thread;
        }
    }
}
