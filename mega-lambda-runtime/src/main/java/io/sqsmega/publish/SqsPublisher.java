package io.sqsmega.publish;

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
 * Sends payloads to a queue, of at most 1 MiB (1,048,576 bytes, attributes included) each.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html">Amazon
 *     SQS message quotas</a>
 * @since 0.1
 */
public final class SqsPublisher extends Publisher {
    private final SqsClient client;
    private final boolean ownsClient;

    private SqsPublisher(SqsClient client, boolean ownsClient, String queueUrl) {
        super(Destination.queue(queueUrl));
        this.client = Objects.requireNonNull(client, "client must not be null");
        this.ownsClient = ownsClient;
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

    /** Closes the client, if this publisher made it. */
    @Override
    public void close() {
        if (ownsClient) {
            client.close();
        }
    }

    @Override
    Published send(Publication publication) {
        PublishOptions options = publication.options();
        SendMessageResponse response = client.sendMessage(request -> request.queueUrl(destination())
                .messageBody(publication.body())
                .messageAttributes(attributes(publication))
                .messageSystemAttributes(systemAttributes(options))
                .messageGroupId(options.groupId())
                .messageDeduplicationId(options.deduplicationId())
                .delaySeconds(delaySeconds(options)));
        return new Published(response.messageId(), response.sequenceNumber());
    }

    @Override
    List<Answer> send(SortedMap<Integer, Publication> request) {
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>(request.size());
        request.forEach((index, publication) -> entries.add(entry(index, publication)));
        SendMessageBatchResponse response =
                client.sendMessageBatch(batch -> batch.queueUrl(destination()).entries(entries));
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
