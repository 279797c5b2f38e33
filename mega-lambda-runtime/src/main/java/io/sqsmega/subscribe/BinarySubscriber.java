package io.sqsmega.subscribe;

import io.sqsmega.Internal;
import io.sqsmega.message.Message;
import io.sqsmega.payload.BinaryPayload;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber for bytes: bodies that are Base64 but not a BSON document. Once a binary subscriber is registered, it
 * also receives text that happens to be Base64, such as {@code ping}, unless the message declares its encoding.
 *
 * @since 0.1
 */
public abstract non-sealed class BinarySubscriber extends Subscriber {

    /**
     * Processes a message, as {@link MegaSubscriber#process} does.
     *
     * @param payload the payload, which matches the subscriber's pattern
     * @param message the message that held the payload
     * @return the outcome; null means {@link Result#OK}
     * @throws Exception any exception: the message is retried, or refused as {@link MegaSubscriber#process} says
     */
    public abstract @Nullable Result process(BinaryPayload payload, Message message) throws Exception;

    /** @hidden */
    @Internal
    @Override
    public final Subscription<?> subscribe() {
        return new Subscription<>(this, BinaryPayload.class) {
            @Override
            public <R> R accept(SubscriptionVisitor<R> visitor) {
                return visitor.bytes();
            }

            @Override
            @Nullable
            Result process(BinaryPayload payload, Message message) throws Exception {
                return BinarySubscriber.this.process(payload, message);
            }
        };
    }
}
