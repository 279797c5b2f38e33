package io.sqsmega.subscribe;

import io.sqsmega.Internal;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.ObjectPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.MegaPayload;

/** The patterns and the validation of subscribers for MEGA events. */
abstract sealed class SubscriberOfEvents extends Subscriber permits MegaSubscriber, MegaBatchSubscriber {
    SubscriberOfEvents() {}

    /**
     * {@return the pattern of the events that this subscriber wants} Called once, when the subscriber is registered.
     */
    protected abstract EventPattern matchEvent();

    /** {@return the pattern that the object of such an event must match as well} Called once. Default: any object. */
    protected ObjectPattern matchObject() {
        return ObjectPattern.any();
    }

    /** {@return the pattern that the {@code extra} section must match as well} Called once. Default: any section. */
    protected DataPattern matchExtra() {
        return DataPattern.any();
    }

    /**
     * {@return the pattern that makes the object of a matching event valid} If the object does not match it, the event
     * is refused. Called once. Default: any object.
     */
    protected ObjectPattern validateObject() {
        return ObjectPattern.any();
    }

    /**
     * Validates a payload that matched. An invalid payload is refused. So is a payload that cannot be read as the class
     * this method asks for ({@link io.sqsmega.payload.InvalidPayloadException}). Default: every payload is valid.
     *
     * @param payload the payload, which matches the pattern
     * @return {@link Validation#OK}, or why the payload is refused
     * @throws Exception any exception: the message is retried, unless an invalid payload caused it
     */
    protected Validation validate(MegaPayload payload) throws Exception {
        return Validation.OK;
    }

    /**
     * Validates a payload that matched, for a rule that also depends on the message: its queue, topic or attributes.
     * Default: calls {@link #validate(MegaPayload)}.
     *
     * @param payload the payload, which matches the pattern
     * @param message the message that held the payload
     * @return {@link Validation#OK}, or why the payload is refused
     * @throws Exception any exception: the message is retried, unless an invalid payload caused it
     */
    protected Validation validate(MegaPayload payload, Message message) throws Exception {
        return validate(payload);
    }

    /** @hidden */
    @Internal
    @Override
    public final Subscription<?> subscribe() {
        return subscription(new EventSubscription(this));
    }

    /** Returns the subscription, or one for batches with the same patterns. */
    Subscription<MegaPayload> subscription(Subscription<MegaPayload> single) {
        return single;
    }
}
