package io.sqsmega.benchmarks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.List;

/** A typed function that receives SQS batches and does nothing. */
public final class EmptyFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final SQSBatchResponse ALL_DONE = new SQSBatchResponse(List.of());

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return ALL_DONE;
    }
}
