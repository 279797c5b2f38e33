package io.sqsmega.subscribe;

import io.sqsmega.Internal;
import io.sqsmega.match.DataPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.DataPayload;

/** The pattern and the validation of subscribers for data. */
abstract sealed class SubscriberOfData extends Subscriber permits DataSubscriber, DataBatchSubscriber {
    SubscriberOfData() {}

    /** {@return the pattern of the data that this subscriber wants} Called once, when the subscriber is registered. */
    protected abstract DataPattern matchData();

    /**
     * Validates data that matched. Invalid data is refused, as with {@link MegaSubscriber#validate}. Default: all data
     * is valid.
     *
     * @param payload the payload, which matches the pattern
     * @return {@link Validation#OK}, or why the payload is refused
     * @throws Exception any exception: the message is retried, unless an invalid payload caused it
     */
    protected Validation validate(DataPayload payload) throws Exception {
        return Validation.OK;
    }

    /**
     * Validates data that matched, for a rule that also depends on the message: its queue, topic or attributes.
     * Default: calls {@link #validate(DataPayload)}.
     *
     * @param payload the payload, which matches the pattern
     * @param message the message that held the payload
     * @return {@link Validation#OK}, or why the payload is refused
     * @throws Exception any exception: the message is retried, unless an invalid payload caused it
     */
    protected Validation validate(DataPayload payload, Message message) throws Exception {
        return validate(payload);
    }

    /** @hidden */
    @Internal
    @Override
    public final Subscription<?> subscribe() {
        return subscription(new DataSubscription(this));
    }

    /** Returns the subscription, or one for batches with the same patterns. */
    Subscription<DataPayload> subscription(Subscription<DataPayload> single) {
        return single;
    }
}
