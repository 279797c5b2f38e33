package io.sqsmega.listen;

import io.sqsmega.aws.Chunks;
import io.sqsmega.aws.RequestBound;
import io.sqsmega.dispatch.FailureLog;
import io.sqsmega.message.Message;
import io.sqsmega.settle.SqsMessages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/**
 * The queue with the four requests that a listener sends to it. Exceptions of the SDK reach the caller. Thread-safe.
 */
final class SourceQueue {
    /** The largest number of messages in one request to SQS. */
    static final int BATCH = Chunks.SIZE;

    /**
     * How long the answer to a receive may take after its wait time: enough for ten bodies of 1 MiB on a slow
     * connection.
     */
    private static final Duration RECEIVE_MARGIN = Duration.ofSeconds(30);

    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(10);
    private static final Duration SHORTEST_REQUEST = Duration.ofMillis(500);

    private final SqsClient client;
    final String url;
    private final String arn;
    final Duration visibilityTimeout;
    /**
     * How long a request may take that deletes, hides or releases messages: half the visibility timeout, at most 10
     * seconds.
     */
    final Duration requestTimeout;
    /** Made once, because a client copies its configuration each time it is asked. */
    private final AwsRequestOverrideConfiguration bound;

    private SourceQueue(SqsClient client, String url, String arn, Duration visibilityTimeout) {
        this.client = client;
        this.url = url;
        this.arn = arn;
        this.visibilityTimeout = visibilityTimeout;
        this.requestTimeout = clamp(visibilityTimeout.dividedBy(2), SHORTEST_REQUEST, LONGEST_REQUEST);
        this.bound = RequestBound.within(requestTimeout, client::serviceClientConfiguration);
    }

    private static Duration clamp(Duration duration, Duration least, Duration most) {
        Duration notMore = duration.compareTo(most) > 0 ? most : duration;
        return notMore.compareTo(least) < 0 ? least : notMore;
    }

    /** Requests the queue's ARN, and its visibility timeout if none is given. */
    static SourceQueue open(SqsClient client, String url, @Nullable Duration visibilityTimeout) {
        Map<QueueAttributeName, String> attributes = client.getQueueAttributes(request -> request.queueUrl(url)
                        .attributeNames(QueueAttributeName.QUEUE_ARN, QueueAttributeName.VISIBILITY_TIMEOUT))
                .attributes();
        String arn = attributes.getOrDefault(QueueAttributeName.QUEUE_ARN, "");
        long seconds = Long.parseLong(attributes.getOrDefault(QueueAttributeName.VISIBILITY_TIMEOUT, "30"));
        Duration its = Duration.ofSeconds(Math.max(1, seconds));
        return new SourceQueue(client, url, arn, visibilityTimeout == null ? its : visibilityTimeout);
    }

    /** Opens the queue, with pauses after failures. Returns null if the listener stops before that. */
    static @Nullable SourceQueue open(
            SqsClient client, String url, @Nullable Duration visibilityTimeout, StopSignal stop)
            throws InterruptedException {
        for (int attempt = 1; !stop.isRequested(); attempt++) {
            try {
                return open(client, url, visibilityTimeout);
            } catch (RuntimeException failed) {
                if (Failure.isPermanent(failed)) {
                    throw Failure.ofConfiguration(url, failed);
                }
                Failure.ofRequest(url + " could not be reached " + attempt + " times", failed);
                stop.pause(RetryDelay.after(attempt));
            }
        }
        return null;
    }

    boolean isFifo() {
        return arn.endsWith(".fifo");
    }

