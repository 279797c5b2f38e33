package io.sqsmega.listen;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** A client that passes requests on, remembers them, and can be made to fail first. */
class TroubledSqs implements SqsClient {
    final List<ReceiveMessageRequest> receives = new CopyOnWriteArrayList<>();
    final List<DeleteMessageBatchRequest> deletes = new CopyOnWriteArrayList<>();
    final List<ChangeMessageVisibilityBatchRequest> changes = new CopyOnWriteArrayList<>();
    private final SqsClient real;
    private volatile Trouble trouble = (operation, count) -> {};
    private volatile UnaryOperator<ReceiveMessageRequest> received = UnaryOperator.identity();
    private volatile UnaryOperator<DeleteMessageBatchRequest> refusedDeletes =
            request -> DeleteMessageBatchRequest.builder().entries(List.of()).build();

    TroubledSqs(SqsClient real) {
        this.real = real;
    }

    /** Throws, or does not, before the so-manieth request of a kind is passed on. */
    @FunctionalInterface
    interface Trouble {
        void before(String operation, int count);
    }

    /** What a request to receive is turned into before it is passed on. */
    TroubledSqs receiving(UnaryOperator<ReceiveMessageRequest> received) {
        this.received = received;
        return this;
    }

    TroubledSqs with(Trouble trouble) {
        this.trouble = trouble;
        return this;
    }

    /** Which entries of a request to delete are answered with a failure of the service. */
    TroubledSqs refusingDeletes(UnaryOperator<DeleteMessageBatchRequest> refused) {
        this.refusedDeletes = refused;
        return this;
    }

    @Override
    public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
        trouble.before("attributes", 1);
        return real.getQueueAttributes(request);
    }

    @Override
    public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
        receives.add(request);
        trouble.before("receive", receives.size());
        return real.receiveMessage(received.apply(request));
    }

    @Override
    public DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request) {
        deletes.add(request);
        trouble.before("delete", deletes.size());
        List<String> refused = refusedDeletes.apply(request).entries().stream()
                .map(entry -> entry.id())
                .toList();
        var taken = request.entries().stream()
                .filter(entry -> !refused.contains(entry.id()))
                .toList();
        if (!taken.isEmpty()) {
            real.deleteMessageBatch(batch -> batch.queueUrl(request.queueUrl()).entries(taken));
        }
        return DeleteMessageBatchResponse.builder()
                .failed(refused.stream().map(TroubledSqs::internalError).toList())
                .build();
    }

    private static BatchResultErrorEntry internalError(String id) {
        return BatchResultErrorEntry.builder()
                .id(id)
                .code("InternalError")
                .senderFault(false)
                .build();
    }

    @Override
    public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
            ChangeMessageVisibilityBatchRequest request) {
        changes.add(request);
        trouble.before("change", changes.size());
        return real.changeMessageVisibilityBatch(request);
    }

    @Override
    public String serviceName() {
        return "sqs";
    }

    @Override
    public void close() {}
}
