package io.sqsmega.message;

import io.sqsmega.Internal;
import io.sqsmega.codec.BodyText;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.ReadableText;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message as SQS delivered it: its id, its body, and its attributes. {@link Envelope} opens it.
 *
 * <p>Immutable and thread-safe. Prints its id and queue, never its body, receipt handle or attributes.
 *
 * @since 0.1
 */
public final class Message {
    private final SqsFields fields;
    private final BodyText body;
    private final Map<String, MessageAttribute> attributes;
    private final @Nullable SnsNotification notification;
    private final @Nullable InvalidPayloadException flaw;

    private Message(
            SqsFields fields,
            BodyText body,
            Map<String, MessageAttribute> attributes,
            @Nullable InvalidPayloadException flaw) {
        this.fields = fields;
        this.body = body;
        this.attributes = attributes;
        this.notification = null;
        this.flaw = flaw;
    }

    /** Adds the envelope to an unopened message. */
    private Message(Message message, SnsNotification notification) {
        this.fields = message.fields;
        this.body = message.body;
        this.attributes = both(message.attributes, notification.attributes());
        this.notification = notification;
        this.flaw = message.flaw;
    }

    /** Copies a map without Map.copyOf: names chosen by a sender can collide, and its lookup is linear then. */
    private static <V> Map<String, V> copyOf(Map<String, V> map) {
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new HashMap<>(map));
    }

    /** Returns one of the maps if the other is empty, because most messages have attributes in one place. */
    private static Map<String, MessageAttribute> both(
            Map<String, MessageAttribute> ofQueue, Map<String, MessageAttribute> ofTopic) {
        if (ofQueue.isEmpty() || ofTopic.isEmpty()) {
            return ofQueue.isEmpty() ? ofTopic : ofQueue;
        }
        Map<String, MessageAttribute> both = new HashMap<>(ofQueue);
        both.putAll(ofTopic);
        return Collections.unmodifiableMap(both);
    }

    /**
     * Starts building a message.
     *
     * @param id the id of the message
     * @param body the body
     * @return the builder
     */
    public static Builder builder(String id, String body) {
        Objects.requireNonNull(id, "id must not be null");
        Objects.requireNonNull(body, "body must not be null");
        return new Builder(id, BodyText.of(body));
    }

    /**
     * Starts building a message whose body need not be a string yet.
     *
     * @hidden
     */
    @Internal
    public static Builder builder(String id, BodyText body) {
        Objects.requireNonNull(id, "id must not be null");
        Objects.requireNonNull(body, "body must not be null");
        return new Builder(id, body);
    }

    /**
     * Returns a message whose fields of SQS need not be read yet.
     *
     * @param attributes those of the sender, in a map that cannot be changed
     * @param flaw why opening the message fails, so that only this message is refused; null if it can be read
     * @hidden
     */
    @Internal
    public static Message of(
            SqsFields fields,
            BodyText body,
            Map<String, MessageAttribute> attributes,
            @Nullable InvalidPayloadException flaw) {
        return new Message(fields, body, attributes, flaw);
    }

    /** {@return the id from SQS} A message that is sent twice has two ids; a message that is received twice has one. */
    public String id() {
        return fields.messageId();
    }

    /**
     * {@return the unchanged body: with the envelope, if there is one, and with the pointer, if the payload is in S3}
     */
    public String body() {
        return body.string();
    }

    BodyText text() {
        return body;
    }

    /**
     * {@return the handle of this receive, with which the message is deleted or its visibility timeout changed; null if
     * it was not received from SQS}
     */
    public @Nullable String receiptHandle() {
        return fields.receiptHandle();
    }

    /** {@return the ARN of the queue, or null if it is not known} */
    public @Nullable String queueArn() {
        return fields.queueArn();
    }

    /**
     * {@return whether the queue is FIFO: it keeps the order within each message group} The queue's name decides, not
     * the presence of a group id: messages of a standard queue can have one as well (fair queues).
     */
    public boolean isFifo() {
        String queue = queueArn();
        return queue != null && queue.endsWith(".fifo");
    }

    /** {@return the message group, or null if there is none} On a standard queue it does not imply an order. */
    public @Nullable String groupId() {
        return fields.systemAttribute("MessageGroupId");
    }

    /** {@return the deduplication id of a FIFO queue, or null if there is none} */
    public @Nullable String deduplicationId() {
        return fields.systemAttribute("MessageDeduplicationId");
    }

    /** {@return how often the message was received, including this time; approximate, as SQS documents} At least 1. */
    public int receiveCount() {
        return Math.max(1, (int) number("ApproximateReceiveCount"));
    }

    /** {@return when the message was sent to the queue, or null if that is not known} */
    public @Nullable Instant sentAt() {
        long millis = sentMillis();
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }

    /**
     * Returns {@link #sentAt} in milliseconds since 1970, or 0 if it is not known.
     *
     * @hidden
     */
    @Internal
    public long sentMillis() {
        return number("SentTimestamp");
    }

    /**
     * {@return when the message was received this time, or null if that is not known} The 12 hours for which SQS can
     * hide a message start then. A listener knows this time; for a function's messages it is known only at the first
     * receive.
     */
    public @Nullable Instant receivedAt() {
        long first = number("ApproximateFirstReceiveTimestamp");
        boolean isFirst = first > 0 && number("ApproximateReceiveCount") == 1;
        return fields.receivedAt() == null && isFirst ? Instant.ofEpochMilli(first) : fields.receivedAt();
    }

    /**
     * {@return the system attributes of the message, with the names of the SQS API, for example {@code SequenceNumber}}
     */
    public Map<String, String> systemAttributes() {
        return fields.systemAttributes();
    }

    /**
     * {@return the message attributes set by the sender, wherever the message came from: sent to the queue, delivered
     * raw by SNS, or in an SNS envelope} If an attribute is on the message and in its envelope, the envelope's is
     * returned. Attributes of an envelope are known when it is open, as it is for a subscriber.
     */
    public Map<String, MessageAttribute> attributes() {
        return attributes;
    }

    /**
     * {@return the text of a message {@linkplain #attributes attribute}, for example a correlation id or a tenant; null
     * if there is no attribute of this name, or if it is binary}
     *
     * @param name the name
     * @since 0.1
     */
    public @Nullable String attribute(String name) {
        Objects.requireNonNull(name, "name must not be null");
        MessageAttribute attribute = attributes.get(name);
        return attribute == null ? null : attribute.text();
    }

    /**
     * {@return the SNS envelope around the body; null if the message was sent directly to the queue or delivered raw}
     */
    public @Nullable SnsNotification notification() {
        return notification;
    }

    /**
     * {@return the ARN of the SNS topic; null if there is no {@linkplain #notification envelope} that names one}
     *
     * @since 0.1
     */
    public @Nullable String topicArn() {
        return notification == null ? null : notification.topicArn();
    }

    /**
     * {@return the name of the SNS topic, for example {@code orders.fifo}; null if there is no envelope that names one}
     *
     * @since 0.1
     */
    public @Nullable String topicName() {
        String arn = topicArn();
        return arn == null ? null : arn.substring(arn.lastIndexOf(':') + 1);
    }

    /**
     * {@return the subject that was published with the message; null if there is none, or no envelope that has it}
     *
     * @since 0.1
     */
    public @Nullable String subject() {
        return notification == null ? null : notification.subject();
    }

    /** Returns why the message cannot be read, or null if it can. */
    @Nullable
    InvalidPayloadException flaw() {
        return flaw;
    }

    Message from(SnsNotification envelope) {
        return new Message(this, envelope);
    }

    /**
     * Returns the attribute as a number; 0 if it is missing or not a number, because such an attribute must not make
     * the message fail.
     */
    private long number(String systemAttribute) {
        String text = fields.systemAttribute(systemAttribute);
        try {
            return text == null ? 0 : Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }

    @Override
    public String toString() {
        String queue = queueArn();
        return "Message[" + ReadableText.of(id()) + (queue == null ? "" : " from " + ReadableText.of(queue)) + "]";
    }

    /** Builds a {@link Message}. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final BodyText body;
        private @Nullable String receiptHandle;
        private @Nullable String queueArn;
        private @Nullable Instant receivedAt;
        private Map<String, String> systemAttributes = Map.of();
        private Map<String, MessageAttribute> attributes = Map.of();

        private Builder(String id, BodyText body) {
            this.id = id;
            this.body = body;
        }

        /**
         * Sets the handle of this receive, by which the message is deleted or hidden. Default: none.
         *
         * @param receiptHandle the handle of this receive, by which the message is deleted or hidden
         * @return this builder
         */
        public Builder receiptHandle(@Nullable String receiptHandle) {
            this.receiptHandle = receiptHandle;
            return this;
        }

        /**
         * Sets the ARN of the queue. It decides whether the message is FIFO: the name of a FIFO queue ends in
         * {@code .fifo}.
         *
         * @param queueArn the ARN of the queue
         * @return this builder
         */
        public Builder queueArn(@Nullable String queueArn) {
            this.queueArn = queueArn;
            return this;
        }

        /**
         * Sets when the message was received. Default: known only for the first receive.
         *
         * @param receivedAt when the message was received
         * @return this builder
         */
        public Builder receivedAt(@Nullable Instant receivedAt) {
            this.receivedAt = receivedAt;
            return this;
        }

        /**
         * Adds system attributes, with the names of the SQS API.
         *
         * @param systemAttributes the attributes by their names
         * @return this builder
         */
        public Builder systemAttributes(Map<String, String> systemAttributes) {
            Objects.requireNonNull(systemAttributes, "systemAttributes must not be null");
            if (this.systemAttributes.isEmpty()) {
                this.systemAttributes = Map.copyOf(systemAttributes);
            } else {
                Map<String, String> both = new HashMap<>(this.systemAttributes);
                both.putAll(systemAttributes);
                this.systemAttributes = both;
            }
            return this;
        }

        /**
         * Adds a message attribute of the sender.
         *
         * @param name the name
         * @param attribute the attribute
         * @return this builder
         */
        public Builder attribute(String name, MessageAttribute attribute) {
            Objects.requireNonNull(name, "name must not be null");
            Objects.requireNonNull(attribute, "attribute must not be null");
            if (attributes.isEmpty()) {
                attributes = new HashMap<>();
            }
            attributes.put(name, attribute);
            return this;
        }

        /**
         * Builds the message.
         *
         * @return the message
         */
        public Message build() {
            SqsFields fields =
                    new SqsFields.Known(id, queueArn, receiptHandle, receivedAt, Map.copyOf(systemAttributes));
            return new Message(fields, body, copyOf(attributes), null);
        }
    }
}
