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
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/**
 * Publishes payloads to a topic.
 *
 * <p>A message attribute, {@link io.sqsmega.codec.Encoding#ATTRIBUTE}, says how the body is written; it reaches the
 * queue with raw delivery and without. Empty bodies, bodies over the topic's limit and characters that SQS does not
 * take are refused before anything is sent. Immutable and thread-safe: make one, in a Lambda function's constructor,
 * and keep it.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a>
 * @since 0.1
 */
public final class SnsPublisher implements AutoCloseable {
    private final SnsClient client;
    private final boolean ownsClient;
    private final Destination topic;

    private SnsPublisher(Builder builder) {
        this.ownsClient = builder.client == null;
        this.client = builder.client == null ? SnsClient.create() : builder.client;
        this.topic = new Destination("SNS", builder.topicArn, builder.maxMessageBytes);
    }

    /** A publisher with a client of its own: credentials, region and endpoint come from the SDK's default chain. */
    public static SnsPublisher of(String topicArn) {
        return builder(topicArn).build();
    }

    /** A publisher with a client that the caller made, and closes. */
    public static SnsPublisher of(String topicArn, SnsClient client) {
        return builder(topicArn).client(client).build();
    }

    public static Builder builder(String topicArn) {
        return new Builder(topicArn);
    }

    /** Publishes a payload with the default options: MEGA events and data as JSON. */
    public Published publishPayload(Payload payload) {
        return publish(Publication.of(payload));
    }

    /**
     * Publishes a payload.
     *
     * @throws IllegalArgumentException if the message or an option is not one that the topic takes; nothing was sent
     * @throws io.sqsmega.payload.InvalidPayloadException if the payload holds what its encoding cannot carry; nothing
     *     was sent
     * @throws software.amazon.awssdk.core.exception.SdkException if the service does not take it, after the SDK's own
     *     retries
     */
    public Published publishPayload(Payload payload, PublishOptions options) {
        return publish(Publication.of(payload, options));
    }

    /** Publishes a body as it is, with the default options. */
    public Published publishRawMessage(String body) {
        return publish(Publication.raw(body));
    }

    /** Publishes a body as it is; throws as {@link #publishPayload(Payload, PublishOptions)} does. */
    public Published publishRawMessage(String body, PublishOptions options) {
        return publish(Publication.raw(body, options));
    }

    /**
     * Publishes many messages, split into requests of at most 10 entries and the topic's limit of bytes; for the rest
     * as {@link SqsPublisher#publishBatch} does.
     *
     * @return what was sent and what was not; after a request that failed as a whole nothing more is sent
     * @throws IllegalArgumentException if any message or option is not one that the topic takes; nothing was sent
     */
    public BatchResult publishBatch(List<Publication> publications) {
        topic.check(publications);
        return new BatchSending(this::send, topic, publications).send();
    }

    /** Closes the client, if this publisher made it. */
    @Override
    public void close() {
        if (ownsClient) {
            client.close();
        }
    }

    private Published publish(Publication publication) {
        topic.check(publication, "message");
        PublishOptions options = publication.options();
        PublishResponse response = client.publish(request -> request.topicArn(topic.name())
                .message(publication.body())
                .messageAttributes(attributes(publication))
                .subject(options.subject())
                .messageGroupId(options.groupId())
                .messageDeduplicationId(options.deduplicationId()));
        return new Published(response.messageId(), response.sequenceNumber());
    }

    private List<Answer> send(SortedMap<Integer, Publication> request) {
        List<PublishBatchRequestEntry> entries = new ArrayList<>(request.size());
        request.forEach((index, publication) -> entries.add(entry(index, publication)));
        PublishBatchResponse response =
                client.publishBatch(batch -> batch.topicArn(topic.name()).publishBatchRequestEntries(entries));
        List<Answer> answers = new ArrayList<>(request.size());
        response.successful()
                .forEach(taken -> answers.add(Answer.taken(taken.id(), taken.messageId(), taken.sequenceNumber())));
        response.failed()
                .forEach(failed ->
                        answers.add(Answer.failed(failed.id(), failed.senderFault(), failed.code(), failed.message())));
        return answers;
    }

    private static PublishBatchRequestEntry entry(int index, Publication publication) {
        PublishOptions options = publication.options();
        return PublishBatchRequestEntry.builder()
                .id(Integer.toString(index))
                .message(publication.body())
                .messageAttributes(attributes(publication))
                .subject(options.subject())
                .messageGroupId(options.groupId())
                .messageDeduplicationId(options.deduplicationId())
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

    /** Not thread-safe. */
    public static final class Builder {
        private final String topicArn;
        private @Nullable SnsClient client;
        private int maxMessageBytes = MessageLimits.SNS_BYTES;

        private Builder(String topicArn) {
            this.topicArn = Objects.requireNonNull(topicArn, "topicArn must not be null");
        }

        /**
         * A client that the caller made, and closes. Default: one of the publisher's own, from the SDK's default chain.
         */
        public Builder client(SnsClient client) {
            this.client = Objects.requireNonNull(client, "client must not be null");
            return this;
        }

        /**
         * The topic's {@code MaximumMessageSize}, if it was raised. Default: 262,144 bytes (256 KiB), attributes
         * included.
         *
         * @param maxMessageBytes from 1,024 to 1,048,576
         */
        public Builder maxMessageBytes(int maxMessageBytes) {
            if (maxMessageBytes < 1_024 || maxMessageBytes > MessageLimits.SQS_BYTES) {
                throw new IllegalArgumentException("maxMessageBytes must be between 1024 and " + MessageLimits.SQS_BYTES
                        + ", got " + maxMessageBytes);
            }
            this.maxMessageBytes = maxMessageBytes;
            return this;
        }

        /** Builds the publisher, and its client if none was given. */
        public SnsPublisher build() {
            return new SnsPublisher(this);
        }
    }
}
