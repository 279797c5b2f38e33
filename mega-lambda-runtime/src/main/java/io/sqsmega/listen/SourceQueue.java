package io.sqsmega.listen;

import io.sqsmega.message.Message;
import io.sqsmega.settle.SqsMessages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** The queue, and the four requests that a listener sends to it. Throws what the SDK throws. Thread-safe. */
final class SourceQueue {
    /** The most messages that one request of SQS can be about. */
    static final int BATCH = 10;

    private final SqsClient client;
    private final String url;
    private final String arn;
    private final Duration visibilityTimeout;

    private SourceQueue(SqsClient client, String url, String arn, Duration visibilityTimeout) {
        this.client = client;
        this.url = url;
        this.arn = arn;
        this.visibilityTimeout = visibilityTimeout;
    }

    /** Asks the queue for its ARN, and for its visibility timeout if none is given. */
    static SourceQueue open(SqsClient client, String url, @Nullable Duration visibilityTimeout) {
        Map<QueueAttributeName, String> attributes = client.getQueueAttributes(request -> request.queueUrl(url)
                        .attributeNames(QueueAttributeName.QUEUE_ARN, QueueAttributeName.VISIBILITY_TIMEOUT))
                .attributes();
        String arn = attributes.getOrDefault(QueueAttributeName.QUEUE_ARN, "");
        long seconds = Long.parseLong(attributes.getOrDefault(QueueAttributeName.VISIBILITY_TIMEOUT, "30"));
        Duration its = Duration.ofSeconds(Math.max(1, seconds));
        return new SourceQueue(client, url, arn, visibilityTimeout == null ? its : visibilityTimeout);
    }

    String url() {
        return url;
    }

    Duration visibilityTimeout() {
        return visibilityTimeout;
    }

    List<Message> receive(int atMost, Duration waitTime) {
        ReceiveMessageRequest.Builder request = ReceiveMessageRequest.builder()
                .queueUrl(url)
                .maxNumberOfMessages(Math.min(BATCH, atMost))
                .waitTimeSeconds((int) waitTime.toSeconds())
                .visibilityTimeout((int) visibilityTimeout.toSeconds())
                .messageAttributeNames("All")
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL);
        if (arn.endsWith(".fifo")) {
            // When an answer gets lost, the SDK's second attempt receives the same messages, and no group is blocked.
            request.receiveRequestAttemptId(UUID.randomUUID().toString());
        }
        return client.receiveMessage(request.build()).messages().stream()
                .map(message -> SqsMessages.read(message, arn))
                .toList();
    }

    /**
     * Deletes up to ten messages.
     *
     * @return those that are worth another attempt
     */
    List<Message> delete(List<Message> messages) {
        List<DeleteMessageBatchRequestEntry> entries = IntStream.range(0, messages.size())
                .mapToObj(i -> DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(messages.get(i).receiptHandle())
                        .build())
                .toList();
        return again(
                messages,
                client.deleteMessageBatch(batch -> batch.queueUrl(url).entries(entries))
                        .failed(),
                "is done but could not be deleted; it comes again");
    }

    /**
     * Hides up to ten messages for the visibility timeout, from now on.
     *
     * @return those that are worth another attempt
     */
    List<Message> hide(List<Message> messages) {
        return again(
                messages,
                changeVisibility(messages, (int) visibilityTimeout.toSeconds()),
                "could not be kept hidden; it may come again too early");
    }

    /** Makes up to ten messages visible at once. */
    void release(List<Message> messages) {
        List<BatchResultErrorEntry> failed = changeVisibility(messages, 0);
        if (!failed.isEmpty()) {
            Failure.log(failed.size() + " messages of " + arn + " could not be made visible at once, got "
                    + failed.get(0).code() + "; they come again when the visibility timeout has passed");
        }
    }

    private List<BatchResultErrorEntry> changeVisibility(List<Message> messages, int seconds) {
        List<ChangeMessageVisibilityBatchRequestEntry> entries = IntStream.range(0, messages.size())
                .mapToObj(i -> ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(messages.get(i).receiptHandle())
                        .visibilityTimeout(seconds)
                        .build())
                .toList();
        return client.changeMessageVisibilityBatch(batch -> batch.queueUrl(url).entries(entries))
                .failed();
    }

    private static List<Message> again(List<Message> messages, List<BatchResultErrorEntry> failed, String refused) {
        List<Message> again = new ArrayList<>();
        for (BatchResultErrorEntry entry : failed) {
            Message message = messages.get(Integer.parseInt(entry.id()));
            if (Boolean.TRUE.equals(entry.senderFault())) {
                Failure.log(message + " " + refused + ", got " + entry.code());
            } else {
                again.add(message);
            }
        }
        return again;
    }
}
