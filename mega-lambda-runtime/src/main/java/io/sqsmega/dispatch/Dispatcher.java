package io.sqsmega.dispatch;

import io.sqsmega.Internal;
import io.sqsmega.dispatch.MessageTracer.BatchTrace;
import io.sqsmega.guard.Delivery;
import io.sqsmega.guard.DuplicateGuard;
import io.sqsmega.match.Mismatch;
import io.sqsmega.message.EnvelopeOpener;
import io.sqsmega.message.Message;
import io.sqsmega.message.PayloadReader;
import io.sqsmega.subscribe.Subscription;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Passes a message to every matching subscriber and returns its outcome.
 *
 * <p>Dispatch never throws: decoding errors and subscriber exceptions become an {@link Outcome}. Only errors of the
 * virtual machine ({@code OutOfMemoryError}) reach the caller. Thread-safe.
 *
 * @hidden
 */
@Internal
public final class Dispatcher {
    static final String PROTOCOL = "the MEGA protocol";

    final DispatchOptions options;
    final List<Subscription<?>> subscriptions;
    final Router router;
    final UnmatchedLog unmatchedLog;
    final CallOut callOut;
    final FailureListener failures;
    final EnvelopeOpener opener;
    final Map<String, String> logFields;
    private final Transformers transformers;
    private final MessageObserver observer;
    final @Nullable BatchTrace batchTrace;

    Dispatcher(SubscribingBuilder<?> builder, int concurrency) {
        this.options = builder.options.copy();
        this.subscriptions = List.copyOf(builder.subscriptions);
        this.transformers = builder.transformers.copy(options.dataBinder);
        this.unmatchedLog = new UnmatchedLog(options.unmatched);
        this.observer = options.observer;
        this.batchTrace = null;
        this.callOut = CallOut.UNBOUNDED;
        this.failures = FailureListener.NONE;
        this.logFields = Map.of();
        boolean base64AsBytes = options.base64AsBytes == null ? takesBytes() : options.base64AsBytes;
        PayloadReader largePayloads =
                options.largePayloads == null ? null : options.largePayloads.forConcurrency(concurrency);
        EnvelopeOpener opener = new EnvelopeOpener(largePayloads, base64AsBytes);
        this.opener = largePayloads == null ? opener : opener.readingBy(callOut::read);
        this.router = new Router(subscriptions, transformers, options.unmatched == Unmatched.DELETE);
    }

    private boolean takesBytes() {
        for (Subscription<?> subscription : subscriptions) {
            if (subscription.takesBytes()) {
                return true;
            }
        }
        return transformers.takeBytes();
    }

    private Dispatcher(
            Dispatcher dispatcher,
            CallOut callOut,
            MessageObserver observer,
            FailureListener failures,
            Map<String, String> logFields,
            @Nullable BatchTrace batchTrace) {
        this.options = dispatcher.options;
        this.subscriptions = dispatcher.subscriptions;
        this.transformers = dispatcher.transformers;
        this.unmatchedLog = dispatcher.unmatchedLog;
        this.router = dispatcher.router;
        // Nothing is made, and no class is loaded for it, where the calls go the same way as before.
        this.opener =
                callOut.equals(dispatcher.callOut) ? dispatcher.opener : dispatcher.opener.readingBy(callOut::read);
        this.callOut = callOut;
        this.observer = observer;
        this.failures = failures;
        this.logFields = logFields;
        this.batchTrace = batchTrace;
    }

    /** Starts building a dispatcher with default options. */
    public static Builder builder() {
        return new Builder(1);
    }

    /**
     * Starts building a dispatcher with the options of a handler.
     *
     * @param concurrency the number of messages processed at the same time
     */
    public static Builder builder(DispatchOptions.Builder<?> given, int concurrency) {
        Builder builder = new Builder(concurrency);
        builder.options = given.options.copy();
        return builder;
    }

    /**
     * Returns the dispatcher for one batch, with its own observer and its own way of calling guard, large payloads and
     * dead letters.
     */
    public Dispatcher with(CallOut callOut, MessageObserver observer) {
        boolean isTheSame = callOut.equals(this.callOut) && observer.equals(this.observer);
        return isTheSame ? this : new Dispatcher(this, callOut, observer, failures, logFields, batchTrace);
    }

    /** The same for one batch, whose lines in the log have these fields. */
    public Dispatcher with(Map<String, String> logFields) {
        return logFields.isEmpty() ? this : new Dispatcher(this, callOut, observer, failures, logFields, batchTrace);
    }

    /** Begins the trace of a handler's batch. Returns this dispatcher if there is no tracer. */
    Dispatcher beginBatch(List<Message> messages) {
        MessageTracer tracer = options.tracer;
        if (tracer == null) {
            return this;
        }
        BatchTrace begun = CallOut.UNBOUNDED.tryCall(
                () -> tracer.beginBatch(messages), thrown -> TracedMessage.failed(logFields, thrown));
        return new Dispatcher(this, callOut, observer, failures, logFields, begun == null ? tracer::begin : begun);
    }

    /** Returns the tracer, or null if there is none. */
    public @Nullable MessageTracer tracer() {
        return options.tracer;
    }

