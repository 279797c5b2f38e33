package io.sqsmega.subscribe;

import io.sqsmega.Internal;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.MessagePattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Creates subscribers from a pattern and a function. Their name is their pattern.
 *
 * @hidden
 */
@Internal
public final class FunctionSubscribers {
    private FunctionSubscribers() {}

    public static Subscriber on(
            EventPattern pattern, @Nullable MessagePattern message, EventHandler<MegaPayload> processor) {
        Objects.requireNonNull(processor, "processor must not be null");
        return new MegaSubscriber() {
            @Override
            public String name() {
                return nameOf(pattern, message);
            }

            @Override
            protected EventPattern matchEvent() {
                return pattern;
            }

            @Override
            protected @Nullable MessagePattern matchMessage() {
                return message;
            }

            @Override
            public @Nullable Result process(MegaPayload payload, Message message) throws Exception {
                return processor.process(payload, message);
            }
        };
    }

    public static Subscriber on(
            DataPattern pattern, @Nullable MessagePattern message, EventHandler<DataPayload> processor) {
        Objects.requireNonNull(processor, "processor must not be null");
        return new DataSubscriber() {
            @Override
            public String name() {
                return nameOf(pattern, message);
            }

            @Override
            protected DataPattern matchData() {
                return pattern;
            }

            @Override
            protected @Nullable MessagePattern matchMessage() {
                return message;
            }

            @Override
            public @Nullable Result process(DataPayload payload, Message message) throws Exception {
                return processor.process(payload, message);
            }
        };
    }

    public static Subscriber on(MessagePattern pattern, EventHandler<Payload> processor) {
        Objects.requireNonNull(processor, "processor must not be null");
        return MessageFunction.of(pattern, processor);
    }

    private static String nameOf(Object pattern, @Nullable Object message) {
        return "on(" + pattern + (message == null ? "" : ", " + message) + ")";
    }
}
