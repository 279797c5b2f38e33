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
 * A message as SQS delivered it: its id, its body, and what the queue knows about it. {@link Envelope} opens it.
 *
 * <p>Immutable and thread-safe. Prints its id and queue, never its body, receipt handle or attributes.
 *
 * @since 0.1
 */
public final class Message {
    private final String id;
    private final BodyText body;
    private final @Nullable String receiptHandle;
    private final @Nullable String queueArn;
    private final @Nullable Instant receivedAt;
    private final Map<String, String> systemAttributes;
    private final Map<String, MessageAttribute> attributes;
    private final @Nullable SnsNotification notification;
    private final @Nullable InvalidPayloadException flaw;

    private Message(Builder builder, @Nullable SnsNotification notification) {
        this.id = Objects.requireNonNull(builder.id, "id must not be null");
        this.body = Objects.requireNonNull(builder.body, "body must not be null");
        this.receiptHandle = builder.receiptHandle;
        this.queueArn = builder.queueArn;
        this.receivedAt = builder.receivedAt;
        this.systemAttributes = Map.copyOf(builder.systemAttributes);
        this.attributes = copyOf(builder.attributes);
        this.notification = notification;
        this.flaw = builder.flaw;
    }

    private Message(Message message, SnsNotification notification) {
        this.id = message.id;
        this.body = message.body;
        this.receiptHandle = message.receiptHandle;
        this.queueArn = message.queueArn;
        this.receivedAt = message.receivedAt;
        this.systemAttributes = message.systemAttributes;
        this.attributes = message.attributes;
        this.notification = notification;
        this.flaw = message.flaw;
    }

    /** Not Map.copyOf: names that a sender made up can collide, and its lookup is linear then. */
    private static <V> Map<String, V> copyOf(Map<String, V> map) {
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new HashMap<>(map));
    }

    public static Builder builder(String id, String body) {
        Objects.requireNonNull(id, "id must not be null");
        Objects.requireNonNull(body, "body must not be null");
        return new Builder(id, BodyText.of(body));
    }

    /**
     * For readers of what SQS delivers, whose body need not be a string yet.
     *
     * @hidden
     */
    @Internal
    public static Builder builder(String id, BodyText body) {
        Objects.requireNonNull(id, "id must not be null");
        Objects.requireNonNull(body, "body must not be null");
        return new Builder(id, body);
    }

    /** The id that SQS gave it. A message sent twice has two ids, a message received twice has one. */
    public String id() {
        return id;
    }

    /** The body as it came: the envelope too, if there is one, and the pointer, if the payload is in S3. */
    public String body() {
        return body.string();
    }

    BodyText text() {
        return body;
    }

    /**
     * The handle of this receive, which deletes the message or changes its visibility; null if it was not received from
     * SQS.
     */
    public @Nullable String receiptHandle() {
        return receiptHandle;
    }

    /** The queue that it came from, or null if that is not known. */
    public @Nullable String queueArn() {
        return queueArn;
    }

    /**
     * Whether the queue keeps the order within each message group. The queue's name decides, not the presence of a
     * group id: messages of a standard queue can carry one too (fair queues).
     */
    public boolean isFifo() {
        return queueArn != null && queueArn.endsWith(".fifo");
    }

    /** The message group, or null if there is none. On a standard queue it says nothing about order. */
    public @Nullable String groupId() {
        return systemAttributes.get("MessageGroupId");
    }

    /** What FIFO queues tell duplicates by, or null if there is none. */
    public @Nullable String deduplicationId() {
        return systemAttributes.get("MessageDeduplicationId");
    }

    /** How many times the message was received, this time included; approximate, as SQS says. At least 1. */
    public int receiveCount() {
        return Math.max(1, (int) number("ApproximateReceiveCount"));
    }

    /** When it was sent to the queue, or null if that is not known. */
    public @Nullable Instant sentAt() {
        long millis = number("SentTimestamp");
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }

    /**
     * When it was received this time, or null if that is not known. The 12 hours for which SQS can hide a message count
     * from then. A listener knows; of a function's messages, SQS tells it for the first receive only.
     */
    public @Nullable Instant receivedAt() {
        long first = number("ApproximateFirstReceiveTimestamp");
        boolean isFirst = first > 0 && number("ApproximateReceiveCount") == 1;
        return receivedAt == null && isFirst ? Instant.ofEpochMilli(first) : receivedAt;
    }

    /** What the queue knows about the message, by the names of the SQS API, for example {@code SequenceNumber}. */
    public Map<String, String> systemAttributes() {
        return systemAttributes;
    }

    /** What the sender said beside the body. With raw delivery, the attributes given to SNS are here. */
    public Map<String, MessageAttribute> attributes() {
        return attributes;
    }

    /** The SNS envelope that the body was wrapped in, or null: sent straight to the queue, or delivered raw. */
    public @Nullable SnsNotification notification() {
        return notification;
    }

    /** Why the message cannot be read, or null if it can. */
    @Nullable
    InvalidPayloadException flaw() {
        return flaw;
    }

    Message from(SnsNotification envelope) {
        return new Message(this, envelope);
    }

    /** The attribute as a number; 0 if there is none, or it is no number: such an attribute is not worth a message. */
    private long number(String systemAttribute) {
        String text = systemAttributes.get(systemAttribute);
        try {
            return text == null ? 0 : Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }

    @Override
    public String toString() {
        return "Message[" + ReadableText.of(id) + (queueArn == null ? "" : " from " + ReadableText.of(queueArn)) + "]";
    }

    /** Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final BodyText body;
        private @Nullable String receiptHandle;
        private @Nullable String queueArn;
        private @Nullable Instant receivedAt;
        private Map<String, String> systemAttributes = Map.of();
        private Map<String, MessageAttribute> attributes = Map.of();
        private @Nullable InvalidPayloadException flaw;

        private Builder(String id, BodyText body) {
            this.id = id;
            this.body = body;
        }

        public Builder receiptHandle(@Nullable String receiptHandle) {
            this.receiptHandle = receiptHandle;
            return this;
        }

        /** Decides whether the message is FIFO: the name of a FIFO queue ends in {@code .fifo}. */
        public Builder queueArn(@Nullable String queueArn) {
            this.queueArn = queueArn;
            return this;
        }

        /** When it was received. Default: not known, but for the first receive. */
        public Builder receivedAt(@Nullable Instant receivedAt) {
            this.receivedAt = receivedAt;
            return this;
        }

        /** Adds to the attributes of the queue's own, by the names of the SQS API. */
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

        /** Adds one attribute of the sender's. */
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
         * Says that the message came in a form that cannot be read as it was meant: opening it throws this, so that the
         * message is refused, and no other one is. Default, and null: it can be read.
         *
         * @hidden
         */
        @Internal
        public Builder flaw(@Nullable InvalidPayloadException flaw) {
            this.flaw = flaw;
            return this;
        }

        /** Builds the message. */
        public Message build() {
            return new Message(this, null);
        }
    }
}
