package io.sqsmega.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.sqsmega.subscribe.Dispatcher;
import io.sqsmega.subscribe.Lane;
import io.sqsmega.subscribe.LoggingContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What all lanes of a batch share: who handles a message, how much time is left, and what log lines say of it. */
record Invocation(
        Dispatcher dispatcher, Deadline deadline, LoggingContext loggingContext, Map<String, String> logFields) {

    static Invocation of(Dispatcher dispatcher, HandlerOptions options, @Nullable Context context) {
        String requestId = context == null ? null : context.getAwsRequestId();
        return new Invocation(
                dispatcher,
                new Deadline(context, options.timeMargin()),
                options.loggingContext(),
                requestId == null ? Map.of() : Map.of("requestId", requestId));
    }

    void run(Lane lane) {
        try (LoggingContext.Scope scope = loggingContext.open(logFields)) {
            lane.run(dispatcher, deadline);
        }
    }
}
