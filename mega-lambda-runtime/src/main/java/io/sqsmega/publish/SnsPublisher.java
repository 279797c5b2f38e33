package io.sqsmega.publish;

import io.sqsmega.aws.RequestBound;
import io.sqsmega.aws.SdkModule;
import io.sqsmega.aws.TopicArn;
import io.sqsmega.publish.BatchSender.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/**
 * Publishes payloads to a topic, at most 256 KiB each (262,144 bytes, including attributes), or the topic's
 * {@code MaximumMessageSize}.
 *
 * <p>The attribute that names the encoding reaches the queue with and without raw delivery. Immutable and thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a>
 * @since 0.1
 */
public final class SnsPublisher extends Publisher {
    private final SnsClient client;
    private final boolean ownsClient;
    private final Supplier<SdkServiceClientConfiguration> configuration;

    private SnsPublisher(TopicArn topic, Builder builder) {
        super(Destination.topic(topic, builder.maxMessageBytes), builder);
        this.ownsClient = builder.client == null;
        this.client = topic.client(builder.client);
        this.configuration = RequestBound.remembered(client::serviceClientConfiguration);
    }

    /**
     * {@return a publisher with its own client for the topic's region; credentials come from the SDK's default chain}
     *
     * @param topicArn the ARN of the topic
     * @throws IllegalArgumentException if the ARN is not that of a topic
     */
    public static SnsPublisher of(String topicArn) {
        return builder(topicArn).build();
    }

    /**
     * {@return a publisher with a client that the caller created and must close}
     *
     * @param topicArn the ARN of the topic
     * @param client the client, which the caller closes
     * @throws IllegalArgumentException if the ARN is not that of a topic, or the client's region is another one
     */
    public static SnsPublisher of(String topicArn, SnsClient client) {
        return builder(topicArn).client(client).build();
    }

    /**
     * {@return a builder with the defaults}
     *
     * @param topicArn the ARN of the topic
     */
    public static Builder builder(String topicArn) {
        SdkModule.SNS.check();
        return new Builder(topicArn);
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
        PublishResponse response = client.publish(request -> request.topicArn(destination())
                .message(publication.body())
                .messageAttributes(publication.attributes(SnsPublisher::attribute))
                .subject(options.subject)
                .messageGroupId(options.groupId)
                .messageDeduplicationId(options.deduplicationId)
                .overrideConfiguration(RequestBound.withinOrNull(options.timeout, configuration)));
        return new PublishReceipt(response.messageId(), response.sequenceNumber());
    }

    @Override
    List<Answer> send(SortedMap<Integer, Publication> request, Duration timeLeft) {
        List<PublishBatchRequestEntry> entries = new ArrayList<>(request.size());
        request.forEach((index, publication) -> entries.add(entry(index, publication)));
        PublishBatchResponse response = client.publishBatch(batch -> batch.topicArn(destination())
                .publishBatchRequestEntries(entries)
                .overrideConfiguration(RequestBound.within(timeLeft, configuration)));
        List<Answer> answers = new ArrayList<>(request.size());
        response.successful()
                .forEach(taken -> answers.add(Answer.taken(taken.id(), taken.messageId(), taken.sequenceNumber())));
        response.failed()
                .forEach(failed ->
                        answers.add(Answer.failed(failed.id(), failed.senderFault(), failed.code(), failed.message())));
        return answers;
    }

    private static PublishBatchRequestEntry entry(int index, Publication publication) {
        PublishOptions options = publication.options;
        return PublishBatchRequestEntry.builder()
                .id(Integer.toString(index))
                .message(publication.body())
                .messageAttributes(publication.attributes(SnsPublisher::attribute))
                .subject(options.subject)
                .messageGroupId(options.groupId)
                .messageDeduplicationId(options.deduplicationId)
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

    /** Builds an {@link SnsPublisher}. Not thread-safe. */
    public static final class Builder extends Publisher.Builder<Builder> {
        private final String topicArn;
        private @Nullable SnsClient client;
        private int maxMessageBytes = MessageLimits.SNS_BYTES;

        private Builder(String topicArn) {
            this.topicArn = Objects.requireNonNull(topicArn, "topicArn must not be null");
        }

        /**
         * Sets a client for the topic's region that the caller created and must close. Default: a client of its own, as
         * in {@link SnsPublisher#of(String)}.
         *
         * @param client a client for the topic's region that the caller created and must close
         * @return this builder
         */
        public Builder client(SnsClient client) {
            this.client = Objects.requireNonNull(client, "client must not be null");
            return this;
        }

        /**
         * Sets the topic's {@code MaximumMessageSize}, if it was raised. Default: 262,144 bytes (256 KiB), including
         * attributes.
         *
         * @param maxMessageBytes from 1,024 to 1,048,576
         * @return this builder
         */
        public Builder maxMessageBytes(int maxMessageBytes) {
            if (maxMessageBytes < 1_024 || maxMessageBytes > MessageLimits.SQS_BYTES) {
                throw new IllegalArgumentException("maxMessageBytes must be between 1024 and " + MessageLimits.SQS_BYTES
                        + ", got " + maxMessageBytes);
            }
            this.maxMessageBytes = maxMessageBytes;
            return this;
        }

        /**
         * Builds the publisher, and its client if none was given.
         *
         * @return the publisher
         * @throws IllegalArgumentException if the ARN is not that of a topic, or the client's region is another one
         */
        public SnsPublisher build() {
            return new SnsPublisher(TopicArn.of("topicArn", topicArn), this);
        }
    }
}
