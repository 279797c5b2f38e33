package io.sqsmega.lambda;

import io.sqsmega.dispatch.CallOut;
import io.sqsmega.dispatch.Lane;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs the lanes of a batch in parallel and waits for them until the deadline. Lanes that have not returned by then are
 * interrupted and given up: their messages stay.
 */
final class ParallelWorkers implements Workers {
    private static final AtomicInteger THREADS = new AtomicInteger();

    private final Executor executor;

    private ParallelWorkers(Executor executor) {
        this.executor = executor;
    }

    /** Returns workers that use an executor. */
    static Workers on(Executor executor) {
        return new ParallelWorkers(executor);
    }

    /**
     * Returns workers on at most this number of threads, which are new for each batch, so a hung thread cannot delay a
     * later batch.
     */
    static Workers onThreadsOfTheBatch(int parallelism) {
        return (lanes, invocation) -> {
            int threads = Math.max(1, Math.min(parallelism, lanes.size()));
            ExecutorService executor = Executors.newFixedThreadPool(threads, ParallelWorkers::daemon);
            try {
                new ParallelWorkers(executor).run(lanes, invocation, CallOut.UNBOUNDED);
            } finally {
                executor.shutdownNow();
            }
        };
    }

    static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "mega-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void run(Collection<Lane> lanes, Invocation invocation) {
        run(lanes, invocation, invocation.calls());
    }

    private void run(Collection<Lane> lanes, Invocation invocation, CallOut starting) {
        List<Task> tasks = new ArrayList<>(lanes.size());
        for (Lane lane : lanes) {
            tasks.add(new Task(lane, invocation));
        }
        try {
            starting.tryRun(() -> tasks.forEach(this::start), thrown -> notAllStarted(invocation, thrown));
            tasks.forEach(Task::join);
        } finally {
            // After an error no other lane starts, because the invocation has failed.
            tasks.forEach(Task::giveUpUnlessDone);
        }
    }

    private static void notAllStarted(Invocation invocation, Throwable thrown) {
        invocation.warn("the executor did not take all messages in time; the rest stays on the queue", thrown);
    }

    /** Returns the exception as an error: a lane throws only errors of the virtual machine. */
    private static Error asError(@Nullable Throwable thrown) {
        return thrown instanceof Error error ? error : new AssertionError("only errors are thrown", thrown);
    }

    private void start(Task task) {
        try {
            CallOut.execute(executor, task);
        } catch (RejectedExecutionException noThreadForIt) {
            task.giveUp();
        }
    }

    /** A lane as a task of the executor. */
    private static final class Task extends FutureTask<Lane> {
        private final Lane lane;
        private final Invocation invocation;

        Task(Lane lane, Invocation invocation) {
            super(() -> invocation.run(lane), lane);
            this.lane = lane;
            this.invocation = invocation;
        }

        /** Rethrows an error of the lane: a lane throws only errors of the virtual machine. */
        void join() {
            try {
                if (!isCancelled()) {
                    get(invocation.deadline().waitUntil() - System.nanoTime(), TimeUnit.NANOSECONDS);
                }
            } catch (TimeoutException timeIsUp) {
                invocation.timeIsUp(lane);
                cancel(true);
            } catch (InterruptedException stopped) {
                giveUp();
                Thread.currentThread().interrupt();
            } catch (ExecutionException fatal) {
                throw asError(fatal.getCause());
            }
        }

        void giveUpUnlessDone() {
            if (!isDone()) {
                giveUp();
            }
        }

        void giveUp() {
            lane.giveUp();
            cancel(true);
        }
    }
}
