package io.sqsmega.subscribe;

import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.Mismatch;
import io.sqsmega.match.ObjectPattern;
import io.sqsmega.match.index.PatternIndexBuilder;
import io.sqsmega.message.Message;
import io.sqsmega.payload.MegaPayload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A subscriber of events with its patterns. */
final class EventSubscription extends Subscription<MegaPayload> {
    private final SubscriberOfEvents subscriber;
    private final EventPattern event;
    private final ObjectPattern object;
    private final DataPattern extra;
    /** Null if every object is valid. */
    private final @Nullable ObjectPattern validObject;

    EventSubscription(SubscriberOfEvents subscriber) {
        super(subscriber, MegaPayload.class);
        this.subscriber = subscriber;
        this.event = notNull(subscriber.matchEvent(), subscriber, "matchEvent");
        this.object = notNull(subscriber.matchObject(), subscriber, "matchObject");
        this.extra = notNull(subscriber.matchExtra(), subscriber, "matchExtra");
        ObjectPattern valid = notNull(subscriber.validateObject(), subscriber, "validateObject");
        this.validObject = valid.equals(ObjectPattern.any()) ? null : valid;
    }

    @Override
    public void addTo(PatternIndexBuilder index, int number) {
        index.event(number, event, object, extra, message());
    }

    @Override
    public <R> R accept(SubscriptionVisitor<R> visitor) {
        return visitor.events(event, object, extra);
    }

    @Override
    boolean wants(MegaPayload payload) {
        return event.matches(payload) && object.matches(payload) && extra.matches(payload.extra());
    }

    @Override
    List<Mismatch> whyUnwanted(MegaPayload payload) {
        List<Mismatch> mismatches = new ArrayList<>(event.explain(payload));
        mismatches.addAll(object.explain(payload));
        mismatches.addAll(extra.explain(payload.extra()));
        return mismatches;
    }

    @Override
    @Nullable
    Validation validate(MegaPayload payload, Message message) throws Exception {
        List<Mismatch> invalid = validObject == null ? List.of() : validObject.explain(payload);
        return invalid.isEmpty()
                ? subscriber.validate(payload, message)
                : Validation.failed(invalid.get(0).toString());
    }

    @Override
    @Nullable
    Result process(MegaPayload payload, Message message) throws Exception {
        return ((MegaSubscriber) subscriber).process(payload, message);
    }
}