    /** Receives messages and returns them in their order, including malformed ones. */
    List<Message> receive(int atMost, Duration waitTime) {
        ReceiveMessageRequest.Builder request = ReceiveMessageRequest.builder()
                .queueUrl(url)
                .maxNumberOfMessages(Math.min(BATCH, atMost))
                .waitTimeSeconds((int) waitTime.toSeconds())
                .visibilityTimeout((int) visibilityTimeout.toSeconds())
                .messageAttributeNames("All")
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                .overrideConfiguration(config -> config.apiCallAttemptTimeout(waitTime.plus(RECEIVE_MARGIN))
                        .addPlugin(SourceQueue::withoutChecksums));
        if (isFifo()) {
            // If an answer is lost, the SDK's second attempt receives the same messages, so that no group is blocked.
            request.receiveRequestAttemptId(UUID.randomUUID().toString());
        }
        var received = client.receiveMessage(request.build()).messages();
        Instant now = Instant.now();
        return received.stream()
                .filter(Objects::nonNull)
                .map(message -> SqsMessages.read(message, arn, now))
                .toList();
    }

    /**
     * Switches the SDK's check of MD5 sums off. It fails the whole request for one wrong sum, or for one attribute
     * without a data type, and the other messages of the request would be hidden although nobody processes them.
     */
    private static void withoutChecksums(SdkServiceClientConfiguration.Builder config) {
        config.overrideConfiguration(config.overrideConfiguration().copy(override -> {
            List<ExecutionInterceptor> interceptors = new ArrayList<>(override.executionInterceptors());
            interceptors.removeIf(its -> its.getClass().getSimpleName().equals("MessageMD5ChecksumInterceptor"));
            override.executionInterceptors(interceptors);
        }));
    }

    /**
     * Deletes up to ten messages.
     *
     * @return the messages that are worth another attempt
     */
    List<Message> delete(List<Message> messages) {
        List<DeleteMessageBatchRequestEntry> entries = entries(
                messages,
                (id, message) -> DeleteMessageBatchRequestEntry.builder()
                        .id(id)
                        .receiptHandle(message.receiptHandle())
                        .build());
        return entries.isEmpty()
                ? List.of()
                : again(
                        messages,
                        client.deleteMessageBatch(batch ->
                                        batch.queueUrl(url).entries(entries).overrideConfiguration(bound))
                                .failed(),
                        "is done but could not be deleted; it comes again");
    }

    /**
     * Hides up to ten messages, from now on.
     *
     * @param seconds returns for how many seconds a message is hidden
     * @return the messages that are worth another attempt
     */
    List<Message> hide(List<Message> messages, ToIntFunction<Message> seconds) {
        return changeVisibility(messages, seconds, "could not be kept hidden; it may come again too early");
    }

    /**
     * Makes up to ten messages visible at once.
     *
     * @return the messages that are worth another attempt
     */
    List<Message> release(List<Message> messages) {
        return changeVisibility(
                messages,
                message -> 0,
                "could not be made visible at once; it comes again when its visibility timeout has passed");
    }

    private List<Message> changeVisibility(List<Message> messages, ToIntFunction<Message> seconds, String refused) {
        List<ChangeMessageVisibilityBatchRequestEntry> entries = entries(
                messages,
                (id, message) -> ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id(id)
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout(seconds.applyAsInt(message))
                        .build());
        return entries.isEmpty()
                ? List.of()
                : again(
                        messages,
                        client.changeMessageVisibilityBatch(batch ->
                                        batch.queueUrl(url).entries(entries).overrideConfiguration(bound))
                                .failed(),
                        refused);
    }

    /**
     * Returns the entries of a request, without messages that have no receipt handle: these would fail the whole
     * request.
     */
    private static <E> List<E> entries(List<Message> messages, BiFunction<String, Message, E> entry) {
        List<E> entries = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            String handle = messages.get(i).receiptHandle();
            if (handle != null && !handle.isEmpty()) {
                entries.add(entry.apply(Integer.toString(i), messages.get(i)));
            }
        }
        return entries;
    }

    private static List<Message> again(List<Message> messages, List<BatchResultErrorEntry> failed, String refused) {
        List<Message> again = new ArrayList<>();
        for (BatchResultErrorEntry entry : failed) {
            Message message = messages.get(Integer.parseInt(entry.id()));
            if (Boolean.TRUE.equals(entry.senderFault())) {
                FailureLog.warn(message + " " + refused + ", got " + entry.code());
            } else {
                again.add(message);
            }
        }
        return again;
    }
}
