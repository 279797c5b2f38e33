package io.sqsmega.lambda;

import io.sqsmega.dispatch.CallOut;
import io.sqsmega.dispatch.Lane;
import io.sqsmega.dispatch.WorkerThreads;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs the lanes of a batch in parallel, on threads that are kept for the next batch. A thread whose subscriber hangs
 * is not kept: it comes back only if the subscriber returns.
 */
final class ParallelWorkers implements Workers {
    private final int parallelism;

    /** @param parallelism the largest number of threads for a batch */
    ParallelWorkers(int parallelism) {
        this.parallelism = parallelism;
    }

    @Override
    public void run(Collection<Lane> lanes, Invocation invocation) {
        try (LaneTasks tasks = new LaneTasks(lanes, invocation)) {
            if (new Crew(tasks.tasks(), parallelism).startNext()) {
                tasks.join();
            }
        }
    }

    /**
     * The threads of a batch. Each starts the next one before it begins, if a lane is left: a batch of short lanes is
     * done before many are woken.
     */
    private static final class Crew implements Runnable {
        private final List<LaneTasks.Task> tasks;
        private final AtomicInteger taken = new AtomicInteger();
        /** Changed by one thread after the other. */
        private int free;

        Crew(List<LaneTasks.Task> tasks, int parallelism) {
            this.tasks = tasks;
            this.free = parallelism;
        }

        /** Starts a thread, if one is left and has something to do. Returns false if none could be had. */
        boolean startNext() {
            if (free == 0 || taken.get() >= tasks.size()) {
                return true;
            }
            free--;
            try {
                CallOut.execute(WorkerThreads.shared(), this);
                return true;
            } catch (RejectedExecutionException noThread) {
                return false;
            }
        }

        @Override
        public void run() {
            startNext();
            for (int next = taken.getAndIncrement(); next < tasks.size(); next = taken.getAndIncrement()) {
                tasks.get(next).run();
                // An interrupt that was for the lane before, or that it left behind.
                Thread.interrupted();
            }
        }
    }
}
