package io.sqsmega.local;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.Set;

/** What the functions of these tests answer. */
final class Responses {
    private Responses() {}

    /** Says that the messages with these bodies have failed. */
    static SQSBatchResponse failing(SQSEvent event, Set<String> badBodies) {
        return new SQSBatchResponse(event.getRecords().stream()
                .filter(message -> badBodies.contains(message.getBody()))
                .map(message -> new BatchItemFailure(message.getMessageId()))
                .toList());
    }
}
