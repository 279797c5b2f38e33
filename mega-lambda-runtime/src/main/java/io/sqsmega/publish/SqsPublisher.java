package io.sqsmega.publish;

import io.sqsmega.aws.QueueUrl;
import io.sqsmega.aws.RequestBound;
import io.sqsmega.aws.SdkModule;
import io.sqsmega.publish.BatchSender.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/**
 * Sends payloads to a queue, at most 1 MiB each (1,048,576 bytes, including attributes).
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
    private final Supplier<SdkServiceClientConfiguration> configuration;

    private SqsPublisher(QueueUrl queue, Builder builder) {
        super(Destination.queue(queue), builder);
        this.ownsClient = builder.client == null;
        this.client = queue.client(builder.client);
        this.configuration = RequestBound.remembered(client::serviceClientConfiguration);
    }

    /**
     * {@return a publisher with its own client for the queue's region; credentials come from the SDK's default chain,
     * and so does the region if the URL has none}
     *
     * @param queueUrl the URL of the queue
     * @throws IllegalArgumentException if the URL is not that of a queue
     */
    public static SqsPublisher of(String queueUrl) {
        return builder(queueUrl).build();
    }

    /**
     * {@return a publisher with a client that the caller created and must close}
     *
     * @param queueUrl the URL of the queue
     * @param client the client, which the caller closes
     * @throws IllegalArgumentException if the URL is not that of a queue, or the client's region is another one
     */
    public static SqsPublisher of(String queueUrl, SqsClient client) {
        return builder(queueUrl).client(client).build();
    }

    /**
     * {@return a builder with the defaults}
     *
     * @param queueUrl the URL of the queue
     */
    public static Builder builder(String queueUrl) {
        SdkModule.SQS.check();
        return new Builder(queueUrl);
    }

    /** Closes the client, if this publisher made it. */
    @Override
    public void close() {
        if (ownsClient) {
            client.close();
        }
    }

    @Override
    PublishReceipt send(Publication publication) {
        PublishOptions options = publication.options;
        SendMessageResponse response = client.sendMessage(request -> request.queueUrl(destination())
                .messageBody(publication.body())
                .messageAttributes(publication.attributes(SqsPublisher::attribute))
                .messageSystemAttributes(systemAttributes(options))
                .messageGroupId(options.groupId)
                .messageDeduplicationId(options.deduplicationId)
                .delaySeconds(delaySeconds(options))
                .overrideConfiguration(RequestBound.withinOrNull(options.timeout, configuration)));
        return new PublishReceipt(response.messageId(), response.sequenceNumber());
    }

    @Override
    List<Answer> send(SortedMap<Integer, Publication> request, Duration timeLeft) {
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>(request.size());
        request.forEach((index, publication) -> entries.add(entry(index, publication)));
        SendMessageBatchResponse response = client.sendMessageBatch(batch -> batch.queueUrl(destination())
                .entries(entries)
                .overrideConfiguration(RequestBound.within(timeLeft, configuration)));
        List<Answer> answers = new ArrayList<>(request.size());
        response.successful()
                .forEach(taken -> answers.add(Answer.taken(taken.id(), taken.messageId(), taken.sequenceNumber())));
        response.failed()
                .forEach(failed ->
                        answers.add(Answer.failed(failed.id(), failed.senderFault(), failed.code(), failed.message())));
        return answers;
    }

    private static SendMessageBatchRequestEntry entry(int index, Publication publication) {
        PublishOptions options = publication.options;
        return SendMessageBatchRequestEntry.builder()
                .id(Integer.toString(index))
                .messageBody(publication.body())
                .messageAttributes(publication.attributes(SqsPublisher::attribute))
                .messageSystemAttributes(systemAttributes(options))
                .messageGroupId(options.groupId)
                .messageDeduplicationId(options.deduplicationId)
                .delaySeconds(delaySeconds(options))
                .build();
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
        return options.traceHeader == null
                ? Map.of()
                : Map.of(
                        MessageSystemAttributeNameForSends.AWS_TRACE_HEADER,
                        MessageSystemAttributeValue.builder()
                                .dataType("String")
                                .stringValue(options.traceHeader)
                                .build());
    }

    private static @Nullable Integer delaySeconds(PublishOptions options) {
        return options.delay == null ? null : (int) options.delay.toSeconds();
    }

    /** Builds an {@link SqsPublisher}. Not thread-safe. */
    public static final class Builder extends Publisher.Builder<Builder> {
        private final String queueUrl;
        private @Nullable SqsClient client;

        private Builder(String queueUrl) {
            this.queueUrl = Objects.requireNonNull(queueUrl, "queueUrl must not be null");
        }

        /**
         * Sets a client for the queue's region that the caller created and must close. Default: a client of its own, as
         * in {@link SqsPublisher#of(String)}.
         *
         * @param client a client for the queue's region that the caller created and must close
         * @return this builder
         */
        public Builder client(SqsClient client) {
            this.client = Objects.requireNonNull(client, "client must not be null");
            return this;
        }

        /**
         * Builds the publisher, and its client if none was given.
         *
         * @return the publisher
         * @throws IllegalArgumentException if the URL is not that of a queue, or the client's region is another one
         */
        public SqsPublisher build() {
            return new SqsPublisher(QueueUrl.of("queueUrl", queueUrl), this);
        }
    }
}
