package io.sqsmega.subscribe;

import io.sqsmega.message.Message;
import io.sqsmega.message.SnsNotification;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One delivery of a message to one subscriber, for a {@link DuplicateGuard}.
 *
 * <p>Immutable and thread-safe. Holds ids and names, never contents.
 *
 * @param queueArn the queue, since a topic delivers one message to many queues; empty if it is not known
 * @param messageId the id within the SNS envelope, after {@code sns:}, if there is one: it stays the same when SNS
 *     delivers twice, and when the message is sent back from a dead-letter queue. Else the id that SQS gave, which
 *     stays the same when SQS delivers twice. A publisher that sends twice makes two ids of either kind
 * @param subscriber the subscriber's {@link Subscriber#name() name}
 * @param id of this delivery alone: a random one
 * @since 0.1
 */
public record Delivery(String queueArn, String messageId, String subscriber, String id) {
    /** SNS gives UUIDs; an empty or made-up id would make one message of many. */
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    static Delivery of(Message message, String subscriber) {
        String queueArn = message.queueArn() == null ? "" : message.queueArn();
        return new Delivery(
                queueArn, messageId(message), subscriber, UUID.randomUUID().toString());
    }

    private static String messageId(Message message) {
        SnsNotification notification = message.notification();
        return notification != null
                        && UUID_TEXT.matcher(notification.messageId()).matches()
                ? "sns:" + notification.messageId()
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
        return HexFormat.of().formatHex(sha256().digest(all.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaPlatformHasIt) {
            throw new AssertionError(everyJavaPlatformHasIt);
        }
    }
}
