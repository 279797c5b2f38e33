package io.sqsmega.subscribe;

import io.sqsmega.Internal;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.Mismatch;
import io.sqsmega.match.ObjectPattern;
import io.sqsmega.match.index.PatternIndex;
import io.sqsmega.message.Message;
import io.sqsmega.payload.MegaPayload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes MEGA events. The {@code match…} methods choose: what does not match is not for this subscriber. The
 * {@code validate…} methods insist: what matches but is not valid is refused, and goes to the dead-letter queue.
 *
 * @since 0.1
 */
public abstract non-sealed class MegaSubscriber extends Subscriber {

    /** Which events this subscriber wants. Asked once, when it is registered. */
    protected abstract EventPattern matchEvent();

    /** Which objects this subscriber wants, of the events that match. Asked once. Default: any. */
    protected ObjectPattern matchObject() {
        return ObjectPattern.any();
    }

    /**
     * What the {@code extra} section must hold for this subscriber to want the event. Asked once. Default: anything.
     */
    protected DataPattern matchExtra() {
        return DataPattern.any();
    }

    /**
     * What the object of an event that matched must be like; an event where it is not is refused. Asked once. Default:
     * anything.
     */
    protected ObjectPattern validateObject() {
        return ObjectPattern.any();
    }

    /**
     * Whether a payload that matched is valid; one that is not is refused, and so is one that cannot be read as the
     * class it should be ({@link io.sqsmega.payload.InvalidPayloadException}). Default: it is.
     */
    protected Validation validate(MegaPayload payload) throws Exception {
        return Validation.OK;
    }

    /**
     * The same, for a validation that also depends on where the payload came from: its queue, topic or attributes.
     * Default: what {@link #validate(MegaPayload)} says.
     */
    protected Validation validate(MegaPayload payload, Message message) throws Exception {
        return validate(payload);
    }

    /**
     * Does the work. If it throws an {@link io.sqsmega.payload.InvalidPayloadException}, or an exception with one among
     * its causes, the message is refused, with its reason. Any other exception is logged and means
     * {@link Result#RETRY_LATER} for this message. The other subscribers and messages go on.
     *
     * @param payload what the message says
     * @param message where it came from
     * @return what shall become of the message; null means {@link Result#OK}
     */
    public abstract @Nullable Result process(MegaPayload payload, Message message) throws Exception;

    /** @hidden */
    @Internal
    @Override
    public final Subscription<?> subscribe() {
        return new MegaSubscription(this);
    }

    private static final class MegaSubscription extends Subscription<MegaPayload> {
        private final MegaSubscriber subscriber;
        private final EventPattern event;
        private final ObjectPattern object;
        private final DataPattern extra;
        private final ObjectPattern validObject;

        MegaSubscription(MegaSubscriber subscriber) {
            super(subscriber, MegaPayload.class);
            this.subscriber = subscriber;
            this.event = notNull(subscriber.matchEvent(), subscriber, "matchEvent");
            this.object = notNull(subscriber.matchObject(), subscriber, "matchObject");
            this.extra = notNull(subscriber.matchExtra(), subscriber, "matchExtra");
            this.validObject = notNull(subscriber.validateObject(), subscriber, "validateObject");
        }

        @Override
        public boolean addTo(PatternIndex.Builder index, int number) {
            index.event(number, event, object, extra);
            return true;
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
        Validation validate(MegaPayload payload, Message message) throws Exception {
            Validation validation = valid(validObject.explain(payload));
            return validation == Validation.OK ? subscriber.validate(payload, message) : validation;
        }

        @Override
        @Nullable
        Result process(MegaPayload payload, Message message) throws Exception {
            return subscriber.process(payload, message);
        }
    }
}
