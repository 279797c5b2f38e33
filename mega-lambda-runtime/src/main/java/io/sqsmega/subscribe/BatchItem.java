package io.sqsmega.subscribe;

import io.sqsmega.message.Message;
import io.sqsmega.payload.Payload;

/**
 * One message of a batch, as a {@link MegaBatchSubscriber} or {@link DataBatchSubscriber} receives it.
 *
 * <p>Immutable and thread-safe. Two items are equal only if they are the same object.
 *
 * @param <P> the kind of its payload
 * @since 0.1
 */
public final class BatchItem<P extends Payload> {
    private final P payload;
    private final Message message;

    BatchItem(P payload, Message message) {
        this.payload = payload;
        this.message = message;
    }

    /** {@return the decoded body of the message, which matches the pattern and is valid} */
    public P payload() {
        return payload;
    }

    /** {@return the message that held the payload, with its id, queue and attributes} */
    public Message message() {
        return message;
    }

    /** Returns the message's id, and nothing of its contents. */
    @Override
    public String toString() {
        return "BatchItem[" + message + "]";
    }
}
