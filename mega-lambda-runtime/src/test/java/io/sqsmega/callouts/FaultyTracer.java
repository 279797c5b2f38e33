package io.sqsmega.callouts;

import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.dispatch.MessageTracer;
import io.sqsmega.message.Message;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A tracer with a fault in one of its methods, which strikes at one message, or at the batch. Thread-safe.
 *
 * @param method as {@code MessageTrace.end}
 */
record FaultyTracer(String method, Fault fault) implements MessageTracer {
    @Override
    public MessageTrace begin(Message message) {
        strike("MessageTracer.begin", message.id());
        return new Trace(message.id());
    }

    @Override
    public BatchTrace beginBatch(List<Message> messages) {
        strike("MessageTracer.beginBatch", Setup.STRUCK);
        return new BatchTrace() {
            @Override
            public MessageTrace begin(Message message) {
                strike("BatchTrace.begin", message.id());
                return FaultyTracer.this.begin(message);
            }

            @Override
            public void end(@Nullable Duration timeLeft) {
                strike("BatchTrace.end", Setup.STRUCK);
            }
        };
    }

    @Override
    public <T extends @Nullable Object> Callable<T> carried(Callable<T> call) {
        strike("MessageTracer.carried", Setup.STRUCK);
        return call;
    }

    private void strike(String called, String id) {
        if (called.equals(method) && id.equals(Setup.STRUCK)) {
            fault.strike();
        }
    }

    private final class Trace implements MessageTrace {
        private final String id;

        Trace(String id) {
            this.id = id;
        }

        @Override
        public void opened(Message message, @Nullable String eventName) {
            strike("MessageTrace.opened", id);
        }

        @Override
        public SubscriberTrace begin(String subscriber) {
            strike("MessageTrace.begin", id);
            return this::leave;
        }

        private void leave(@Nullable Result result, @Nullable Throwable thrown) {
            strike("SubscriberTrace.leave", id);
        }

        @Override
        public void leave() {
            strike("MessageTrace.leave", id);
        }

        @Override
        public void end(MessageReport report) {
            strike("MessageTrace.end", id);
        }
    }
}
