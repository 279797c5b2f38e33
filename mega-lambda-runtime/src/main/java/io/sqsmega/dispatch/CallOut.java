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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The way of every call out of the framework, to what users and libraries implement. A call that fails costs a line in
 * the log; an interrupt that it leaves behind is cleared; with a time limit, it is given up when the time is up. Only
 * errors that the virtual machine does not survive come out.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 * @hidden
 */
@Internal
public final class CallOut implements AutoCloseable {
    /** Calls on the thread of the caller, for as long as that takes. */
    public static final CallOut UNBOUNDED = new CallOut(0, null, LoggingContext.NONE, Map.of());

    private static final LoggingContext.Scope NO_SCOPE = () -> {};

    /** A call that returns nothing. */
    @FunctionalInterface
    public interface Action {
        void run() throws Exception;
    }

    private final long deadline;
    private final @Nullable ExecutorService threads;
    private final LoggingContext loggingContext;
    private final Map<String, String> logFields;

    private CallOut(
            long deadline,
            @Nullable ExecutorService threads,
            LoggingContext loggingContext,
            Map<String, String> logFields) {
        this.deadline = deadline;
        this.threads = threads;
        this.loggingContext = loggingContext;
        this.logFields = logFields;
    }

    /**
     * Calls on threads of its own, one at a time for each caller, and waits no longer than until the deadline. A call
     * that hangs keeps its thread, and the next one gets another.
     *
     * @param deadline a {@link System#nanoTime}
     * @param loggingContext opened around each call
     */
    public static CallOut until(long deadline, LoggingContext loggingContext, Map<String, String> logFields) {
        ExecutorService threads = Executors.newCachedThreadPool(CallOut::daemon);
        return new CallOut(deadline, threads, loggingContext, logFields);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "mega-call-out");
        thread.setDaemon(true);
        return thread;
    }

    /** Rethrows what the virtual machine does not survive. A stack overflow it does: that was one call. */
    static void survive(Throwable thrown) {
        if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
            throw fatal;
        }
    }

    /**
     * Returns what the call returns, and throws what it throws.
     *
     * @throws TimeoutException if it was not back in time, or no time was left to call
     * @throws CancellationException if the caller was interrupted while it waited; it still is then
     * @throws RejectedExecutionException if no thread could be had
     */
    <T extends @Nullable Object> T call(Callable<T> call) throws Exception {
        return threads == null ? callHere(call) : callUntil(deadline, new FutureTask<>(() -> inContext(call)), threads);
    }

    /** Returns what the call returns; null if it failed, of which {@code failure} is told. */
    <T> @Nullable T tryCall(Callable<@Nullable T> call, Consumer<Throwable> failure) {
        try {
            return call(call);
        } catch (Throwable thrown) {
            survive(thrown);
            failure.accept(thrown);
            return null;
        }
    }

    /** Runs the call; if it fails, {@code failure} is told. */
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
     * Hands a task, which throws nothing, to an executor.
     *
     * @throws RejectedExecutionException whatever the executor threw: the task is not started
     */
    public static void execute(Executor executor, Runnable task) {
        try {
            executor.execute(task);
        } catch (Throwable thrown) {
            // "unable to create native thread" is an OutOfMemoryError too, but one of threads, not of the heap
            if (!(thrown instanceof OutOfMemoryError)) {
                survive(thrown);
            }
            throw new RejectedExecutionException("no thread could be had", thrown);
        }
    }

    /** Opens a scope of the logging context; one that does nothing if that fails. Its close does not throw. */
    public static LoggingContext.Scope open(LoggingContext context, Map<String, String> fields) {
        return LoggingContext.NONE.equals(context) ? NO_SCOPE : scope(() -> context.open(fields));
    }

    /** Opens the scope of one subscriber that sees one message, as {@link #open} does. */
    static LoggingContext.Scope open(
            LoggingContext context, Message message, @Nullable String eventName, String subscriber) {
        return LoggingContext.NONE.equals(context) ? NO_SCOPE : scope(() -> context.of(message, eventName, subscriber));
    }

    private static LoggingContext.Scope scope(Callable<LoggingContext.@Nullable Scope> opening) {
        LoggingContext.Scope scope = UNBOUNDED.tryCall(opening, FailureLog::ofLoggingContext);
        return scope == null ? NO_SCOPE : () -> UNBOUNDED.tryRun(scope::close, FailureLog::ofLoggingContext);
    }

    /** Returns a reader that goes this way. */
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

    /** Schedules what stays; if that fails, the visibility timeout decides. */
    public void schedule(Redelivery redelivery, List<MessageReport> reports) {
        if (!Redelivery.BY_VISIBILITY_TIMEOUT.equals(redelivery)) {
            tryRun(() -> redelivery.schedule(reports), this::redeliveryFailed);
        }
    }

    private void redeliveryFailed(Throwable thrown) {
        FailureLog.warn("redelivery could not be scheduled; the visibility timeout decides", logFields, thrown);
    }

    /** Interrupts the calls that hang. */
    @Override
    public void close() {
        if (threads != null) {
            threads.shutdownNow();
        }
    }
}
