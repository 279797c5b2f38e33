package io.sqsmega.lambda;

import io.sqsmega.dispatch.CallOut;
import io.sqsmega.dispatch.Lane;
import java.util.Collection;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Runs each lane of a batch in a task of a user's executor, which may reject it, or keep its caller. */
final class ExecutorWorkers implements Workers {
    private final Executor executor;

    ExecutorWorkers(Executor executor) {
        this.executor = executor;
    }

    @Override
    public void run(Collection<Lane> lanes, Invocation invocation) {
        try (LaneTasks tasks = new LaneTasks(lanes, invocation)) {
            invocation
                    .calls()
                    .tryRun(() -> tasks.tasks().forEach(this::start), thrown -> notAllStarted(invocation, thrown));
            tasks.join();
        }
    }

    private static void notAllStarted(Invocation invocation, Throwable thrown) {
        invocation.warn("the executor did not take all messages in time; the rest stays on the queue", thrown);
    }

    private void start(LaneTasks.Task task) {
        try {
            CallOut.execute(executor, task);
        } catch (RejectedExecutionException noThreadForIt) {
            task.giveUp();
        }
    }
}
