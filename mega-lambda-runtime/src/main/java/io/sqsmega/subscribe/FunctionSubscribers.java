package io.sqsmega.subscribe;

import io.sqsmega.Internal;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.MegaPayload;
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

    public static Subscriber on(EventPattern pattern, EventHandler<MegaPayload> processor) {
        Objects.requireNonNull(processor, "processor must not be null");
        return new MegaSubscriber() {
            @Override
            public String name() {
                return "on(" + pattern + ")";
            }

            @Override
            protected EventPattern matchEvent() {
                return pattern;
            }

            @Override
            public @Nullable Result process(MegaPayload payload, Message message) throws Exception {
                return processor.process(payload, message);
            }
        };
    }

    public static Subscriber on(DataPattern pattern, EventHandler<DataPayload> processor) {
        Objects.requireNonNull(processor, "processor must not be null");
        return new DataSubscriber() {
            @Override
            public String name() {
                return "on(" + pattern + ")";
            }

            @Override
            protected DataPattern matchData() {
                return pattern;
            }

            @Override
            public @Nullable Result process(DataPayload payload, Message message) throws Exception {
                return processor.process(payload, message);
            }
        };
    }
}
