package io.sqsmega.dispatch;

import io.sqsmega.Internal;
import io.sqsmega.message.Message;
import io.sqsmega.message.PayloadReader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes every call out of the framework, to code of users and libraries. If a call fails, one log line is written; an
 * interrupt that it leaves behind is cleared; with a time limit, the caller stops waiting when the time is up. Only
 * errors of the virtual machine reach the caller.
 *
 * <p>Thread-safe.
 *
 * @hidden
 */
@Internal
public final class CallOut {
    /** Calls on the thread of the caller, without a time limit. */
    public static final CallOut UNBOUNDED = new CallOut(0, null, LoggingContext.NONE, Map.of(), null);

    /** A call without a result. */
    @FunctionalInterface
    public interface Action {
        void run() throws Exception;
    }

    private final long deadline;
    private final @Nullable Executor threads;
    private final LoggingContext loggingContext;
    private final Map<String, String> logFields;
    private final @Nullable MessageTracer tracer;

    private CallOut(
            long deadline,
            @Nullable Executor threads,
            LoggingContext loggingContext,
            Map<String, String> logFields,
            @Nullable MessageTracer tracer) {
        this.deadline = deadline;
        this.threads = threads;
        this.loggingContext = loggingContext;
        this.logFields = logFields;
        this.tracer = tracer;
    }

    /**
     * Returns a way to call on {@link WorkerThreads#shared separate threads}, one call at a time for each caller, which
     * waits only until the deadline. A call that hangs is interrupted and keeps its thread; the next call gets another.
     *
     * @param deadline a {@link System#nanoTime}
     * @param loggingContext the context opened around each call
     * @param tracer carries the trace to the other thread, or null
     */
    public static CallOut until(
            long deadline,
            LoggingContext loggingContext,
            Map<String, String> logFields,
            @Nullable MessageTracer tracer) {
        return new CallOut(deadline, WorkerThreads.shared(), loggingContext, logFields, tracer);
    }

    /** Rethrows errors of the virtual machine, except a stack overflow, which affects only one call. */
    static void survive(Throwable thrown) {
        if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
            throw fatal;
        }
    }

    /**
     * Returns the result of the call; its exceptions reach the caller.
     *
     * @throws TimeoutException if the call did not return in time, or no time was left for it
     * @throws CancellationException if the caller was interrupted while it waited; its interrupt flag is still set
     * @throws RejectedExecutionException if no thread could be created
     */
    <T extends @Nullable Object> T call(Callable<T> call) throws Exception {
        if (threads == null) {
            return callHere(call);
        }
        Callable<T> carried = tracer == null ? call : carriedBy(tracer, call);
        return callUntil(deadline, new FutureTask<>(() -> inContext(carried)), threads);
    }

    private <T extends @Nullable Object> Callable<T> carriedBy(MessageTracer tracer, Callable<T> call) {
        Callable<T> carried =
                UNBOUNDED.tryCall(() -> tracer.carried(call), thrown -> TracedMessage.failed(logFields, thrown));
        return carried == null ? call : carried;
    }

    /** Returns the result of the call; if it fails, passes the exception to {@code failure} and returns null. */
    <T> @Nullable T tryCall(Callable<@Nullable T> call, Consumer<Throwable> failure) {
        try {
            return call(call);
        } catch (Throwable thrown) {
            survive(thrown);
            failure.accept(thrown);
            return null;
        }
    }

    /** Runs the call; if it fails, passes the exception to {@code failure}. */
    public void tryRun(Action call, Consumer<Throwable> failure) {
        this.<Object>tryCall(
                () -> {
                    call.run();
                    return null;
                },
                failure);
    }

    private static <T extends @Nullable Object> T callHere(Callable<T> call) throws Exception {
        boolean interrupted = Thread.currentThread().isInterrupted();
        try {
            return call.call();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            } else {
                Thread.interrupted();
            }
        }
    }

    private <T extends @Nullable Object> T inContext(Callable<T> call) throws Exception {
        try (LoggingContext.Scope scope = open(loggingContext, logFields)) {
            return call.call();
        }
    }

    private static <T extends @Nullable Object> T callUntil(long deadline, FutureTask<T> call, Executor threads)
            throws Exception {
        if (deadline - System.nanoTime() <= 0) {
            throw new TimeoutException("there was no time left for it");
        }
        execute(threads, call);
        try {
            return call.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new TimeoutException("it was not back when the time was up");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the thread that waited for it was interrupted");
        } catch (ExecutionException failed) {
            throw whatWasThrown(failed);
        } finally {
            call.cancel(true);
        }
    }

    private static Exception whatWasThrown(ExecutionException failed) {
        if (failed.getCause() instanceof Error error) {
            throw error;
        }
        return failed.getCause() instanceof Exception exception ? exception : failed;
    }

    /**
     * Passes a task that never throws to an executor.
     *
     * @throws RejectedExecutionException for any exception of the executor; the task is not started
     */
    public static void execute(Executor executor, Runnable task) {
        try {
            executor.execute(task);
        } catch (Throwable thrown) {
            // "unable to create native thread" is an OutOfMemoryError as well, but of threads, not of the heap
            if (!(thrown instanceof OutOfMemoryError)) {
                survive(thrown);
            }
            throw new RejectedExecutionException("no thread could be had", thrown);
        }
    }

    /**
     * Opens a scope of the logging context. Returns null if there is no context, or if it fails. Closing the scope does
     * not throw.
     */
    public static LoggingContext.@Nullable Scope open(LoggingContext context, Map<String, String> fields) {
        return LoggingContext.NONE.equals(context) ? null : scope(() -> context.open(fields));
    }

    /** Opens the scope of one message at one subscriber, like {@link #open}. */
    static LoggingContext.@Nullable Scope open(
            LoggingContext context, Message message, @Nullable String eventName, String subscriber) {
        return LoggingContext.NONE.equals(context) ? null : scope(() -> context.of(message, eventName, subscriber));
    }

    private static LoggingContext.@Nullable Scope scope(Callable<LoggingContext.@Nullable Scope> opening) {
        LoggingContext.Scope scope = UNBOUNDED.tryCall(opening, FailureLog::ofLoggingContext);
        return scope == null ? null : () -> UNBOUNDED.tryRun(scope::close, FailureLog::ofLoggingContext);
    }

    /** Returns a reader whose calls use this object. */
    PayloadReader read(PayloadReader reader) {
        return pointer -> {
            try {
                return call(() -> reader.read(pointer));
            } catch (RuntimeException failed) {
                throw failed;
            } catch (Exception late) {
                throw new IllegalStateException("a large payload could not be fetched", late);
            }
        };
    }

    /** Calls the redelivery; if it fails, the visibility timeout decides. */
    public void schedule(Redelivery redelivery, List<MessageReport> reports) {
        tryRun(() -> redelivery.schedule(reports), this::redeliveryFailed);
    }

    private void redeliveryFailed(Throwable thrown) {
        FailureLog.warn("redelivery could not be scheduled; the visibility timeout decides", logFields, thrown);
    }
}
