package io.sqsmega.subscribe;

import io.sqsmega.message.Message;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.Payload;
import io.sqsmega.subscribe.SubscriberOutcome.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message on its way: opened, and given to each subscriber that matches. Whatever fails is its outcome. */
final class Dispatch {
    private final Dispatcher dispatcher;
    private final Message record;
    private @Nullable String eventName;

    Dispatch(Dispatcher dispatcher, Message record) {
        this.dispatcher = dispatcher;
        this.record = record;
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
            Failure.refused(record, Dispatcher.PROTOCOL, reason);
            return Outcome.refused(reason);
        } catch (Throwable thrown) {
            Failure.survive(thrown);
            Failure.ofFramework(record, thrown);
            return Outcome.again();
        }
    }

    private Outcome routeAndGive() throws Exception {
        Route route = dispatcher.router.find(record);
        eventName = route.eventName;
        Payload payload = route.payload;
        List<SubscriberOutcome> outcomes = payload == null ? List.of() : giveToAll(route, payload);
        return outcomes.isEmpty() ? unmatched() : Outcome.of(outcomes);
    }

    private Outcome unmatched() {
        Outcome outcome = Outcome.unmatched(dispatcher.unmatched);
        if (outcome.reason() != null) {
            Failure.refused(record, "the handler's options", outcome.reason());
        }
        return outcome;
    }

    private List<SubscriberOutcome> giveToAll(Route route, Payload payload) {
        List<SubscriberOutcome> outcomes = new ArrayList<>(route.subscribers.length);
        for (int subscriber : route.subscribers) {
            SubscriberOutcome outcome = giveIfWanted(subscriber, payload, route.message);
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
            Failure.survive(thrown);
            Failure.ofSubscriber(subscription.name(), message, thrown);
            return new SubscriberOutcome(
                    subscription.name(), Kind.AGAIN, null, thrown.getClass().getName(), since(begun));
        } finally {
            // An interrupt that a subscriber leaves behind is not for the next one.
            Thread.interrupted();
        }
    }

    private SubscriberOutcome give(Subscription<?> subscription, Payload payload, Message message, long begun)
            throws Exception {
        try (LoggingContext.Scope scope = dispatcher.loggingContext.of(message, eventName, subscription.name())) {
            Result result = dispatcher.receiver.give(subscription, payload, message);
            if (result.kind() == Kind.REFUSED) {
                Failure.refused(message, subscription.name(), String.valueOf(result.reason()));
            }
            return new SubscriberOutcome(
                    subscription.name(), result.kind(), result.delay(), result.reason(), since(begun));
        }
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
