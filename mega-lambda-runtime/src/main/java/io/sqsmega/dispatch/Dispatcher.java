package io.sqsmega.dispatch;

import io.sqsmega.Internal;
import io.sqsmega.match.Mismatch;
import io.sqsmega.message.EnvelopeOpener;
import io.sqsmega.message.Message;
import io.sqsmega.message.PayloadReader;
import io.sqsmega.subscribe.Subscription;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gives a message to every subscriber that matches, and says what becomes of it.
 *
 * <p>Whatever a body holds and whatever a subscriber throws, the answer is an {@link Outcome}; only an error that the
 * virtual machine does not survive ({@code OutOfMemoryError}) comes out. Immutable and thread-safe.
 *
 * @since 0.1
 * @hidden
 */
@Internal
public final class Dispatcher {
    static final String PROTOCOL = "the MEGA protocol";

    final DispatchOptions options;
    final List<Subscription<?>> subscriptions;
    final Router router;
    final UnmatchedLog unmatchedLog;
    final IdempotentReceiver receiver;
    final CallOut callOut;
    final FailureListener failures;
    final EnvelopeOpener opener;
    private final Map<String, String> logFields;
    private final Transformers transformers;
    private final MessageObserver observer;

    Dispatcher(SubscribingBuilder<?> builder, int concurrency) {
        this.options = builder.options.copy();
        this.subscriptions = List.copyOf(builder.subscriptions);
        this.transformers = builder.transformers.copy(options.dataBinder);
        this.unmatchedLog = new UnmatchedLog(options.unmatched);
        this.observer = options.observer;
        this.receiver = new IdempotentReceiver(options.duplicateGuard);
        this.callOut = CallOut.UNBOUNDED;
        this.failures = FailureListener.NONE;
        this.logFields = Map.of();
        boolean takesBytes = transformers.takeBytes() || subscriptions.stream().anyMatch(Subscription::takesBytes);
        boolean base64AsBytes = Objects.requireNonNullElse(options.base64AsBytes, takesBytes);
        PayloadReader largePayloads =
                options.largePayloads == null ? null : options.largePayloads.forConcurrency(concurrency);
        this.opener = new EnvelopeOpener(largePayloads, base64AsBytes).readingBy(callOut::read);
        this.router = new Router(subscriptions, transformers, options.unmatched == Unmatched.DELETE);
    }

    private Dispatcher(
            Dispatcher dispatcher,
            CallOut callOut,
            MessageObserver observer,
            FailureListener failures,
            Map<String, String> logFields) {
        this.options = dispatcher.options;
        this.subscriptions = dispatcher.subscriptions;
        this.transformers = dispatcher.transformers;
        this.unmatchedLog = dispatcher.unmatchedLog;
        this.receiver = dispatcher.receiver;
        this.router = dispatcher.router;
        // Nothing is made, and no class is loaded for it, where the calls go the same way as before.
        this.opener =
                callOut.equals(dispatcher.callOut) ? dispatcher.opener : dispatcher.opener.readingBy(callOut::read);
        this.callOut = callOut;
        this.observer = observer;
        this.failures = failures;
        this.logFields = logFields;
    }

    /** A builder with options of its own. */
    public static Builder builder() {
        return new Builder(1);
    }

    /**
     * A builder that begins with the options of a handler.
     *
     * @param concurrency how many messages are in work at the same time
     */
    public static Builder builder(DispatchOptions.Builder<?> given, int concurrency) {
        Builder builder = new Builder(concurrency);
        builder.options = given.options.copy();
        return builder;
    }

    /** The same for one batch, with its own observer and its own way to the guard, large payloads and dead letters. */
    public Dispatcher with(CallOut callOut, MessageObserver observer) {
        boolean isTheSame = callOut.equals(this.callOut) && observer.equals(this.observer);
        return isTheSame ? this : new Dispatcher(this, callOut, observer, failures, logFields);
    }

    /** The same for one batch, whose lines in the log have these fields. */
    public Dispatcher with(Map<String, String> logFields) {
        return logFields.isEmpty() ? this : new Dispatcher(this, callOut, observer, failures, logFields);
    }

    MessageLog log(Message message, @Nullable String eventName) {
        return new MessageLog(options.loggingContext, logFields, message, eventName);
    }

    /** The same, with somebody who hears what subscribers throw. */
    public Dispatcher with(FailureListener failures) {
        return new Dispatcher(this, callOut, observer, failures, logFields);
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

    /** Whether anything is configured that can keep its caller waiting. */
    public boolean callsServices() {
        return options.callServices();
    }

    /**
     * Opens a message and gives it to every subscriber that matches. The caller passes the report on to
     * {@link #observe} if this outcome is the one that counts.
     */
    public MessageReport dispatch(Message message) {
        return dispatch(new Dispatch(this, message, options.isLastTry(message.receiveCount()), () -> true));
    }

    MessageReport dispatch(Dispatch dispatch) {
        Outcome outcome = dispatch.run();
        boolean dead = outcome.kind() == Outcome.Kind.REFUSED && dispatch.counts();
        return dispatch.report(dead ? buried(dispatch.message(), outcome, callOut, dispatch.log()) : outcome);
    }

    /** The report of a message that is refused, since its last try took too long. */
    MessageReport refuse(Dispatch dispatch, Outcome outOfTime, CallOut lastCalls) {
        // This is the thread that answers, and a logging context can hang.
        MessageLog log = dispatch.log().outsideTheContext();
        log.refusedBy(String.valueOf(outOfTime.refusedBy()), String.valueOf(outOfTime.reason()));
        return dispatch.report(buried(dispatch.message(), outOfTime, lastCalls, log));
    }

    /**
     * Finds the subscribers of a message, and does not give it to them: what that takes is loaded then, and not by the
     * first message. Nothing of the user's is called: no subscriber, predicate, transformer, observer or store.
     */
    public void prime(Message message) {
        router.prime(message);
    }

    /** What the dead letters have taken can be deleted. */
    private Outcome buried(Message message, Outcome outcome, CallOut callOut, MessageLog log) {
        String reason = String.valueOf(outcome.reason());
        Boolean taken = callOut.tryCall(
                () -> options.deadLetters.take(message, reason, outcome.refusedBy()), log::deadLettersFailed);
        return Boolean.TRUE.equals(taken) ? outcome.deletable() : outcome;
    }

    /** Whether anybody was registered. Without, every message is unmatched. */
    public boolean hasSubscribers() {
        return !subscriptions.isEmpty();
    }

    /** Tells the observer, and survives what it throws. */
    public void observe(MessageReport report) {
        if (!MessageObserver.NONE.equals(observer)) {
            CallOut.UNBOUNDED.tryRun(
                    () -> observer.handled(report),
                    thrown -> log(report.message(), report.eventName()).observerFailed(report.outcome(), thrown));
        }
    }

    /**
     * Why each subscriber does not want a message, by its name; nothing for those that do. For a look into a
     * dead-letter queue, or at a message that matched nobody. What breaks the protocol is explained under
     * {@value #PROTOCOL}, a large payload that cannot be fetched under {@code the body}.
     */
    public Map<String, List<Mismatch>> explain(Message message) {
        return new Explainer(opener, transformers, subscriptions).explain(message);
    }

    /** Not thread-safe. */
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
