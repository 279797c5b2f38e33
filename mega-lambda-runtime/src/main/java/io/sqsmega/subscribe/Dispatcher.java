package io.sqsmega.subscribe;

import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.Mismatch;
import io.sqsmega.message.Envelope;
import io.sqsmega.message.Message;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.PlaintextPayload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives a message to every subscriber that matches, and says what becomes of it.
 *
 * <p>Whatever a body holds and whatever a subscriber throws, the answer is an {@link Outcome}; only an error that the
 * virtual machine does not survive ({@code OutOfMemoryError}) comes out. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Dispatcher {
    static final String PROTOCOL = "the MEGA protocol";

    final List<Subscription<?>> subscriptions;
    final Transformers transformers;
    final Unmatched unmatched;
    final LoggingContext loggingContext;
    final IdempotentReceiver receiver;
    private final DeadLetters deadLetters;
    private final MessageObserver observer;

    private Dispatcher(Builder builder) {
        this.subscriptions = List.copyOf(builder.subscriptions);
        this.transformers = builder.transformers.copy();
        this.unmatched = builder.unmatched;
        this.observer = builder.observer;
        this.loggingContext = builder.loggingContext;
        this.deadLetters = builder.deadLetters;
        this.receiver = new IdempotentReceiver(builder.duplicateGuard);
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * Opens a message and gives it to every subscriber that matches. The caller passes the report on to
     * {@link #observe} if this outcome is the one that counts.
     */
    public MessageReport dispatch(Message message) {
        long begun = System.nanoTime();
        Dispatch dispatch = new Dispatch(this, message);
        Outcome outcome = buried(message, dispatch.run());
        Duration duration = Duration.ofNanos(System.nanoTime() - begun);
        return new MessageReport(message.id(), dispatch.eventName(), message.receiveCount(), outcome, duration);
    }

    /** What is refused and safe with the dead letters can be deleted; all else is as it was. */
    private Outcome buried(Message message, Outcome outcome) {
        if (outcome.kind() != Outcome.Kind.REFUSED || outcome.reason() == null) {
            return outcome;
        }
        try {
            return deadLetters.take(message, outcome.reason(), outcome.refusedBy()) ? outcome.deletable() : outcome;
        } catch (Throwable thrown) {
            Failure.survive(thrown);
            Failure.ofDeadLetters(message, thrown);
            return outcome;
        }
    }

    /** Whether anybody was registered. Without, every message is unmatched. */
    public boolean hasSubscribers() {
        return !subscriptions.isEmpty();
    }

    /** The report of a message that no subscriber shall see this time. */
    public MessageReport leave(Message message, Outcome whyItStays) {
        return new MessageReport(message.id(), null, message.receiveCount(), whyItStays, Duration.ZERO);
    }

    /** Tells the observer, and survives what it throws. */
    public void observe(MessageReport report) {
        try {
            observer.handled(report);
        } catch (Throwable thrown) {
            Failure.survive(thrown);
            Failure.ofObserver(report, thrown);
        }
    }

    /**
     * Why each subscriber does not want a message, by its name; nothing for those that do. For a look into a
     * dead-letter queue, or at a message that matched nobody. What breaks the protocol is explained under
     * {@value #PROTOCOL}.
     */
    public Map<String, List<Mismatch>> explain(Message message) {
        try {
            return explain(Envelope.open(message).payload());
        } catch (InvalidPayloadException invalid) {
            return Map.of(PROTOCOL, List.of(new Mismatch(invalid.path(), "must " + invalid.rule(), invalid.met())));
        }
    }

    private Map<String, List<Mismatch>> explain(@Nullable Payload payload) {
        Map<String, List<Mismatch>> reasons = new LinkedHashMap<>();
        for (Subscription<?> subscription : subscriptions) {
            List<Mismatch> mismatches = subscription.explain(payload);
            if (!mismatches.isEmpty()) {
                reasons.put(subscription.name(), mismatches);
            }
        }
        return reasons;
    }

    /** Not thread-safe. */
    public static final class Builder {
        private final Set<Subscriber> registered = Collections.newSetFromMap(new IdentityHashMap<>());
        private final List<Subscription<?>> subscriptions = new ArrayList<>();
        private final Transformers transformers = new Transformers();
        private Unmatched unmatched = Unmatched.DELETE;
        private MessageObserver observer = MessageObserver.NONE;
        private LoggingContext loggingContext = LoggingContext.NONE;
        private DeadLetters deadLetters = DeadLetters.BY_REDRIVE_POLICY;
        private final SubscriberNames names = new SubscriberNames();
        private DuplicateGuard duplicateGuard = DuplicateGuard.NONE;

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
        public Builder on(EventPattern pattern, Processor<MegaPayload> processor) {
            return register(FunctionSubscribers.on(pattern, processor));
        }

        /** Adds a subscriber of data that is a lambda; logs and reports call it by its pattern. */
        public Builder on(DataPattern pattern, Processor<DataPayload> processor) {
            return register(FunctionSubscribers.on(pattern, processor));
        }

        /** Adds a transformer; the first one that returns a payload wins. */
        public Builder transformPlaintext(Transformer<PlaintextPayload> transformer) {
            transformers.ofPlaintext(transformer);
            return this;
        }

        /** Adds a transformer; the first one that returns a payload wins. */
        public Builder transformBinary(Transformer<BinaryPayload> transformer) {
            transformers.ofBinary(transformer);
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

        /** Default: {@link DeadLetters#BY_REDRIVE_POLICY}. */
        public Builder deadLetters(DeadLetters deadLetters) {
            this.deadLetters = deadLetters;
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

        private void checkNames() {
            if (!duplicateGuard.equals(DuplicateGuard.NONE)) {
                names.checkForAGuard();
            }
        }

        /** Builds the dispatcher. */
        public Dispatcher build() {
            return new Dispatcher(this);
        }
    }
}
