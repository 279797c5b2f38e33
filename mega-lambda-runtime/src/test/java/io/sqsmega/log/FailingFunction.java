package io.sqsmega.log;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.EventPattern;
import io.sqsmega.message.Message;
import io.sqsmega.metrics.EmbeddedMetrics;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.subscribe.MegaSubscriber;
import io.sqsmega.subscribe.Result;
import org.jspecify.annotations.Nullable;

/** A function whose only subscriber fails, 40 frames deep, with a message of two lines. */
public final class FailingFunction extends MegaSqsHandler {
    /** The variable with what is given to Lambda's own logger before the subscriber fails. */
    static final String LOG = "LOG_BEFORE_FAILURE";

    /** The variable with the namespace of its metrics. */
    static final String NAMESPACE = "METRICS_NAMESPACE";

    public FailingFunction() {
        super(options(System.getenv(NAMESPACE)));
        register(new Stock());
    }

    private static HandlerOptions options(@Nullable String namespace) {
        return namespace == null
                ? HandlerOptions.defaults()
                : HandlerOptions.builder()
                        .observer(EmbeddedMetrics.of(namespace))
                        .build();
    }

    private static final class Stock extends MegaSubscriber {
        @Override
        public String name() {
            return "stock";
        }

        @Override
        protected EventPattern matchEvent() {
            return EventPattern.named("item.added");
        }

        @Override
        public Result process(MegaPayload payload, Message message) {
            String log = System.getenv(LOG);
            if (log != null) {
                LambdaRuntime.getLogger().log(log);
            }
            return fail(40);
        }

        private static Result fail(int frames) {
            if (frames > 0) {
                return fail(frames - 1);
            }
            throw new IllegalStateException("out of stock\nat the warehouse");
        }
    }
}
