package io.sqsmega.settle;

import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.payload.Bytes;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * What the SDK received, as messages that a {@link io.sqsmega.subscribe.Dispatcher} takes.
 *
 * @since 0.1
 */
public final class SqsMessages {
    private SqsMessages() {}

    /**
     * Reads a message that was received with all of its attributes, the system's too.
     *
     * @param queueArn the queue it was received from, which says whether it is FIFO; null if it is not known
     */
    public static Message read(software.amazon.awssdk.services.sqs.model.Message received, @Nullable String queueArn) {
        Message.Builder message = Message.builder(received.messageId(), received.body() == null ? "" : received.body())
                .receiptHandle(received.receiptHandle())
                .queueArn(queueArn)
                .systemAttributes(new HashMap<>(received.attributesAsStrings()));
        received.messageAttributes().forEach((name, value) -> message.attribute(name, attribute(value)));
        return message.build();
    }

    private static MessageAttribute attribute(MessageAttributeValue value) {
        Bytes bytes = value.binaryValue() == null
                ? null
                : Bytes.of(value.binaryValue().asByteArray());
        return new MessageAttribute(value.dataType(), value.stringValue(), bytes);
    }
}
