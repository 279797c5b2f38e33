package io.sqsmega.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.sqsmega.dispatch.Batch;
import io.sqsmega.dispatch.CallOut;
import io.sqsmega.dispatch.Dispatcher;
import io.sqsmega.dispatch.Lane;
import io.sqsmega.dispatch.LoggingContext;
import io.sqsmega.dispatch.MessageObserver;
import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.message.Message;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all lanes of a batch share: who handles a message, how much time is left, what log lines say of it, and the
 * threads on which calls out are waited for. What is not configured has no thread.
 */
final class Invocation implements AutoCloseable {
    private final Deadline deadline;
    private final Map<String, String> logFields;
    private final CallOut calls;
    private final CallOut lastCalls;
    private final @Nullable TimelyObserver observer;
    private final Dispatcher dispatcher;

    private Invocation(Dispatcher dispatcher, HandlerOptions options, @Nullable Context context) {
        this.deadline = new Deadline(context, options.timeMargin());
        String requestId = context == null ? null : context.getAwsRequestId();
        this.logFields = requestId == null ? Map.of() : Map.of("requestId", requestId);
        boolean mayBeLate =
                deadline.isSet() && (dispatcher.callsServices() || options.workers() instanceof ParallelWorkers);
        this.calls = mayBeLate ? callsUntil(deadline.waitUntil(), dispatcher) : CallOut.UNBOUNDED;
        this.lastCalls = mayBeLate ? callsUntil(deadline.finishUntil(), dispatcher) : CallOut.UNBOUNDED;
        this.observer = deadline.isSet() && !MessageObserver.NONE.equals(dispatcher.observer())
                ? new TimelyObserver(dispatcher, logFields, deadline)
                : null;
        // A subscriber on another thread is given up as a whole, so its calls need no limit of their own.
        boolean onCallingThread = Workers.CALLING_THREAD.equals(options.workers());
        this.dispatcher = dispatcher.with(
                onCallingThread ? calls : CallOut.UNBOUNDED, observer == null ? dispatcher.observer() : observer);
    }

    private CallOut callsUntil(long end, Dispatcher dispatcher) {
        return CallOut.until(end, dispatcher.loggingContext(), logFields);
    }

    static Invocation of(Dispatcher dispatcher, HandlerOptions options, @Nullable Context context) {
        return new Invocation(dispatcher, options, context);
    }

    Deadline deadline() {
        return deadline;
    }

    /** The way to an executor that may keep its caller. */
    CallOut calls() {
        return calls;
    }

    /** The messages, to be given to the subscribers of this invocation's dispatcher. */
    Batch batch(List<Message> messages) {
        return new Batch(dispatcher, messages);
    }

    /** Runs a lane on this thread. */
    void run(Lane lane) {
        try (LoggingContext.Scope scope = CallOut.open(dispatcher.loggingContext(), logFields)) {
            lane.run(deadline);
        }
    }

    /** Time is up for what has no outcome yet. */
    void timeIsUp(Lane lane) {
        lane.timeIsUp(lastCalls);
    }

    /** Schedules what stays, if there is time for it; else the visibility timeout decides. */
    void schedule(List<MessageReport> reports) {
        lastCalls.schedule(dispatcher.redelivery(), reports);
    }

    /** Waits for the observer, as long as there is time, and ends the threads. */
    @Override
    public void close() {
        try {
            if (observer != null) {
                observer.close();
            }
        } finally {
            calls.close();
            lastCalls.close();
        }
    }
}
