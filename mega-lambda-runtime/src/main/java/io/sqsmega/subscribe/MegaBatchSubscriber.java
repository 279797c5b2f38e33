package io.sqsmega.subscribe;

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
public abstract non-sealed class MegaBatchSubscriber extends SubscriberOfEvents {

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
     * @throws Exception any exception: every message of the call is retried; an
     *     {@link io.sqsmega.payload.InvalidPayloadException} refuses the only one
     */
    public abstract @Nullable BatchAnswer process(List<BatchItem<MegaPayload>> batch) throws Exception;

    @Override
    final Subscription<MegaPayload> subscription(Subscription<MegaPayload> single) {
        return new BatchSubscription<>(single, this::process);
    }
}
