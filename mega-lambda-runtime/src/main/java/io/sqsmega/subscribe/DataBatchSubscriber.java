package io.sqsmega.subscribe;

import io.sqsmega.Internal;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.Mismatch;
import io.sqsmega.match.index.PatternIndexBuilder;
import io.sqsmega.message.Message;
import io.sqsmega.payload.DataPayload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber for data, JSON or BSON objects that do not claim to be MEGA events, that is called with all of them in a
 * batch. It is called as a {@link MegaBatchSubscriber}.
 *
 * @since 0.1
 */
public abstract non-sealed class DataBatchSubscriber extends Subscriber {

    /** {@return the pattern of the data that this subscriber wants} Called once, when the subscriber is registered. */
    protected abstract DataPattern matchData();

    /**
     * Validates data that matched. Invalid data is refused, as with {@link MegaBatchSubscriber#validate}. Default: all
     * data is valid.
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

    /**
     * Processes messages, as {@link MegaBatchSubscriber#process} does.
     *
     * @param batch the messages, in the order of the batch; not empty
     * @return the result for each message; null means {@link BatchAnswer#OK}
     * @throws Exception any exception: every message of the call is retried
     */
    public abstract @Nullable BatchAnswer process(List<BatchItem<DataPayload>> batch) throws Exception;

    /** @hidden */
    @Internal
    @Override
    public final Subscription<?> subscribe() {
        return new DataBatchSubscription(this);
    }

    private static final class DataBatchSubscription extends BatchSubscription<DataPayload> {
        private final DataBatchSubscriber subscriber;
        private final DataPattern data;

        DataBatchSubscription(DataBatchSubscriber subscriber) {
            super(subscriber, DataPayload.class);
            this.subscriber = subscriber;
            this.data = notNull(subscriber.matchData(), subscriber, "matchData");
        }

        @Override
        public void addTo(PatternIndexBuilder index, int number) {
            index.data(number, data, message());
        }

        @Override
        public <R> R accept(SubscriptionVisitor<R> visitor) {
            return visitor.data(data);
        }

        @Override
        boolean wants(DataPayload payload) {
            return data.matches(payload);
        }

        @Override
        List<Mismatch> whyUnwanted(DataPayload payload) {
            return data.explain(payload);
        }

        @Override
        Validation validate(DataPayload payload, Message message) throws Exception {
            return subscriber.validate(payload, message);
        }

        @Override
        @Nullable
        BatchAnswer processAll(List<BatchItem<DataPayload>> items) throws Exception {
            return subscriber.process(items);
        }
    }
}
