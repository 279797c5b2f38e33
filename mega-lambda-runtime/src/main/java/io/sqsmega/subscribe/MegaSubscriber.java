package io.sqsmega.subscribe;

import io.sqsmega.Internal;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.Mismatch;
import io.sqsmega.match.ObjectPattern;
import io.sqsmega.match.index.PatternIndexBuilder;
import io.sqsmega.message.Message;
import io.sqsmega.payload.MegaPayload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber for MEGA events. The {@code match…} methods select: if an event does not match, this subscriber does not
 * receive it. The {@code validate…} methods check: if an event matches but is invalid, it is refused and goes to the
 * dead-letter queue.
 *
 * @since 0.1
 */
public abstract non-sealed class MegaSubscriber extends Subscriber {

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

    /**
     * Processes a message. If this method throws an {@link io.sqsmega.payload.InvalidPayloadException}, or an exception
     * with one among its causes, the message is refused for that reason. Any other exception is logged and counts as
     * {@link Result#RETRY_LATER}. Neither affects other subscribers or other messages.
     *
     * @param payload the decoded body of the message
     * @param message the message, with its id, queue and attributes
     * @return the outcome for this subscriber; null means {@link Result#OK}
     * @throws Exception any exception: the message is retried or refused, as said above
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
        private final EventSelection selection;

        MegaSubscription(MegaSubscriber subscriber) {
            super(subscriber, MegaPayload.class);
            this.subscriber = subscriber;
            this.selection = new EventSelection(
                    subscriber,
                    subscriber.matchEvent(),
                    subscriber.matchObject(),
                    subscriber.matchExtra(),
                    subscriber.validateObject());
        }

        @Override
        public void addTo(PatternIndexBuilder index, int number) {
            selection.addTo(index, number, message());
        }

        @Override
        public <R> R accept(SubscriptionVisitor<R> visitor) {
            return selection.accept(visitor);
        }

        @Override
        boolean wants(MegaPayload payload) {
            return selection.wants(payload);
        }

        @Override
        List<Mismatch> whyUnwanted(MegaPayload payload) {
            return selection.whyUnwanted(payload);
        }

        @Override
        Validation validate(MegaPayload payload, Message message) throws Exception {
            Validation validation = selection.validate(payload);
            return validation == Validation.OK ? subscriber.validate(payload, message) : validation;
        }

        @Override
        @Nullable
        Result process(MegaPayload payload, Message message) throws Exception {
            return subscriber.process(payload, message);
        }
    }
}
