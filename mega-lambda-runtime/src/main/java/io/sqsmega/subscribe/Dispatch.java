package io.sqsmega.subscribe;

import io.sqsmega.message.Envelope;
import io.sqsmega.message.Message;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.subscribe.SubscriberOutcome.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message on its way: opened, transformed, given to each subscriber that matches. Whatever fails is its outcome.
 */
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
            return openAndGive();
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

    private Outcome openAndGive() throws Exception {
        Envelope envelope = Envelope.open(record);
        Payload opened = envelope.payload();
        Payload payload = opened == null ? null : dispatcher.transformers.transform(opened);
        if (payload instanceof MegaPayload mega) {
            eventName = mega.event().name();
        }
        List<SubscriberOutcome> outcomes = payload == null ? List.of() : giveToAll(payload, envelope.message());
        return outcomes.isEmpty() ? Outcome.unmatched(dispatcher.unmatched) : Outcome.of(outcomes);
    }

    private List<SubscriberOutcome> giveToAll(Payload payload, Message message) {
        List<SubscriberOutcome> outcomes = new ArrayList<>();
        for (Subscription<?> subscription : dispatcher.subscriptions) {
            SubscriberOutcome outcome = giveIfItMatches(subscription, payload, message);
            if (outcome != null) {
                outcomes.add(outcome);
            }
        }
        return outcomes;
    }

    /** A pattern that throws, as one with a predicate can, is its subscriber's failure and nobody else's. */
    private @Nullable SubscriberOutcome giveIfItMatches(
            Subscription<?> subscription, Payload payload, Message message) {
        long begun = System.nanoTime();
        try {
            return subscription.matches(payload) ? give(subscription, payload, message, begun) : null;
        } catch (Throwable thrown) {
            Failure.survive(thrown);
            Failure.ofSubscriber(subscription.name(), message, thrown);
            return new SubscriberOutcome(
                    subscription.name(), Kind.AGAIN, null, thrown.getClass().getName(), since(begun));
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
