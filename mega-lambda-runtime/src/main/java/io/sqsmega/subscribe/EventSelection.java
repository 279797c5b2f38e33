package io.sqsmega.subscribe;

import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.MessagePattern;
import io.sqsmega.match.Mismatch;
import io.sqsmega.match.ObjectPattern;
import io.sqsmega.match.index.PatternIndexBuilder;
import io.sqsmega.payload.MegaPayload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The patterns of a subscriber of events. Immutable and thread-safe. */
final class EventSelection {
    private final EventPattern event;
    private final ObjectPattern object;
    private final DataPattern extra;
    private final ObjectPattern validObject;

    EventSelection(
            Subscriber subscriber,
            @Nullable EventPattern event,
            @Nullable ObjectPattern object,
            @Nullable DataPattern extra,
            @Nullable ObjectPattern validObject) {
        this.event = Subscription.notNull(event, subscriber, "matchEvent");
        this.object = Subscription.notNull(object, subscriber, "matchObject");
        this.extra = Subscription.notNull(extra, subscriber, "matchExtra");
        this.validObject = Subscription.notNull(validObject, subscriber, "validateObject");
    }

    void addTo(PatternIndexBuilder index, int number, @Nullable MessagePattern message) {
        index.event(number, event, object, extra, message);
    }

    <R> R accept(SubscriptionVisitor<R> visitor) {
        return visitor.events(event, object, extra);
    }

    boolean wants(MegaPayload payload) {
        return event.matches(payload) && object.matches(payload) && extra.matches(payload.extra());
    }

    List<Mismatch> whyUnwanted(MegaPayload payload) {
        List<Mismatch> mismatches = new ArrayList<>(event.explain(payload));
        mismatches.addAll(object.explain(payload));
        mismatches.addAll(extra.explain(payload.extra()));
        return mismatches;
    }

    /** Returns whether the object of an event that matches is valid. */
    Validation validate(MegaPayload payload) {
        List<Mismatch> mismatches = validObject.explain(payload);
        return mismatches.isEmpty()
                ? Validation.OK
                : Validation.failed(mismatches.get(0).toString());
    }
}
