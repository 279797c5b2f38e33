package io.sqsmega.cli;

import io.sqsmega.message.Message;
import org.jspecify.annotations.Nullable;

/** Explains messages with a handler, if one is given. */
final class Explainer implements AutoCloseable {
    private final @Nullable LoadedHandler handler;

    private Explainer(@Nullable LoadedHandler handler) {
        this.handler = handler;
    }

    static Explainer of(HandlerOption option) {
        return new Explainer(option.isGiven() ? option.load() : null);
    }

    @Nullable
    Explanation explain(Message message) {
        return handler == null ? null : new Explanation(handler.explain(message));
    }

    @Override
    public void close() {
        if (handler != null) {
            handler.close();
        }
    }
}
