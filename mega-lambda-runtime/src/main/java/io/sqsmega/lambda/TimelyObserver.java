package io.sqsmega.lambda;

import io.sqsmega.dispatch.BatchReport;
import io.sqsmega.dispatch.CallOut;
import io.sqsmega.dispatch.Dispatcher;
import io.sqsmega.dispatch.FailureLog;
import io.sqsmega.dispatch.LoggingContext;
import io.sqsmega.dispatch.MessageObserver;
import io.sqsmega.dispatch.MessageReport;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
    private final ExecutorService thread;
    private volatile @Nullable Error fatal;
    private volatile boolean isEndToBeTold;

    TimelyObserver(Dispatcher dispatcher, Map<String, String> logFields, Deadline deadline) {
        this.dispatcher = dispatcher;
        this.logFields = logFields;
        this.deadline = deadline;
        this.thread = Executors.newSingleThreadExecutor(ParallelWorkers::daemon);
    }

    @Override
    public void handled(MessageReport report) {
        CallOut.execute(thread, () -> tell(() -> dispatcher.observe(report)));
    }

    @Override
    public void batchBegan(BatchReport batch) {
        CallOut.execute(thread, () -> tell(() -> dispatcher.observeBegin(batch)));
    }

    @Override
    public void batchEnded(BatchReport batch) {
        isEndToBeTold = true;
        CallOut.execute(thread, () -> tell(() -> dispatcher.observeEnd(batch)));
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
        thread.shutdown();
        if (!isToldOfEverything()) {
            int left = thread.shutdownNow().size() - (isEndToBeTold ? 1 : 0);
            String what = "the observer was not done when the time was up, and not told of " + left
                    + " messages; their outcomes stand";
            FailureLog.warn(what, logFields, null);
        }
        Error thrown = fatal;
        if (thrown != null) {
            throw thrown;
        }
    }

    private boolean isToldOfEverything() {
        try {
            return thread.awaitTermination(deadline.finishUntil() - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
