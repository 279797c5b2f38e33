package io.sqsmega.dispatch;

import io.sqsmega.message.Message;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.ReadableText;
import io.sqsmega.subscribe.Result;
import io.sqsmega.subscribe.SubscriberOutcome;
import io.sqsmega.subscribe.SubscriberOutcome.Kind;
import io.sqsmega.subscribe.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The dispatch of one message: opens it and passes it to each matching subscriber. Every failure becomes its outcome.
 */
final class Dispatch {
    private final Dispatcher dispatcher;
    private final Message record;
    private final boolean lastTry;
    private final BooleanSupplier counts;
    private final long begun = System.nanoTime();
    private @Nullable Route route;
    private @Nullable String eventName;
    private volatile @Nullable TracedMessage trace;
    /** The subscriber that is processing the message. Written after the other fields that are read with it. */
    private volatile @Nullable String subscriber;

    /**
     * @param lastTry whether the message is refused if a subscriber fails or asks for a retry
     * @param counts whether the outcome still counts; if not, no further subscriber is called
     */
    Dispatch(Dispatcher dispatcher, Message record, boolean lastTry, BooleanSupplier counts) {
        this.dispatcher = dispatcher;
        this.record = record;
        this.lastTry = lastTry;
        this.counts = counts;
    }

    Message message() {
        return record;
    }

    boolean counts() {
        return counts.getAsBoolean();
    }

    CallOut callOut() {
        return dispatcher.callOut;
    }

    MessageLog log() {
        return dispatcher.log(record, eventName);
    }

    /** Begins the trace of the message on this thread, if there is a tracer. */
    void enterTrace() {
        trace = dispatcher.beginTrace(record);
    }

    void leaveTrace() {
        if (trace != null) {
            trace.leave();
        }
    }

    @Nullable
    TracedMessage trace() {
        return trace;
    }

    Outcome run() {
        try {
            return routeAndGive();
        } catch (InvalidPayloadException invalid) {
            traceUnlessOpened();
            String reason = String.valueOf(invalid.getMessage());
            log().refusedByRule(Dispatcher.PROTOCOL, reason);
            return Outcome.refused(reason);
        } catch (Throwable thrown) {
            CallOut.survive(thrown);
            traceUnlessOpened();
            boolean refused = lastTry && !isForLackOfTime(thrown);
            log().frameworkFailed(refused, thrown);
            return refused ? Outcome.refused(givenUp(thrown.getClass().getName())) : Outcome.again();
        }
    }

    private void traceUnlessOpened() {
        if (trace != null && route == null) {
            trace.notOpened(record);
        }
    }

    private static boolean isForLackOfTime(Throwable thrown) {
        return thrown instanceof CancellationException || thrown.getCause() instanceof TimeoutException;
    }

    private Outcome routeAndGive() throws Exception {
        Route route = dispatcher.router.find(record, dispatcher.opener);
        this.route = route;
        eventName = route.eventName == null ? null : ReadableText.of(route.eventName);
        if (trace != null) {
            trace.opened(route.envelope.message(), eventName);
        }
        Payload payload = route.envelope.payload();
        List<SubscriberOutcome> outcomes = payload == null ? List.of() : giveToAll(route, payload);
        if (!counts()) {
            return Outcome.ABANDONED;
        }
        return outcomes.isEmpty() ? unmatched(route) : Outcome.of(outcomes);
    }

    private Outcome unmatched(Route route) {
        Outcome outcome = Outcome.unmatched(dispatcher.options.unmatched);
        if (outcome.reason() == null) {
            dispatcher.unmatchedLog.add(route, this);
        } else {
            log().refusedByRule("the handler's options", outcome.reason());
        }
        return outcome;
    }

    private List<SubscriberOutcome> giveToAll(Route route, Payload payload) {
        List<SubscriberOutcome> outcomes = new ArrayList<>(route.subscribers.length);
        for (int subscriber : route.subscribers) {
            SubscriberOutcome outcome = counts() ? giveIfWanted(subscriber, payload, route.envelope.message()) : null;
            if (outcome != null) {
                outcomes.add(outcome);
            }
        }
        return outcomes;
    }

    /**
     * Calls the subscriber if its pattern matches. If the pattern throws, for example in a predicate, only its
     * subscriber fails.
     */
    private @Nullable SubscriberOutcome giveIfWanted(int subscriber, Payload payload, Message message) {
        Subscription<?> subscription = dispatcher.subscriptions.get(subscriber);
        long begun = System.nanoTime();
        try {
            return dispatcher.router.wants(subscriber, payload, message)
                    ? give(subscription, payload, message, begun)
                    : null;
        } catch (Throwable thrown) {
            CallOut.survive(thrown);
            return failed(subscription.name(), thrown, begun);
        } finally {
            // An interrupt that a subscriber leaves behind must not reach the next one.
            Thread.interrupted();
        }
    }

    private SubscriberOutcome failed(String name, Throwable thrown, long begun) {
        log().subscriberFailed(name, lastTry, thrown);
        dispatcher.failures.failed(record, name, thrown);
        String reason = thrown.getClass().getName();
        return lastTry
                ? new SubscriberOutcome(name, Kind.REFUSED, null, givenUp(reason), since(begun))
                : new SubscriberOutcome(name, Kind.RETRY, null, reason, since(begun));
    }

    private SubscriberOutcome give(Subscription<?> subscription, Payload payload, Message message, long begun)
            throws Exception {
        try (LoggingContext.Scope scope =
                CallOut.open(dispatcher.options.loggingContext, message, eventName, subscription.name())) {
            Result given = dispatcher.receiver.give(
                    this, subscription.name(), message, () -> call(subscription, payload, message));
            Result result =
                    lastTry && given.asksForAnotherTry() ? Result.deadLetter(givenUp("it was wanted again")) : given;
            if (result.kind() == Kind.REFUSED) {
                log().refusedBy(subscription.name(), String.valueOf(result.reason()));
            }
            return new SubscriberOutcome(
                    subscription.name(), result.kind(), result.delay(), result.reason(), since(begun));
        }
    }

    private Result call(Subscription<?> subscription, Payload payload, Message message) throws Exception {
        subscriber = subscription.name();
        try {
            return trace == null
                    ? subscription.give(payload, message, counts)
                    : trace.around(subscription.name(), () -> subscription.give(payload, message, counts));
        } finally {
            subscriber = null;
        }
    }

    /**
     * Returns the outcome when the time is up: refused if a subscriber is processing the message at its last try, else
     * null.
     */
    @Nullable
    Outcome outOfTime() {
        String name = subscriber;
        if (!lastTry || name == null) {
            return null;
        }
        String reason = givenUp("time was up");
        return Outcome.of(List.of(new SubscriberOutcome(name, Kind.REFUSED, null, reason, since(begun))));
    }

    MessageReport report(Outcome outcome) {
        return new MessageReport(record, route, eventName, outcome, since(begun), trace);
    }

    private String givenUp(String why) {
        return "given up at receive " + record.receiveCount() + ": " + why;
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
