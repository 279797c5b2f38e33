package io.sqsmega.benchmarks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;

/** The function {@link CartFunction} by its typed entry: the runtime client creates the objects of the event. */
public final class TypedCartFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final CartFunction function = new CartFunction();

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return function.handleRequest(event, context);
    }
}
