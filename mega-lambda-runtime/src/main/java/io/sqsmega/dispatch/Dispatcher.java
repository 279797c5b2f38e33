package io.sqsmega.dispatch;

import io.sqsmega.Internal;
import io.sqsmega.guard.DuplicateGuard;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.Mismatch;
import io.sqsmega.message.EnvelopeOpener;
import io.sqsmega.message.Message;
import io.sqsmega.message.PayloadReader;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.DataBinder;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.subscribe.BinarySubscriber;
import io.sqsmega.subscribe.EventHandler;
import io.sqsmega.subscribe.FunctionSubscribers;
import io.sqsmega.subscribe.Subscriber;
import io.sqsmega.subscribe.Subscription;
import io.sqsmega.subscribe.Transformer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
    /** The longest that a queue's own redrive policy can wait. */
    private static final int MAX_RECEIVES = 1_000;

    final List<Subscription<?>> subscriptions;
    final Router router;
    final Unmatched unmatched;
    final UnmatchedLog unmatchedLog;
    final LoggingContext loggingContext;
    final IdempotentReceiver receiver;
    final CallOut callOut;
    final FailureListener failures;
    private final Transformers transformers;
    final EnvelopeOpener opener;
    private final DeadLetterSink deadLetters;
    private final @Nullable Integer giveUpAtReceive;
    private final MessageObserver observer;

    private Dispatcher(Builder builder) {
        this.subscriptions = List.copyOf(builder.subscriptions);
        this.transformers = builder.transformers.copy();
        this.unmatched = builder.unmatched;
        this.unmatchedLog = new UnmatchedLog(unmatched);
        this.observer = builder.observer;
        this.loggingContext = builder.loggingContext;
        this.deadLetters = builder.deadLetters;
        this.giveUpAtReceive = builder.giveUpAtReceive;
        this.receiver = new IdempotentReceiver(builder.duplicateGuard);
        this.callOut = CallOut.UNBOUNDED;
        this.failures = FailureListener.NONE;
        boolean takesBytes = transformers.takeBytes() || subscriptions.stream().anyMatch(Subscription::takesBytes);
        boolean base64AsBytes = Objects.requireNonNullElse(builder.base64AsBytes, takesBytes);
        this.opener = new EnvelopeOpener(builder.largePayloads, base64AsBytes).readingBy(callOut::read);
        this.router = new Router(subscriptions, transformers);
    }

    private Dispatcher(Dispatcher dispatcher, CallOut callOut, MessageObserver observer, FailureListener failures) {
        this.subscriptions = dispatcher.subscriptions;
        this.transformers = dispatcher.transformers;
        this.unmatched = dispatcher.unmatched;
        this.unmatchedLog = dispatcher.unmatchedLog;
        this.loggingContext = dispatcher.loggingContext;
        this.deadLetters = dispatcher.deadLetters;
        this.giveUpAtReceive = dispatcher.giveUpAtReceive;
        this.receiver = dispatcher.receiver;
        this.router = dispatcher.router;
        this.opener = dispatcher.opener.readingBy(callOut::read);
        this.callOut = callOut;
        this.observer = observer;
        this.failures = failures;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The same for one batch, with its own observer and its own way to the guard, large payloads and dead letters. */
    public Dispatcher with(CallOut callOut, MessageObserver observer) {
        return new Dispatcher(this, callOut, observer, failures);
    }

    /** The same, with somebody who hears what subscribers throw. */
    public Dispatcher with(FailureListener failures) {
        return new Dispatcher(this, callOut, observer, failures);
    }

    /**
     * Opens a message and gives it to every subscriber that matches. The caller passes the report on to
     * {@link #observe} if this outcome is the one that counts.
     */
    public MessageReport dispatch(Message message) {
        return dispatch(new Dispatch(this, message, isLastTry(message), () -> true));
    }

    /** Whether a message that fails now is refused for that. */
    boolean isLastTry(Message message) {
        return giveUpAtReceive != null && message.receiveCount() >= giveUpAtReceive;
    }

    MessageReport dispatch(Dispatch dispatch) {
        Outcome outcome = dispatch.run();
        boolean dead = outcome.kind() == Outcome.Kind.REFUSED && dispatch.counts();
        return dispatch.report(dead ? buried(dispatch.message(), outcome) : outcome);
    }

    /** The report of a message that is refused, since its last try took too long. */
    MessageReport refuse(Dispatch dispatch, Outcome outOfTime) {
        FailureLog.refused(
                dispatch.message(), String.valueOf(outOfTime.refusedBy()), String.valueOf(outOfTime.reason()));
        return dispatch.report(buried(dispatch.message(), outOfTime));
    }

    /**
     * Finds the subscribers of a message, and does not give it to them: what that takes is loaded then, and not by the
     * first message. Nothing of the user's is called: no subscriber, predicate, transformer, observer or store.
     */
    public void prime(Message message) {
        router.prime(message);
    }

    /** What the dead letters have taken can be deleted. */
    private Outcome buried(Message message, Outcome outcome) {
        String reason = String.valueOf(outcome.reason());
        Boolean taken = callOut.tryCall(
                () -> deadLetters.take(message, reason, outcome.refusedBy()),
                thrown -> FailureLog.ofDeadLetters(message, thrown));
        return Boolean.TRUE.equals(taken) ? outcome.deletable() : outcome;
    }

    /** Whether anybody was registered. Without, every message is unmatched. */
    public boolean hasSubscribers() {
        return !subscriptions.isEmpty();
    }

    /** Tells the observer, and survives what it throws. */
    public void observe(MessageReport report) {
        CallOut.observe(observer, report);
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
    public static final class Builder {
        private final Set<Subscriber> registered = Collections.newSetFromMap(new IdentityHashMap<>());
        private final List<Subscription<?>> subscriptions = new ArrayList<>();
        private final Transformers transformers = new Transformers();
        private Unmatched unmatched = Unmatched.DELETE;
        private MessageObserver observer = MessageObserver.NONE;
        private LoggingContext loggingContext = LoggingContext.NONE;
        private DeadLetterSink deadLetters = DeadLetterSink.BY_REDRIVE_POLICY;
        private @Nullable Integer giveUpAtReceive;
        private final SubscriberNames names = new SubscriberNames();
        private DuplicateGuard duplicateGuard = DuplicateGuard.NONE;
        private @Nullable PayloadReader largePayloads;
        private @Nullable Boolean base64AsBytes;

        private Builder() {}

        /**
         * Adds a subscriber, and asks it for its patterns.
         *
         * @throws IllegalArgumentException if it is registered already, or if there is a duplicate guard that could
         *     take it for another
         */
        public Builder register(Subscriber subscriber) {
            if (!registered.add(subscriber)) {
                throw new IllegalArgumentException(
                        "a subscriber must be registered once, got twice " + subscriber.name());
            }
            Subscription<?> subscription = subscriber.subscribe();
            names.add(subscriber, subscription.name());
            checkNames();
            subscriptions.add(subscription);
            return this;
        }

        /** Adds a subscriber of MEGA events that is a lambda; logs and reports call it by its pattern. */
        public Builder on(EventPattern pattern, EventHandler<MegaPayload> processor) {
            return register(FunctionSubscribers.on(pattern, processor));
        }

        /** Adds a subscriber of data that is a lambda; logs and reports call it by its pattern. */
        public Builder on(DataPattern pattern, EventHandler<DataPayload> processor) {
            return register(FunctionSubscribers.on(pattern, processor));
        }

        /** Adds a transformer of bytes; the first one that returns a payload wins. */
        public Builder transformBinary(Transformer<BinaryPayload> transformer) {
            transformers.ofBinary(transformer);
            return this;
        }

        /** Adds a transformer of plain text; the first one that returns a payload wins. */
        public Builder transformPlaintext(Transformer<PlaintextPayload> transformer) {
            transformers.ofPlaintext(transformer);
            return this;
        }

        /** Adds a transformer of data; the first one that returns a payload wins. */
        public Builder transformData(Transformer<DataPayload> transformer) {
            transformers.ofData(transformer);
            return this;
        }

        /** Default: {@link Unmatched#DELETE}. */
        public Builder unmatched(Unmatched unmatched) {
            this.unmatched = unmatched;
            return this;
        }

        /** Default: {@link MessageObserver#NONE}. */
        public Builder observer(MessageObserver observer) {
            this.observer = observer;
            return this;
        }

        /** Default: {@link LoggingContext#NONE}. */
        public Builder loggingContext(LoggingContext loggingContext) {
            this.loggingContext = loggingContext;
            return this;
        }

        /** Default: {@link DeadLetterSink#BY_REDRIVE_POLICY}. */
        public Builder deadLetters(DeadLetterSink deadLetters) {
            this.deadLetters = deadLetters;
            return this;
        }

        /**
         * Refuses a message that fails, or that a subscriber wants again, at this receive or a later one. Default, and
         * null: none is.
         *
         * @param giveUpAtReceive 1 to 1,000
         */
        public Builder giveUpAtReceive(@Nullable Integer giveUpAtReceive) {
            if (giveUpAtReceive != null && (giveUpAtReceive < 1 || giveUpAtReceive > MAX_RECEIVES)) {
                throw new IllegalArgumentException(
                        "giveUpAtReceive must be between 1 and " + MAX_RECEIVES + ", got " + giveUpAtReceive);
            }
            this.giveUpAtReceive = giveUpAtReceive;
            return this;
        }

        /**
         * Does not give a message again to the subscribers that were done with it. Default:
         * {@link DuplicateGuard#NONE}.
         *
         * @throws IllegalArgumentException if two subscribers have the same name, or one has none that lasts
         */
        public Builder duplicateGuard(DuplicateGuard duplicateGuard) {
            this.duplicateGuard = duplicateGuard;
            checkNames();
            return this;
        }

        /** Fetches the bodies that were too large for a message. Default: none; a pointer to one is text. */
        public Builder largePayloads(@Nullable PayloadReader largePayloads) {
            this.largePayloads = largePayloads;
            return this;
        }

        /**
         * Whether a body that is Base64, and whose encoding no attribute names, is bytes; otherwise it is text.
         * Default, and null: it is bytes if a {@link BinarySubscriber} or a transformer of bytes is registered.
         */
        public Builder base64AsBytes(@Nullable Boolean base64AsBytes) {
            this.base64AsBytes = base64AsBytes;
            return this;
        }

        /** Default, and null: the binder that {@link DataBinder#instance} finds. */
        public Builder dataBinder(@Nullable DataBinder dataBinder) {
            transformers.binder(dataBinder);
            return this;
        }

        private void checkNames() {
            if (!DuplicateGuard.NONE.equals(duplicateGuard)) {
                names.checkForAGuard();
            }
        }

        /** Builds the dispatcher. */
        public Dispatcher build() {
            return new Dispatcher(this);
        }
    }
}
