package io.sqsmega.listen;

import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;

/** A client whose requests to hide messages are answered by the test. */
record HidingClient(Hiding hiding) implements SqsClient {
    /** Answers with the ids of the entries that fail. */
    @FunctionalInterface
    interface Hiding {
        List<String> hide(ChangeMessageVisibilityBatchRequest request);
    }

    @Override
    public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
        return GetQueueAttributesResponse.builder().build();
    }

    @Override
    public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
            ChangeMessageVisibilityBatchRequest request) {
        return ChangeMessageVisibilityBatchResponse.builder()
                .failed(hiding.hide(request).stream()
                        .map(id -> BatchResultErrorEntry.builder()
                                .id(id)
                                .code("InternalError")
                                .senderFault(false)
                                .build())
                        .toList())
                .build();
    }

    @Override
    public String serviceName() {
        return "sqs";
    }

    @Override
    public void close() {}
}
