package io.sqsmega.subscribe;

import io.sqsmega.match.DataPattern;
import io.sqsmega.match.Mismatch;
import io.sqsmega.match.index.PatternIndexBuilder;
import io.sqsmega.message.Message;
import io.sqsmega.payload.DataPayload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A subscriber of data with its pattern. */
final class DataSubscription extends Subscription<DataPayload> {
    private final SubscriberOfData subscriber;
    private final DataPattern data;

    DataSubscription(SubscriberOfData subscriber) {
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
    @Nullable
    Validation validate(DataPayload payload, Message message) throws Exception {
        return subscriber.validate(payload, message);
    }

    @Override
    @Nullable
    Result process(DataPayload payload, Message message) throws Exception {
        return ((DataSubscriber) subscriber).process(payload, message);
    }
}
