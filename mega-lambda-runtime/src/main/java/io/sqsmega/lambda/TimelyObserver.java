package io.sqsmega.lambda;

import io.sqsmega.dispatch.BatchReport;
import io.sqsmega.dispatch.CallOut;
import io.sqsmega.dispatch.Dispatcher;
import io.sqsmega.dispatch.FailureLog;
import io.sqsmega.dispatch.LoggingContext;
import io.sqsmega.dispatch.MessageObserver;
import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.dispatch.WorkerThreads;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Calls an observer with one report after the other on a separate thread, so that it takes no time from the messages.
 * Waits for it only until the deadline: an answer that is too late fails the whole batch.
 */
final class TimelyObserver implements MessageObserver, AutoCloseable {
    private final Dispatcher dispatcher;
    private final Map<String, String> logFields;
    private final Deadline deadline;
    private final Queue<Runnable> untold = new ArrayDeque<>();
    /** Runs on another thread while there is something to tell. */
    private @Nullable FutureTask<?> telling;

    private boolean isEndToBeTold;
    private boolean isClosed;
    private volatile @Nullable Error fatal;

    TimelyObserver(Dispatcher dispatcher, Map<String, String> logFields, Deadline deadline) {
        this.dispatcher = dispatcher;
        this.logFields = logFields;
        this.deadline = deadline;
    }

    @Override
    public void handled(MessageReport report) {
        add(() -> dispatcher.observe(report));
    }

    @Override
    public void batchBegan(BatchReport batch) {
        add(() -> dispatcher.observeBegin(batch));
    }

    @Override
    public synchronized void batchEnded(BatchReport batch) {
        isEndToBeTold = true;
        add(() -> dispatcher.observeEnd(batch));
    }

    private synchronized void add(Runnable call) {
        if (isClosed) {
            throw new RejectedExecutionException("the handler has answered");
        }
        if (telling == null) {
            FutureTask<?> task = new FutureTask<>(this::tellAll, null);
            CallOut.execute(WorkerThreads.shared(), task);
            telling = task;
        }
        untold.add(call);
    }

    private void tellAll() {
        for (Runnable call = next(); call != null; call = next()) {
            tell(call);
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable call = untold.poll();
        if (call == null) {
            telling = null;
            notifyAll();
        }
        return call;
    }

    private void tell(Runnable call) {
        try (LoggingContext.Scope scope = CallOut.open(dispatcher.loggingContext(), logFields)) {
            call.run();
        } catch (Error notSurvived) {
            fatal = notSurvived;
        }
    }

    /** Waits until the observer has received all reports or the time is up; remaining reports are dropped. */
    @Override
    public void close() {
        if (!isToldOfEverything()) {
            String what = "the observer was not done when the time was up, and not told of " + drop()
                    + " messages; their outcomes stand";
            FailureLog.warn(what, logFields, null);
        }
        Error thrown = fatal;
        if (thrown != null) {
            throw thrown;
        }
    }

    private synchronized boolean isToldOfEverything() {
        try {
            long left = deadline.finishUntil() - System.nanoTime();
            while (telling != null && left > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
                left = deadline.finishUntil() - System.nanoTime();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        isClosed = true;
        return telling == null;
    }

    /** Interrupts the observer. Returns the number of messages that it was not told of. */
    private synchronized int drop() {
        int dropped = untold.size() - (isEndToBeTold && !untold.isEmpty() ? 1 : 0);
        untold.clear();
        if (telling != null) {
            telling.cancel(true);
        }
        return dropped;
    }
}
