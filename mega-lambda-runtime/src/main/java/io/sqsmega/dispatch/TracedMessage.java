package io.sqsmega.dispatch;

import io.sqsmega.dispatch.MessageTracer.BatchTrace;
import io.sqsmega.dispatch.MessageTracer.MessageTrace;
import io.sqsmega.dispatch.MessageTracer.SubscriberTrace;
import io.sqsmega.message.EnvelopeOpener;
import io.sqsmega.message.Message;
import io.sqsmega.subscribe.Result;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Traces one message. Exceptions of the tracer are logged and change nothing. Thread-safe. */
record TracedMessage(MessageTrace trace, Map<String, String> logFields) {
    /** Begins a message; it is current on this thread until {@link #leave}. */
    static TracedMessage begin(BatchTrace batch, Message message, Map<String, String> logFields) {
        MessageTrace trace = CallOut.UNBOUNDED.tryCall(() -> batch.begin(message), thrown -> failed(logFields, thrown));
        return new TracedMessage(trace == null ? new MessageTrace() {} : trace, logFields);
    }

    void opened(Message message, @Nullable String eventName) {
        tryRun(() -> trace.opened(message, eventName));
    }

    /** Passes on where a message came from that could not be opened. */
    void notOpened(Message message) {
        tryRun(() -> trace.opened(EnvelopeOpener.withEnvelope(message), null));
    }

    /** Returns the result of a subscriber's call, within its trace. */
    Result around(String subscriber, Callable<Result> call) throws Exception {
        SubscriberTrace begun = begin(subscriber);
        try {
            Result result = call.call();
            leave(begun, result, null);
            return result;
        } catch (Throwable thrown) {
            leave(begun, null, thrown);
            throw thrown;
        }
    }

    /** Begins the call of a subscriber; the trace of it is to be left on this thread. */
    SubscriberTrace begin(String subscriber) {
        SubscriberTrace begun = CallOut.UNBOUNDED.tryCall(() -> trace.begin(subscriber), this::failed);
        return begun == null ? (result, thrown) -> {} : begun;
    }

    void leave(SubscriberTrace subscribing, @Nullable Result result, @Nullable Throwable thrown) {
        tryRun(() -> subscribing.leave(result, thrown));
    }

    void leave() {
        tryRun(trace::leave);
    }

    void end(MessageReport report) {
        tryRun(() -> trace.end(report));
    }

    private void tryRun(CallOut.Action call) {
        CallOut.UNBOUNDED.tryRun(call, this::failed);
    }

    private void failed(Throwable thrown) {
        failed(logFields, thrown);
    }

    static void failed(Map<String, String> logFields, Throwable thrown) {
        FailureLog.warn("the tracer failed; all outcomes stand", logFields, thrown);
    }
}
