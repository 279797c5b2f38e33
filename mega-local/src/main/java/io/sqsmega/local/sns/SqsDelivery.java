package io.sqsmega.local.sns;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * Sends a published message to the queue of a subscription, raw or in an envelope. If the queue rejects the message,
 * the subscription loses it, as on AWS without a redrive policy. Thread-safe.
 */
final class SqsDelivery {
    private static final Logger LOG = System.getLogger(SqsDelivery.class.getName());

    /** See https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html. */
    private static final int MAX_RAW_ATTRIBUTES = 10;

    private final SqsClient sqs;

    SqsDelivery(SqsClient sqs) {
        this.sqs = sqs;
    }

    void deliver(Topic topic, Subscription subscription, Published published) {
        if (subscription.isRaw() && published.attributes().size() > MAX_RAW_ATTRIBUTES) {
            discarded(subscription, published, "raw delivery takes at most 10 attributes");
            return;
        }
        try {
            send(topic, subscription, published);
        } catch (SdkException e) {
            discarded(subscription, published, reason(e));
        }
    }

    /** Returns the error's code or type. The exception's message may quote a message, so it is not logged. */
    private static String reason(SdkException e) {
        return e instanceof AwsServiceException service && service.awsErrorDetails() != null
                ? service.awsErrorDetails().errorCode()
                : e.getClass().getName();
    }

    private static void discarded(Subscription subscription, Published published, String reason) {
        LOG.log(
                Level.WARNING,
                "message {0} was not delivered to {1}: {2}",
                published.messageId(),
                subscription.queueArn(),
                reason);
    }

    private void send(Topic topic, Subscription subscription, Published published) {
        Publication publication = published.publication();
        boolean fifoQueue = subscription.queueArn().endsWith(".fifo");
        String queueUrl = queueUrl(subscription);
        sqs.sendMessage(request -> request.queueUrl(queueUrl)
                .messageBody(subscription.isRaw() ? published.message() : Envelope.of(topic, subscription, published))
                .messageAttributes(subscription.isRaw() ? sqsAttributes(published) : Map.of())
                .messageGroupId(publication.groupId())
                .messageDeduplicationId(fifoQueue ? publication.deduplicationId() : null));
    }

    private String queueUrl(Subscription subscription) {
        String queueArn = subscription.queueArn();
        String name = queueArn.substring(queueArn.lastIndexOf(':') + 1);
        return sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
    }

    private static Map<String, MessageAttributeValue> sqsAttributes(Published published) {
        Map<String, MessageAttributeValue> attributes = new TreeMap<>();
        published.attributes().forEach((name, attribute) -> attributes.put(name, sqsAttribute(attribute)));
        return attributes;
    }

    private static MessageAttributeValue sqsAttribute(MessageAttribute attribute) {
        MessageAttributeValue.Builder value = MessageAttributeValue.builder().dataType(attribute.type());
        return attribute.isBinary()
                ? value.binaryValue(SdkBytes.fromByteArray(attribute.bytes())).build()
                : value.stringValue(attribute.value()).build();
    }
}
