package io.sqsmega.subscribe;

import io.sqsmega.Internal;
import io.sqsmega.match.MessagePattern;
import io.sqsmega.match.index.PatternIndexBuilder;
import io.sqsmega.message.Message;
import io.sqsmega.payload.Payload;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber for messages that are selected by what is around their payloads: MEGA events, data, text and bytes. Text
 * that happens to be Base64 is text, as for a {@link PlaintextSubscriber}.
 *
 * @since 0.1
 */
public abstract non-sealed class MessageSubscriber extends Subscriber {

    /** {@return the pattern of the messages that this subscriber wants} Called once, when it is registered. */
    @Override
    protected abstract MessagePattern matchMessage();

    /**
     * Processes a message, as {@link MegaSubscriber#process} does.
     *
     * @param payload the payload, of any kind
     * @param message the message that held the payload
     * @return the outcome; null means {@link Result#OK}
     * @throws Exception any exception: the message is retried, or refused as {@link MegaSubscriber#process} says
     */
    public abstract @Nullable Result process(Payload payload, Message message) throws Exception;

    /** @hidden */
    @Internal
    @Override
    public final Subscription<?> subscribe() {
        return new Subscription<>(this, Payload.class) {
            private final MessagePattern pattern = notNull(message(), MessageSubscriber.this, "matchMessage");

            @Override
            public void addTo(PatternIndexBuilder index, int number) {
                index.any(number, pattern);
            }

            @Override
            public <R> R accept(SubscriptionVisitor<R> visitor) {
                return visitor.everything();
            }

            @Override
            @Nullable
            Result process(Payload payload, Message message) throws Exception {
                return MessageSubscriber.this.process(payload, message);
            }
        };
    }
}
