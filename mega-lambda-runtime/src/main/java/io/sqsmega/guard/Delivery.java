package io.sqsmega.guard;

import io.sqsmega.Internal;
import io.sqsmega.message.Message;
import io.sqsmega.message.SnsNotification;
import io.sqsmega.subscribe.Subscriber;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One delivery of a message to one subscriber, for a {@link DuplicateGuard}.
 *
 * <p>Immutable and thread-safe. Holds ids, names and at most a digest of the contents.
 *
 * @param queueArn the ARN of the queue, since a topic delivers one message to many queues; empty if it is not known
 * @param messageId with an SNS envelope: {@code sns:}, the id in the envelope and the SHA-256 digest of the envelope.
 *     They stay the same if SNS delivers twice or the message is sent back from a dead-letter queue. The digest
 *     prevents a forged envelope from suppressing the real message. Without an envelope, and for a message that SNS
 *     {@linkplain io.sqsmega.message.SnsNotification#replayed replays} from its archive: the id from SQS, which stays
 *     the same if SQS delivers twice. If a publisher sends twice, the ids differ
 * @param subscriber the subscriber's {@link Subscriber#name() name}
 * @param id a random id of this delivery
 * @since 0.1
 */
public record Delivery(String queueArn, String messageId, String subscriber, String id) {
    /**
     * Checks that no component is null.
     *
     * @param queueArn the ARN of the queue
     * @param messageId the id of the message
     * @param subscriber the name of the subscriber
     * @param id the id of this delivery, which is another one for each receive
     */
    public Delivery {
        Objects.requireNonNull(queueArn, "queueArn must not be null");
        Objects.requireNonNull(messageId, "messageId must not be null");
        Objects.requireNonNull(subscriber, "subscriber must not be null");
        Objects.requireNonNull(id, "id must not be null");
    }

    /** SNS ids are UUIDs; an empty or invented id would make different messages equal. */
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /**
     * Returns a new delivery of a message to a subscriber.
     *
     * @hidden
     */
    @Internal
    public static Delivery of(Message message, String subscriber) {
        String queueArn = message.queueArn() == null ? "" : message.queueArn();
        return new Delivery(
                queueArn, messageId(message), subscriber, UUID.randomUUID().toString());
    }

    private static String messageId(Message message) {
        SnsNotification notification = message.notification();
        return notification != null
                        && !notification.replayed()
                        && UUID_TEXT.matcher(notification.messageId()).matches()
                ? "sns:" + notification.messageId() + ":" + sha256(message.body())
                : message.id();
    }

    /**
     * {@return the key under which a guard remembers the message: 64 hexadecimal digits, the same for every delivery
     * from its queue to the subscriber}
     */
    public String key() {
        // A sender can choose the id. It comes last, so that it cannot imitate another combination of names.
        String all = queueArn + '\0' + subscriber + '\0' + messageId;
        return sha256(all);
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaPlatformHasIt) {
            throw new AssertionError(everyJavaPlatformHasIt);
        }
    }
}
