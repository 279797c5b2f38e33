package io.sqsmega.message;

import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.IsoDateTime;
import io.sqsmega.payload.ReadableText;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The SNS envelope around a message that is delivered to a queue without raw delivery: topic, subject, time and
 * attributes.
 *
 * <p>The signature is not checked: the queue's policy decides who may send to the queue. The token and the URL of a
 * {@code SubscriptionConfirmation} are dropped, so that nothing can follow or log them. Immutable and thread-safe;
 * prints its id and topic.
 *
 * @param type the type of the envelope
 * @param messageId the id from SNS, which differs from that of the SQS message around it
 * @param topicArn the ARN of the topic
 * @param subject the subject, or null
 * @param timestamp when the message was published
 * @param attributes the message attributes given to SNS; {@link Message#attributes} has them, too
 * @param replayed whether SNS delivers the message from the topic's archive: it has the id and the time of the
 *     original, and {@code Replayed} set. See <a
 *     href="https://docs.aws.amazon.com/sns/latest/dg/message-archiving-and-replay-subscriber.html">Message replay</a>
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html">Amazon SNS message and
 *     JSON formats</a>
 * @since 0.1
 */
public record SnsNotification(
        Type type,
        String messageId,
        String topicArn,
        @Nullable String subject,
        OffsetDateTime timestamp,
        Map<String, MessageAttribute> attributes,
        boolean replayed) {

    /** The name of the field or attribute that marks a replayed message: SNS documents the name, but not its place. */
    static final String REPLAYED = "Replayed";

    /** The name of the field with the payload. */
    static final String MESSAGE = "Message";

    private static final List<String> LISTED = List.of("Type", "MessageId", "TopicArn", "Timestamp", MESSAGE);

    /** The types of envelopes. Only a notification has a payload. */
    public enum Type {
        /** A message that was published. */
        NOTIFICATION("Notification"),
        /** The question whether the queue wants to be subscribed. */
        SUBSCRIPTION_CONFIRMATION("SubscriptionConfirmation"),
        /** The news that the subscription has ended. */
        UNSUBSCRIBE_CONFIRMATION("UnsubscribeConfirmation");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        static @Nullable Type of(@Nullable Object text) {
            for (Type type : values()) {
                if (type.text.equals(text)) {
                    return type;
                }
            }
            return null;
        }
    }

    /**
     * Checks that the required components are not null.
     *
     * @param type the type of the notification
     * @param messageId SNS's id of the message
     * @param topicArn the ARN of the topic
     * @param subject the subject; null if there is none
     * @param timestamp when it was published
     * @param attributes the message attributes by their names
     * @param replayed whether the message comes from a replay of the topic's archive
     */
    public SnsNotification {
        Objects.requireNonNull(type, "type must not be null");
        Objects.requireNonNull(messageId, "messageId must not be null");
        Objects.requireNonNull(topicArn, "topicArn must not be null");
        Objects.requireNonNull(timestamp, "timestamp must not be null");

        // Not Map.copyOf: names chosen by a sender can collide, and its lookup is linear then.
        attributes = attributes.isEmpty() ? Map.of() : Collections.unmodifiableMap(new HashMap<>(attributes));
    }

    /**
     * Returns whether the document confirms that a subscription was created or ended. Does not check its timestamp: a
     * document with a token must not reach a subscriber even if it is malformed.
     */
    static boolean isConfirmation(Map<String, @Nullable Object> fields) {
        Type type = Type.of(fields.get("Type"));
        return type != null && type != Type.NOTIFICATION && fields.keySet().containsAll(LISTED);
    }

    /**
     * Returns what data nearly is, or null if it does not look like an envelope.
     *
     * @param isInside whether it was in an envelope itself
     */
    static @Nullable String nearMiss(Map<String, @Nullable Object> fields, boolean isInside) {
        if (Type.of(fields.get("Type")) == null || !fields.containsKey(MESSAGE)) {
            return null;
        }
        return isInside
                ? "data that is an SNS envelope inside an SNS envelope, of which one is opened"
                : "data that looks like an SNS envelope, without all of " + LISTED;
    }

    /** Returns a confirmation in words. It has no payload, and its token is dropped. */
    static String confirmationInWords(@Nullable SnsNotification confirmation) {
        if (confirmation == null) {
            return "an SNS confirmation";
        }
        boolean subscribed = confirmation.type == Type.SUBSCRIPTION_CONFIRMATION;
        return (subscribed ? "an SNS subscription confirmation" : "an SNS unsubscribe confirmation") + " of topic "
                + ReadableText.of(confirmation.topicArn);
    }

    /** Returns the envelope with these fields, or null if they are not an envelope. */
    static @Nullable SnsNotification read(Map<String, @Nullable Object> fields) {
        return fields.get(MESSAGE) instanceof String
                ? read(
                        fields.get("Type"),
                        fields.get("MessageId"),
                        fields.get("TopicArn"),
                        fields.get("Subject"),
                        fields.get("Timestamp"),
                        fields.get("MessageAttributes"),
                        fields.get(REPLAYED))
                : null;
    }

    /** Returns the envelope with these fields around a message, or null if they are not an envelope. */
    static @Nullable SnsNotification read(
            @Nullable Object type,
            @Nullable Object messageId,
            @Nullable Object topicArn,
            @Nullable Object subject,
            @Nullable Object timestamp,
            @Nullable Object attributes,
            @Nullable Object replayed) {
        Type kind = Type.of(type);
        OffsetDateTime published = timestamp instanceof String text ? IsoDateTime.parse(text) : null;
        if (kind == null
                || published == null
                || !(messageId instanceof String id)
                || !(topicArn instanceof String topic)) {
            return null;
        }
        String title = subject instanceof String text ? text : null;
        Map<String, MessageAttribute> read = readAttributes(attributes);
        return new SnsNotification(kind, id, topic, title, published, read, isReplayed(replayed, read));
    }

    private static boolean isReplayed(@Nullable Object field, Map<String, MessageAttribute> attributes) {
        MessageAttribute attribute = attributes.get(REPLAYED);
        Object mark = field == null && attribute != null ? attribute.text() : field;
        return "true".equalsIgnoreCase(String.valueOf(mark));
    }

    private static Map<String, MessageAttribute> readAttributes(@Nullable Object given) {
        if (!(given instanceof Map<?, ?> fields)) {
            return Map.of();
        }
        Map<String, MessageAttribute> attributes = new HashMap<>();
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            MessageAttribute attribute = field.getValue() instanceof Map<?, ?> parts ? readAttribute(parts) : null;
            if (attribute != null) {
                attributes.put((String) field.getKey(), attribute);
            }
        }
        return attributes;
    }

    private static @Nullable MessageAttribute readAttribute(Map<?, ?> parts) {
        Object value = parts.get("Value");
        if (!(parts.get("Type") instanceof String type)
                || value == null
                || value instanceof Collection
                || value instanceof Map) {
            return null;
        }
        // SNS writes a string for every type; emulators write numbers as numbers.
        String text = value.toString();
        return type.startsWith("Binary") ? readBinary(type, text) : new MessageAttribute(type, text, null);
    }

    private static @Nullable MessageAttribute readBinary(String type, String base64) {
        try {
            return new MessageAttribute(type, null, Bytes.of(Base64.getDecoder().decode(base64)));
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "SnsNotification[" + messageId + " from " + topicArn + "]";
    }
}
