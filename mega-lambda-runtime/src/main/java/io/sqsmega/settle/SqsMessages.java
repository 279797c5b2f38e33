package io.sqsmega.settle;

import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.payload.Bytes;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * Converts messages received by the SDK to messages for a {@link io.sqsmega.dispatch.Dispatcher}.
 *
 * @since 0.1
 */
public final class SqsMessages {
    private SqsMessages() {}

    /**
     * Converts a message whose receive time is not known.
     *
     * @param received the message as the SDK received it
     * @param queueArn the ARN of its queue; null if it is unknown
     * @return the message
     */
    public static Message read(software.amazon.awssdk.services.sqs.model.Message received, @Nullable String queueArn) {
        return read(received, queueArn, null);
    }

    /**
     * Converts a message that was received with all its attributes, including the system's. Accepts malformed messages:
     * a missing body becomes empty, a missing id becomes a random one, and an attribute that is null is left out.
     *
     * @param received the message as the SDK received it
     * @param queueArn the ARN of the source queue, whose name tells whether the queue is FIFO; null if it is not known
     * @param receivedAt when the message was received; null if it is not known
     * @return the message
     */
    public static Message read(
            software.amazon.awssdk.services.sqs.model.Message received,
            @Nullable String queueArn,
            @Nullable Instant receivedAt) {
        Message.Builder message = Message.builder(id(received), received.body() == null ? "" : received.body())
                .receiptHandle(received.receiptHandle())
                .queueArn(queueArn)
                .receivedAt(receivedAt)
                .systemAttributes(withoutNulls(received.attributesAsStrings()));
        withoutNulls(received.messageAttributes()).forEach((name, value) -> message.attribute(name, attribute(value)));
        return message.build();
    }

    /**
     * Returns the message's id, or a random one if it is missing: a duplicate guard must not take two such messages for
     * one.
     */
    private static String id(software.amazon.awssdk.services.sqs.model.Message received) {
        String id = received.messageId();
        return id == null || id.isEmpty() ? "unnamed-" + UUID.randomUUID() : id;
    }

    private static <V> Map<String, V> withoutNulls(Map<String, V> map) {
        Map<String, V> clean = new HashMap<>(map);
        clean.values().removeIf(Objects::isNull);
        return clean;
    }

    private static MessageAttribute attribute(MessageAttributeValue value) {
        Bytes bytes = value.binaryValue() == null
                ? null
                : Bytes.of(value.binaryValue().asByteArray());
        return MessageAttribute.received(value.dataType(), value.stringValue(), bytes);
    }
}