    @Nullable
    TracedMessage beginTrace(Message message) {
        MessageTracer tracer = options.tracer;
        return tracer == null
                ? null
                : TracedMessage.begin(batchTrace == null ? tracer::begin : batchTrace, message, logFields);
    }

    /** Returns the delivery of a message to the subscriber of this name, or null if there is no guard. */
    @Nullable
    GuardedDelivery guarded(Dispatch dispatch, String name, Message message) {
        return DuplicateGuard.NONE.equals(options.duplicateGuard)
                ? null
                : new GuardedDelivery(options.duplicateGuard, dispatch, Delivery.of(message, name));
    }

    MessageLog log(Message message, @Nullable String eventName) {
        return new MessageLog(options.loggingContext, logFields, message, eventName);
    }

    /** Returns the dispatcher with a listener for exceptions of subscribers. */
    public Dispatcher with(FailureListener failures) {
        return new Dispatcher(this, callOut, observer, failures, logFields, batchTrace);
    }

    public MessageObserver observer() {
        return observer;
    }

    public LoggingContext loggingContext() {
        return options.loggingContext;
    }

    public DeadLetterSink deadLetters() {
        return options.deadLetters;
    }

    public Redelivery redelivery() {
        return options.redelivery;
    }

    public List<Subscription<?>> subscriptions() {
        return subscriptions;
    }

    public Unmatched unmatched() {
        return options.unmatched;
    }

    /** Returns whether a payload can become another one before patterns are matched. */
    public boolean transforms() {
        return transformers.takeBytes() || transformers.takeText() || transformers.takeData();
    }

    /** Returns whether most bodies are read to their ends, as far as the last ones show. */
    public boolean readsWholeBodies() {
        return router.readsWholeBodies();
    }

    /** Returns whether a body can be the pointer to a payload. */
    public boolean readsLargePayloads() {
        return options.largePayloads != null;
    }

    /** Returns whether an option is set that may keep its caller waiting. */
    public boolean callsServices() {
        return options.callServices();
    }

    /**
     * Opens a message and passes it to every matching subscriber. The caller passes the report to {@link #observe} if
     * this outcome counts.
     */
    public MessageReport dispatch(Message message) {
        return new Batch(with(callOut, MessageObserver.NONE), List.of(message))
                .run()
                .get(0);
    }

    /** Returns whether a subscriber is called with several messages. */
    boolean callsWithBatches() {
        return router.hasBatchSubscribers();
    }

    /**
     * Finds the subscribers of a message without calling them, so that the first message need not load the classes. No
     * user code is called: no subscriber, predicate, transformer, observer or store.
     */
    public void prime(Message message) {
        router.prime(message);
    }

    /** Passes a refused message to the dead letters. If they accept it, it can be deleted. */
    Outcome buried(Message message, Outcome outcome, CallOut callOut, MessageLog log) {
        String reason = String.valueOf(outcome.reason());
        Boolean taken = callOut.tryCall(
                () -> options.deadLetters.take(message, reason, outcome.refusedBy()), log::deadLettersFailed);
        return Boolean.TRUE.equals(taken) ? outcome.deletable() : outcome;
    }

    /** Returns whether a subscriber is registered. Without one, every message is unmatched. */
    public boolean hasSubscribers() {
        return !subscriptions.isEmpty();
    }

    /** Returns whether anybody is given the reports, which then keep what was read until the batch ends. */
    boolean givesReports() {
        return options.tracer != null
                || !MessageObserver.NONE.equals(observer)
                || !Redelivery.BY_VISIBILITY_TIMEOUT.equals(options.redelivery);
    }

    /** Calls the observer; its exceptions are logged. */
    public void observe(MessageReport report) {
        if (!MessageObserver.NONE.equals(observer)) {
            CallOut.UNBOUNDED.tryRun(
                    () -> observer.handled(report),
                    thrown -> log(report.message(), report.eventName()).observerFailed(report.outcome(), thrown));
        }
    }

    /** Calls the observer. Its exceptions are logged. */
    public void observeBegin(BatchReport batch) {
        CallOut.UNBOUNDED.tryRun(() -> observer.batchBegan(batch), this::batchNotObserved);
    }

    /** Calls the observer. Its exceptions are logged. */
    public void observeEnd(BatchReport batch) {
        CallOut.UNBOUNDED.tryRun(() -> observer.batchEnded(batch), this::batchNotObserved);
    }

    private void batchNotObserved(Throwable thrown) {
        FailureLog.warn("the observer failed on a batch; all outcomes stand", logFields, thrown);
    }

    /**
     * Returns why each subscriber does not want a message, by the subscriber's name; the list is empty for a subscriber
     * that wants it. For messages in a dead-letter queue, or that matched no subscriber. A violation of the protocol is
     * explained under {@value #PROTOCOL}, a large payload that cannot be fetched under {@code the body}.
     */
    public Map<String, List<Mismatch>> explain(Message message) {
        return new Explainer(opener, transformers, subscriptions).explain(message);
    }

    /** Builds a {@link Dispatcher}. Not thread-safe. */
    public static final class Builder extends SubscribingBuilder<Builder> {
        private final int concurrency;

        private Builder(int concurrency) {
            this.concurrency = concurrency;
        }

        /** Builds the dispatcher. */
        public Dispatcher build() {
            return dispatcher(concurrency);
        }
    }
}
