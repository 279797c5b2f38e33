package io.sqsmega.benchmarks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.List;

/** A function without a framework: a loop that parses each body. */
public final class PlainFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        int fields = 0;
        for (SQSEvent.SQSMessage record : event.getRecords()) {
            fields += Jackson.tree(record.getBody()).size();
        }
        Sink.size = fields;
        return new SQSBatchResponse(List.of());
    }
}
