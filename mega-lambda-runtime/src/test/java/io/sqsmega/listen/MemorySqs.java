package io.sqsmega.listen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.sqs.SqsClient;
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

/**
 * A queue in memory that answers at once. No visibility timeout ever passes: what was received is hidden until it is
 * made visible. All is of the group "group", which counts if the queue is FIFO. Thread-safe.
 */
final class MemorySqs implements SqsClient {
    private final String arn;
    private final List<Message> visible = new ArrayList<>();
    private final Map<String, Message> hidden = new LinkedHashMap<>();
    private int sent;
    private int receives;
    private int receivesThatFoundMessages;
    private boolean isClosed;

    private MemorySqs(String name) {
        this.arn = "arn:aws:sqs:eu-west-1:111122223333:" + name;
    }

    static MemorySqs standard() {
        return new MemorySqs("cart");
    }

    static MemorySqs fifo() {
        return new MemorySqs("cart.fifo");
    }

    /** Messages of the ids "1", "2" and so on, of which each is its own data. */
    MemorySqs with(int messages) {
        for (int number = 1; number <= messages; number++) {
            with("{\"number\": " + number + "}");
        }
        return this;
    }

    synchronized MemorySqs with(String body) {
        return with(Integer.toString(++sent), body);
    }

    synchronized MemorySqs with(String id, String body) {
        visible.add(Message.builder()
                .messageId(id)
                .receiptHandle("handle-" + id)
                .body(body)
                .attributes(Map.of(MessageSystemAttributeName.MESSAGE_GROUP_ID, "group"))
                .build());
        return this;
    }

    synchronized int visible() {
        return visible.size();
    }

    synchronized int hidden() {
        return hidden.size();
    }

    /** How many requests to receive were answered. */
    synchronized int receives() {
        return receives;
    }

    synchronized int receivesThatFoundMessages() {
        return receivesThatFoundMessages;
    }

    synchronized boolean isEmpty() {
        return visible.isEmpty() && hidden.isEmpty();
    }

    synchronized boolean isClosed() {
        return isClosed;
    }

    @Override
    public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
        return GetQueueAttributesResponse.builder()
                .attributes(Map.of(QueueAttributeName.QUEUE_ARN, arn, QueueAttributeName.VISIBILITY_TIMEOUT, "60"))
                .build();
    }

    @Override
    public synchronized ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
        List<Message> head = visible.subList(0, Math.min(visible.size(), request.maxNumberOfMessages()));
        List<Message> received = List.copyOf(head);
        head.clear();
        receives++;
        receivesThatFoundMessages += received.isEmpty() ? 0 : 1;
        received.forEach(message -> hidden.put(message.receiptHandle(), message));
        return ReceiveMessageResponse.builder().messages(received).build();
    }

    @Override
    public synchronized DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request) {
        request.entries().forEach(entry -> hidden.remove(entry.receiptHandle()));
        return DeleteMessageBatchResponse.builder().build();
    }

    @Override
    public synchronized ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
            ChangeMessageVisibilityBatchRequest request) {
        request.entries().stream()
                .filter(entry -> entry.visibilityTimeout() == 0)
                .map(entry -> hidden.remove(entry.receiptHandle()))
                .filter(Objects::nonNull)
                .forEach(visible::add);
        return ChangeMessageVisibilityBatchResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return "sqs";
    }

    @Override
    public synchronized void close() {
        isClosed = true;
    }
}
