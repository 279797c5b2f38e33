package io.sqsmega.subscribe;

import io.sqsmega.match.MessagePattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.Payload;
import org.jspecify.annotations.Nullable;

/** A function as a subscriber of messages. A class of its own, so that a function without one does not load it. */
final class MessageFunction extends MessageSubscriber {
    private final MessagePattern pattern;
    private final EventHandler<Payload> processor;

    private MessageFunction(MessagePattern pattern, EventHandler<Payload> processor) {
        this.pattern = pattern;
        this.processor = processor;
    }

    static Subscriber of(MessagePattern pattern, EventHandler<Payload> processor) {
        return new MessageFunction(pattern, processor);
    }

    @Override
    public String name() {
        return "on(" + pattern + ")";
    }

    @Override
    protected MessagePattern matchMessage() {
        return pattern;
    }

    @Override
    public @Nullable Result process(Payload payload, Message message) throws Exception {
        return processor.process(payload, message);
    }
}
