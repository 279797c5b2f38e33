package io.sqsmega.listen;

import io.sqsmega.fifo.FifoQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** A client of a FIFO queue in memory, that fails on a few entries. A message that was let go is visible at once. */
final class FifoClient implements SqsClient {
    private final FifoQueue queue;
    private final Random random;

    FifoClient(FifoQueue queue, Random random) {
        this.queue = queue;
        this.random = random;
    }

    @Override
    public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
        return GetQueueAttributesResponse.builder()
                .attributes(Map.of(
                        QueueAttributeName.QUEUE_ARN,
                        "arn:aws:sqs:eu-west-1:111122223333:cart.fifo",
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        "30"))
                .build();
    }

    @Override
    public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
        return ReceiveMessageResponse.builder()
                .messages(queue.receive(request.maxNumberOfMessages(), random).stream()
                        .map(FifoClient::message)
                        .toList())
                .build();
    }

    private static Message message(FifoQueue.Received received) {
        return Message.builder()
                .messageId(received.message().id())
                .receiptHandle(received.handle())
                .body(received.message().body())
                .attributes(Map.of(
                        MessageSystemAttributeName.MESSAGE_GROUP_ID,
                        received.message().group(),
                        MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                        Integer.toString(received.receiveCount())))
                .build();
    }

    @Override
    public DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request) {
        List<BatchResultErrorEntry> failed = new ArrayList<>();
        request.entries().forEach(entry -> {
            if (random.nextInt(20) == 0) {
                failed.add(refused(entry.id()));
            } else {
                queue.delete(entry.receiptHandle());
            }
        });
        return DeleteMessageBatchResponse.builder().failed(failed).build();
    }

    @Override
    public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
            ChangeMessageVisibilityBatchRequest request) {
        List<BatchResultErrorEntry> failed = new ArrayList<>();
        request.entries().forEach(entry -> {
            if (random.nextInt(20) == 0) {
                failed.add(refused(entry.id()));
            } else if (entry.visibilityTimeout() == 0) {
                queue.letGo(entry.receiptHandle());
            }
        });
        return ChangeMessageVisibilityBatchResponse.builder().failed(failed).build();
    }

    /** What a listener does not try again, else the test would take long. */
    private static BatchResultErrorEntry refused(String id) {
        return BatchResultErrorEntry.builder()
                .id(id)
                .code("ReceiptHandleIsInvalid")
                .senderFault(true)
                .build();
    }

    @Override
    public String serviceName() {
        return "sqs";
    }

    @Override
    public void close() {}
}
