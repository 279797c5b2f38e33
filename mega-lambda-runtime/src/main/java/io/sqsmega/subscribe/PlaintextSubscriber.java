package io.sqsmega.subscribe;

import io.sqsmega.Internal;
import io.sqsmega.match.Matcher;
import io.sqsmega.match.Matchers;
import io.sqsmega.match.Mismatch;
import io.sqsmega.message.Message;
import io.sqsmega.payload.PlaintextPayload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber for plain text: bodies that are neither a JSON object nor bytes. Text that happens to be Base64, such as
 * {@code ping}, is text, unless a {@link BinarySubscriber} or a transformer of bytes is registered or the handler's
 * options make it bytes.
 *
 * @since 0.1
 */
public abstract non-sealed class PlaintextSubscriber extends Subscriber {

    /**
     * {@return the matcher of the texts that this subscriber wants} Called once, when the subscriber is registered.
     * Default: any text.
     */
    protected Matcher matchText() {
        return Matchers.present();
    }

    /**
     * Processes a message, as {@link MegaSubscriber#process} does.
     *
     * @param payload the payload, which matches the subscriber's pattern
     * @param message the message that held the payload
     * @return the outcome; null means {@link Result#OK}
     * @throws Exception any exception: the message is retried, or refused as {@link MegaSubscriber#process} says
     */
    public abstract @Nullable Result process(PlaintextPayload payload, Message message) throws Exception;

    /** @hidden */
    @Internal
    @Override
    public final Subscription<?> subscribe() {
        return new PlaintextSubscription(this);
    }

    private static final class PlaintextSubscription extends Subscription<PlaintextPayload> {
        private final PlaintextSubscriber subscriber;
        private final Matcher text;

        PlaintextSubscription(PlaintextSubscriber subscriber) {
            super(subscriber, PlaintextPayload.class);
            this.subscriber = subscriber;
            this.text = notNull(subscriber.matchText(), subscriber, "matchText");
            if (!text.takesStrings()) {
                throw new IllegalArgumentException(
                        subscriber.name() + ".matchText() must return a matcher of strings, got '" + text + "'");
            }
        }

        @Override
        public <R> R accept(SubscriptionVisitor<R> visitor) {
            return visitor.text();
        }

        @Override
        boolean wants(PlaintextPayload payload) {
            return text.matches(payload.text());
        }

        @Override
        List<Mismatch> whyUnwanted(PlaintextPayload payload) {
            return text.explain(payload.text());
        }

        @Override
        @Nullable
        Result process(PlaintextPayload payload, Message message) throws Exception {
            return subscriber.process(payload, message);
        }
    }
}
