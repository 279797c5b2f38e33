package io.sqsmega.subscribe;

import io.sqsmega.payload.DataPayload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber for data, JSON or BSON objects that do not claim to be MEGA events, that is called with all of them in a
 * batch. It is called as a {@link MegaBatchSubscriber}.
 *
 * @since 0.1
 */
public abstract non-sealed class DataBatchSubscriber extends SubscriberOfData {

    /**
     * Processes messages, as {@link MegaBatchSubscriber#process} does.
     *
     * @param batch the messages, in the order of the batch; not empty
     * @return the result for each message; null means {@link BatchAnswer#OK}
     * @throws Exception any exception: every message of the call is retried; an
     *     {@link io.sqsmega.payload.InvalidPayloadException} refuses the only one
     */
    public abstract @Nullable BatchAnswer process(List<BatchItem<DataPayload>> batch) throws Exception;

    @Override
    final Subscription<DataPayload> subscription(Subscription<DataPayload> single) {
        return new BatchSubscription<>(single, this::process);
    }
}
