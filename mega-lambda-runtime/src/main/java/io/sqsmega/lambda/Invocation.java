package io.sqsmega.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.sqsmega.dispatch.Batch;
import io.sqsmega.dispatch.BatchReport;
import io.sqsmega.dispatch.CallOut;
import io.sqsmega.dispatch.Dispatcher;
import io.sqsmega.dispatch.FailureLog;
import io.sqsmega.dispatch.Lane;
import io.sqsmega.dispatch.LoggingContext;
import io.sqsmega.dispatch.MessageObserver;
import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.dispatch.PromptObserver;
import io.sqsmega.dispatch.Redelivery;
import io.sqsmega.message.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state that all lanes of a batch share: the dispatcher, the deadline, the logging context, and the way to call
 * out. Without configured services no other thread is used.
 */
final class Invocation implements AutoCloseable {
    private final long begun = System.nanoTime();
    private final Deadline deadline;
    private final Map<String, String> logFields;
    private final CallOut calls;
    private final CallOut lastCalls;
    private final @Nullable TimelyObserver observer;
    private final Dispatcher dispatcher;

    private Invocation(Dispatcher handler, HandlerOptions options, @Nullable Context context) {
        this.deadline = new Deadline(context, options.timeMargin());
        String requestId = context == null ? null : context.getAwsRequestId();
        this.logFields = requestId == null ? Map.of() : Map.of("requestId", requestId);
        Dispatcher dispatcher = handler.with(logFields);
        boolean mayBeLate =
                deadline.isSet() && (dispatcher.callsServices() || options.workers() instanceof ExecutorWorkers);
        this.calls = mayBeLate ? callsUntil(deadline.waitUntil(), dispatcher) : CallOut.UNBOUNDED;
        boolean lastCallsMayBeLate = mayBeLate || (deadline.isSet() && dispatcher.tracer() != null);
        this.lastCalls = lastCallsMayBeLate ? callsUntil(deadline.finishUntil(), dispatcher) : CallOut.UNBOUNDED;
        boolean canBeLate = !MessageObserver.NONE.equals(dispatcher.observer())
                && !(dispatcher.observer() instanceof PromptObserver);
        this.observer = deadline.isSet() && canBeLate ? new TimelyObserver(dispatcher, logFields, deadline) : null;
        // A subscriber on another thread is abandoned as a whole, so its calls need no separate limit.
        boolean onCallingThread = Workers.CALLING_THREAD.equals(options.workers());
        this.dispatcher = dispatcher.with(
                onCallingThread ? calls : CallOut.UNBOUNDED, observer == null ? dispatcher.observer() : observer);
    }

    private CallOut callsUntil(long end, Dispatcher dispatcher) {
        return CallOut.until(end, dispatcher.loggingContext(), logFields, dispatcher.tracer());
    }

    static Invocation of(Dispatcher dispatcher, HandlerOptions options, @Nullable Context context) {
        return new Invocation(dispatcher, options, context);
    }

    Deadline deadline() {
        return deadline;
    }

    /** Returns the way to call an executor that may block its caller. */
    CallOut calls() {
        return calls;
    }

    /** Returns a batch of the messages for this invocation's dispatcher. */
    Batch batch(List<Message> messages) {
        return Batch.traced(dispatcher, messages);
    }

    /** Ends the trace of the batch, if there is time. */
    void endTrace(Batch batch) {
        long left = deadline.finishUntil() - System.nanoTime();
        batch.endTrace(lastCalls, deadline.isSet() ? Duration.ofNanos(Math.max(0, left)) : null);
    }

    /** Runs a lane on this thread. */
    void run(Lane lane) {
        try (LoggingContext.Scope scope = CallOut.open(dispatcher.loggingContext(), logFields)) {
            lane.run(deadline);
        }
    }

    /** Gives up the messages of a lane without an outcome, because the time is up. */
    void timeIsUp(Lane lane) {
        lane.timeIsUp(lastCalls);
    }

    /** Schedules the messages that stay, if there is time; else the visibility timeout decides. */
    void schedule(List<MessageReport> reports) {
        if (!Redelivery.BY_VISIBILITY_TIMEOUT.equals(dispatcher.redelivery())) {
            lastCalls.schedule(dispatcher.redelivery(), reports);
        }
    }

    /** Reports the beginning of a batch, if there is an observer. */
    void observeBegin(List<Message> messages) {
        if (isObserved()) {
            dispatcher.observeBegin(report(messages.size(), Duration.ZERO, List.of()));
        }
    }

    /** Reports the end of a batch, if there is an observer. */
    void observeEnd(List<MessageReport> reports) {
        if (isObserved()) {
            dispatcher.observeEnd(report(reports.size(), Duration.ofNanos(System.nanoTime() - begun), reports));
        }
    }

    private boolean isObserved() {
        return !MessageObserver.NONE.equals(dispatcher.observer());
    }

    private BatchReport report(int size, Duration duration, List<MessageReport> reports) {
        return new BatchReport(size, logFields.get("requestId"), deadline.timeLeft(), duration, reports);
    }

    /** Logs a warning about the batch. The logging context is not opened on the thread that answers: it can hang. */
    void warn(String what, @Nullable Throwable thrown) {
        FailureLog.warn(what, logFields, thrown);
    }

    /** Waits for the observer until the deadline. */
    @Override
    public void close() {
        if (observer != null) {
            observer.close();
        }
    }
}
