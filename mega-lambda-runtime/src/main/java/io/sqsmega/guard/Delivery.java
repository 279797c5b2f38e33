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
 * <p>Immutable and thread-safe. Holds ids and names, and at most a digest of contents.
 *
 * @param queueArn the queue, since a topic delivers one message to many queues; empty if it is not known
 * @param messageId the id within the SNS envelope, after {@code sns:}, and the SHA-256 digest of the envelope, if there
 *     is one: they stay the same when SNS delivers twice, and when the message is sent back from a dead-letter queue.
 *     The id alone would let a forged envelope pass for the real one, and make that vanish. Else, and for a message
 *     that SNS {@linkplain io.sqsmega.message.SnsNotification#replayed replays} from its archive, the id that SQS gave,
 *     which stays the same when SQS delivers twice. A publisher that sends twice makes two ids of either kind
 * @param subscriber the subscriber's {@link Subscriber#name() name}
 * @param id of this delivery alone: a random one
 * @since 0.1
 */
public record Delivery(String queueArn, String messageId, String subscriber, String id) {
    /** Checks that nothing is null that must not be. */
    public Delivery {
        Objects.requireNonNull(queueArn, "queueArn must not be null");
        Objects.requireNonNull(messageId, "messageId must not be null");
        Objects.requireNonNull(subscriber, "subscriber must not be null");
        Objects.requireNonNull(id, "id must not be null");
    }

    /** SNS gives UUIDs; an empty or made-up id would make one message of many. */
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /** @hidden */
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
     * What a guard remembers: the same for every delivery of the message from its queue to the subscriber.
     *
     * @return 64 hexadecimal digits, however long the names are
     */
    public String key() {
        // The id comes last, since a sender could choose it: with the names before it, no two of them run together.
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
