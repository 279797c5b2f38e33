package io.sqsmega.subscribe;

import io.sqsmega.message.Message;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.ReadableText;
import io.sqsmega.subscribe.SubscriberOutcome.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One message on its way: opened, and given to each subscriber that matches. Whatever fails is its outcome. */
final class Dispatch {
    private final Dispatcher dispatcher;
    private final Message record;
    private final BooleanSupplier counts;
    private @Nullable String eventName;

    /** @param counts whether the outcome still counts; if not, the message is given to no further subscriber */
    Dispatch(Dispatcher dispatcher, Message record, BooleanSupplier counts) {
        this.dispatcher = dispatcher;
        this.record = record;
        this.counts = counts;
    }

    @Nullable
    String eventName() {
        return eventName;
    }

    Outcome run() {
        try {
            return routeAndGive();
        } catch (InvalidPayloadException invalid) {
            String reason = String.valueOf(invalid.getMessage());
            FailureLog.refused(record, Dispatcher.PROTOCOL, reason);
            return Outcome.refused(reason);
        } catch (Throwable thrown) {
            CallOut.survive(thrown);
            FailureLog.ofFramework(record, thrown);
            return Outcome.again();
        }
    }

    private Outcome routeAndGive() throws Exception {
        Route route = dispatcher.router.find(record, dispatcher.opener);
        eventName = route.eventName == null ? null : ReadableText.of(route.eventName);
        Payload payload = route.envelope.payload();
        List<SubscriberOutcome> outcomes = payload == null ? List.of() : giveToAll(route, payload);
        if (!counts.getAsBoolean()) {
            return Outcome.ABANDONED;
        }
        return outcomes.isEmpty() ? unmatched(route) : Outcome.of(outcomes);
    }

    private Outcome unmatched(Route route) {
        Outcome outcome = Outcome.unmatched(dispatcher.unmatched);
        if (outcome.reason() == null) {
            dispatcher.unmatchedLog.add(route);
        } else {
            FailureLog.refused(record, "the handler's options", outcome.reason());
        }
        return outcome;
    }

    private List<SubscriberOutcome> giveToAll(Route route, Payload payload) {
        List<SubscriberOutcome> outcomes = new ArrayList<>(route.subscribers.length);
        for (int subscriber : route.subscribers) {
            SubscriberOutcome outcome =
                    counts.getAsBoolean() ? giveIfWanted(subscriber, payload, route.envelope.message()) : null;
            if (outcome != null) {
                outcomes.add(outcome);
            }
        }
        return outcomes;
    }

    /** A pattern that throws, as one with a predicate can, is its subscriber's failure and nobody else's. */
    private @Nullable SubscriberOutcome giveIfWanted(int subscriber, Payload payload, Message message) {
        Subscription<?> subscription = dispatcher.subscriptions.get(subscriber);
        long begun = System.nanoTime();
        try {
            return dispatcher.router.wants(subscriber, payload) ? give(subscription, payload, message, begun) : null;
        } catch (Throwable thrown) {
            CallOut.survive(thrown);
            FailureLog.ofSubscriber(subscription.name(), message, thrown);
            return new SubscriberOutcome(
                    subscription.name(), Kind.AGAIN, null, thrown.getClass().getName(), since(begun));
        } finally {
            // An interrupt that a subscriber leaves behind is not for the next one.
            Thread.interrupted();
        }
    }

    private SubscriberOutcome give(Subscription<?> subscription, Payload payload, Message message, long begun)
            throws Exception {
        try (LoggingContext.Scope scope =
                CallOut.open(dispatcher.loggingContext, message, eventName, subscription.name())) {
            Result result = dispatcher.receiver.give(subscription, payload, message, counts, dispatcher.callOut);
            if (result.kind() == Kind.REFUSED) {
                FailureLog.refused(message, subscription.name(), String.valueOf(result.reason()));
            }
            return new SubscriberOutcome(
                    subscription.name(), result.kind(), result.delay(), result.reason(), since(begun));
        }
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
