package io.sqsmega.publish;

import io.sqsmega.payload.Payload;
import io.sqsmega.publish.BatchSending.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/**
 * Sends payloads to a queue.
 *
 * <p>A message attribute, {@link io.sqsmega.codec.Encoding#ATTRIBUTE}, says how the body is written, so that no reader
 * has to guess. Empty bodies, bodies over 1 MiB (1,048,576 bytes, attributes included) and characters that SQS does not
 * take are refused before anything is sent. Immutable and thread-safe: make one, in a Lambda function's constructor,
 * and keep it.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html">Amazon
 *     SQS message quotas</a>
 * @since 0.1
 */
public final class SqsPublisher implements AutoCloseable {
    private final SqsClient client;
    private final boolean ownsClient;
    private final Destination queue;

    private SqsPublisher(SqsClient client, boolean ownsClient, String queueUrl) {
        this.client = Objects.requireNonNull(client, "client must not be null");
        this.ownsClient = ownsClient;
        this.queue = new Destination("SQS", queueUrl, MessageLimits.SQS_BYTES);
    }

    /** A publisher with a client of its own: credentials, region and endpoint come from the SDK's default chain. */
    public static SqsPublisher of(String queueUrl) {
        Objects.requireNonNull(queueUrl, "queueUrl must not be null");
        return new SqsPublisher(SqsClient.create(), true, queueUrl);
    }

    /** A publisher with a client that the caller made, and closes. */
    public static SqsPublisher of(String queueUrl, SqsClient client) {
        Objects.requireNonNull(queueUrl, "queueUrl must not be null");
        return new SqsPublisher(client, false, queueUrl);
    }

    /** Sends a payload with the default options: MEGA events and data as JSON. */
    public Published publishPayload(Payload payload) {
        return publish(Publication.of(payload));
    }

    /**
     * Sends a payload.
     *
     * @throws IllegalArgumentException if the message or an option is not one that the queue takes; nothing was sent
     * @throws io.sqsmega.payload.InvalidPayloadException if the payload holds what its encoding cannot carry; nothing
     *     was sent
     * @throws software.amazon.awssdk.core.exception.SdkException if the service does not take it, after the SDK's own
     *     retries
     */
    public Published publishPayload(Payload payload, PublishOptions options) {
        return publish(Publication.of(payload, options));
    }

    /** Sends a body as it is, with the default options. */
    public Published publishRawMessage(String body) {
        return publish(Publication.raw(body));
    }

    /** Sends a body as it is; throws as {@link #publishPayload(Payload, PublishOptions)} does. */
    public Published publishRawMessage(String body, PublishOptions options) {
        return publish(Publication.raw(body, options));
    }

    /**
     * Sends many messages, split into requests of at most 10 entries and 1 MiB. Entries that the service failed to take
     * are tried again, up to four times in all. On a FIFO queue the order is kept within each group: its next message
     * is sent when the service has taken the one before, so a list of one group costs one request a message.
     *
     * @return what was sent and what was not; after a request that failed as a whole nothing more is sent
     * @throws IllegalArgumentException if any message or option is not one that the queue takes; nothing was sent
     */
    public BatchResult publishBatch(List<Publication> publications) {
        queue.check(publications);
        return new BatchSending(this::send, queue, publications).send();
    }

    /** Closes the client, if this publisher made it. */
    @Override
    public void close() {
        if (ownsClient) {
            client.close();
        }
    }

    private Published publish(Publication publication) {
        queue.check(publication, "message");
        PublishOptions options = publication.options();
        SendMessageResponse response = client.sendMessage(request -> request.queueUrl(queue.name())
                .messageBody(publication.body())
                .messageAttributes(attributes(publication))
                .messageSystemAttributes(systemAttributes(options))
                .messageGroupId(options.groupId())
                .messageDeduplicationId(options.deduplicationId())
                .delaySeconds(delaySeconds(options)));
        return new Published(response.messageId(), response.sequenceNumber());
    }

    private List<Answer> send(SortedMap<Integer, Publication> request) {
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>(request.size());
        request.forEach((index, publication) -> entries.add(entry(index, publication)));
        SendMessageBatchResponse response =
                client.sendMessageBatch(batch -> batch.queueUrl(queue.name()).entries(entries));
        List<Answer> answers = new ArrayList<>(request.size());
        response.successful()
                .forEach(taken -> answers.add(Answer.taken(taken.id(), taken.messageId(), taken.sequenceNumber())));
        response.failed()
                .forEach(failed ->
                        answers.add(Answer.failed(failed.id(), failed.senderFault(), failed.code(), failed.message())));
        return answers;
    }

    private static SendMessageBatchRequestEntry entry(int index, Publication publication) {
        PublishOptions options = publication.options();
        return SendMessageBatchRequestEntry.builder()
                .id(Integer.toString(index))
                .messageBody(publication.body())
                .messageAttributes(attributes(publication))
                .messageSystemAttributes(systemAttributes(options))
                .messageGroupId(options.groupId())
                .messageDeduplicationId(options.deduplicationId())
                .delaySeconds(delaySeconds(options))
                .build();
    }

    private static Map<String, MessageAttributeValue> attributes(Publication publication) {
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        publication.attributes().forEach((name, attribute) -> attributes.put(name, attribute(attribute)));
        return attributes;
    }

    private static MessageAttributeValue attribute(OutgoingAttribute attribute) {
        MessageAttributeValue.Builder value = MessageAttributeValue.builder().dataType(attribute.dataType());
        if (attribute.bytes() == null) {
            return value.stringValue(attribute.text()).build();
        }
        return value.binaryValue(SdkBytes.fromByteArray(attribute.bytes().toArray()))
                .build();
    }

    private static Map<MessageSystemAttributeNameForSends, MessageSystemAttributeValue> systemAttributes(
            PublishOptions options) {
        return options.traceHeader() == null
                ? Map.of()
                : Map.of(
                        MessageSystemAttributeNameForSends.AWS_TRACE_HEADER,
                        MessageSystemAttributeValue.builder()
                                .dataType("String")
                                .stringValue(options.traceHeader())
                                .build());
    }

    private static @Nullable Integer delaySeconds(PublishOptions options) {
        return options.delay() == null ? null : (int) options.delay().toSeconds();
    }
}
