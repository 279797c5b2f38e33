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
 * A subscriber for MEGA events that is called with all of them in a batch, for example to write them with one request.
 * Its patterns and its validation are those of a {@link MegaSubscriber}: only valid events that match reach it, and the
 * other ones do not affect them.
 *
 * <p>A handler calls it once for its batch, after the subscribers of single messages. A listener collects messages for
 * the time of {@code batchLinger}. On a FIFO queue, messages of one group are in one call only as far as no other
 * subscriber wants the later ones: nobody may see a message before those in front of it are done. A message at its
 * {@linkplain io.sqsmega.dispatch.DispatchOptions.Builder#giveUpAtReceive last try} is in a call of its own, so that it
 * is not refused because of another one.
 *
 * @since 0.1
 */
public abstract non-sealed class MegaBatchSubscriber extends Subscriber {

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
     * Processes messages. If this method throws, the exception is logged and every message is retried; if there is only
     * one, an {@link io.sqsmega.payload.InvalidPayloadException} refuses it. Read what may not fit in {@code validate},
     * which affects a single message. Each message is deleted when this and its other subscribers are done with it.
     *
     * <p>On a FIFO queue, if a message stays, the later ones of its group stay as well, even if the answer says that
     * they are done: this subscriber receives them again, after it.
     *
     * @param batch the messages, in the order of the batch; not empty
     * @return the result for each message; null means {@link BatchAnswer#OK}
     * @throws Exception any exception: every message of the call is retried
     */
    public abstract @Nullable BatchAnswer process(List<BatchItem<MegaPayload>> batch) throws Exception;

    /** @hidden */
    @Internal
    @Override
    public final Subscription<?> subscribe() {
        return new MegaBatchSubscription(this);
    }

    private static final class MegaBatchSubscription extends BatchSubscription<MegaPayload> {
        private final MegaBatchSubscriber subscriber;
        private final EventSelection selection;

        MegaBatchSubscription(MegaBatchSubscriber subscriber) {
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
        BatchAnswer processAll(List<BatchItem<MegaPayload>> items) throws Exception {
            return subscriber.process(items);
        }
    }
}
