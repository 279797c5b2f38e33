package io.sqsmega.subscribe;

import io.sqsmega.Internal;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.Mismatch;
import io.sqsmega.match.index.PatternIndex;
import io.sqsmega.message.Message;
import io.sqsmega.payload.DataPayload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes data objects: JSON or BSON objects that do not claim to be MEGA events.
 *
 * @since 0.1
 */
public abstract non-sealed class DataSubscriber extends Subscriber {

    /** Which data this subscriber wants. Asked once, when it is registered. */
    protected abstract DataPattern matchData();

    /**
     * Whether data that matched is valid; if not, it is refused, as {@link MegaSubscriber#validate} says. Default: it
     * is.
     */
    protected Validation validate(DataPayload payload) throws Exception {
        return Validation.OK;
    }

    /**
     * The same, for a validation that also depends on where the payload came from: its queue, topic or attributes.
     * Default: what {@link #validate(DataPayload)} says.
     */
    protected Validation validate(DataPayload payload, Message message) throws Exception {
        return validate(payload);
    }

    /** Does the work, as {@link MegaSubscriber#process} says. */
    public abstract @Nullable Result process(DataPayload payload, Message message) throws Exception;

    /** @hidden */
    @Internal
    @Override
    public final Subscription<?> subscribe() {
        return new DataSubscription(this);
    }

    private static final class DataSubscription extends Subscription<DataPayload> {
        private final DataSubscriber subscriber;
        private final DataPattern data;

        DataSubscription(DataSubscriber subscriber) {
            super(subscriber, DataPayload.class);
            this.subscriber = subscriber;
            this.data = notNull(subscriber.matchData(), subscriber, "matchData");
        }

        @Override
        public boolean addTo(PatternIndex.Builder index, int number) {
            index.data(number, data);
            return true;
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
        Result process(DataPayload payload, Message message) throws Exception {
            return subscriber.process(payload, message);
        }
    }
}
