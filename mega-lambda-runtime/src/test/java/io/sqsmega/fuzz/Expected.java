package io.sqsmega.fuzz;

import io.sqsmega.dispatch.Outcome;
import io.sqsmega.message.Envelope;
import io.sqsmega.message.Message;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.Payload;
import io.sqsmega.subscribe.SubscriberOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What becomes of a message, as the outcome table has it, found the slow way: each pattern is asked by itself.
 *
 * @param subscribers who matches, and what it says, in the order of registration
 */
record Expected(Outcome.Kind kind, Map<String, SubscriberOutcome.Kind> subscribers) {

    /** A subscriber that says the same of every message that it wants. */
    record Model(String name, Predicate<Payload> wants, SubscriberOutcome.Kind says) {}

    static final Expected HELD_BACK = new Expected(Outcome.Kind.HELD_BACK, Map.of());

    static Expected of(Message message, List<Model> models) {
        try {
            Payload payload = Envelope.open(message).payload();
            return payload == null ? new Expected(Outcome.Kind.UNMATCHED, Map.of()) : of(payload, models);
        } catch (InvalidPayloadException invalid) {
            return new Expected(Outcome.Kind.REFUSED, Map.of());
        }
    }

    private static Expected of(Payload payload, List<Model> models) {
        Map<String, SubscriberOutcome.Kind> subscribers = new LinkedHashMap<>();
        for (Model model : models) {
            if (model.wants().test(payload)) {
                subscribers.put(model.name(), model.says());
            }
        }
        return new Expected(kind(subscribers), subscribers);
    }

    private static Outcome.Kind kind(Map<String, SubscriberOutcome.Kind> subscribers) {
        if (subscribers.isEmpty()) {
            return Outcome.Kind.UNMATCHED;
        } else if (subscribers.containsValue(SubscriberOutcome.Kind.RETRY)) {
            return Outcome.Kind.RETRY;
        }
        return subscribers.containsValue(SubscriberOutcome.Kind.REFUSED) ? Outcome.Kind.REFUSED : Outcome.Kind.DONE;
    }

    boolean stays() {
        return kind != Outcome.Kind.DONE && kind != Outcome.Kind.UNMATCHED;
    }
}
