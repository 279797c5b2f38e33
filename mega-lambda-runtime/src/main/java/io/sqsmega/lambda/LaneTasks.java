package io.sqsmega.lambda;

import io.sqsmega.dispatch.Lane;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The lanes of a batch as tasks for other threads. The thread that answers waits for them until the deadline. Lanes
 * that have not returned by then are given up and interrupted: their messages stay.
 */
final class LaneTasks implements AutoCloseable {
    private final Invocation invocation;
    private final List<Task> tasks;
    private final AtomicInteger left;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable Throwable fatal;

    LaneTasks(Collection<Lane> lanes, Invocation invocation) {
        this.invocation = invocation;
        this.tasks = new ArrayList<>(lanes.size());
        for (Lane lane : lanes) {
            tasks.add(new Task(lane));
        }
        this.left = new AtomicInteger(tasks.size());
    }

    List<Task> tasks() {
        return tasks;
    }

    /** Waits until every lane is done, or the time is up. Rethrows an error of the virtual machine at once. */
    void join() {
        try {
            if (!tasks.isEmpty() && !over.await(nanosLeft(), TimeUnit.NANOSECONDS)) {
                timeIsUp();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        Throwable thrown = fatal;
        if (thrown != null) {
            throw thrown instanceof Error error ? error : new AssertionError("only errors are thrown", thrown);
        }
    }

    private long nanosLeft() {
        return invocation.deadline().waitUntil() - System.nanoTime();
    }

    private void timeIsUp() {
        for (Task task : tasks) {
            if (!task.isDone()) {
                invocation.timeIsUp(task.lane);
            }
        }
    }

    /** Gives up the lanes that are not done. After an error none of them starts, because the invocation has failed. */
    @Override
    public void close() {
        tasks.forEach(Task::giveUpUnlessDone);
    }

    /** A lane as a task. Only errors of the virtual machine come out of a lane. */
    final class Task extends FutureTask<Lane> {
        private final Lane lane;

        Task(Lane lane) {
            super(() -> invocation.run(lane), lane);
            this.lane = lane;
        }

        @Override
        protected void setException(Throwable thrown) {
            fatal = thrown;
            over.countDown();
            super.setException(thrown);
        }

        @Override
        protected void done() {
            if (left.decrementAndGet() == 0) {
                over.countDown();
            }
        }

        private void giveUpUnlessDone() {
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
