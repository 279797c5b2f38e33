package io.sqsmega.local.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * The JSON in which a message travels unless delivery is raw, field by field and blank by blank as <a
 * href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html">SNS writes it</a>. Its signature
 * is a placeholder: only AWS can sign.
 */
final class Envelope {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Envelope() {}

    static String of(Topic topic, Subscription subscription, Published published) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.put("Type", "Notification");
        envelope.put("MessageId", published.messageId());
        putIfPresent(envelope, "SequenceNumber", published.sequenceNumber());
        envelope.put("TopicArn", topic.arn());
        putIfPresent(envelope, "Subject", published.publication().subject());
        envelope.put("Message", published.message());
        envelope.put("Timestamp", MILLISECONDS.format(published.timestamp()));
        putSignature(envelope);
        envelope.put(
                "UnsubscribeURL",
                "https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=" + subscription.arn());
        putAttributes(envelope, published);
        return write(envelope);
    }

    private static void putIfPresent(ObjectNode envelope, String name, @Nullable String value) {
        if (value != null) {
            envelope.put(name, value);
        }
    }

    private static void putSignature(ObjectNode envelope) {
        envelope.put("SignatureVersion", "1");
        envelope.put("Signature", "bm90IHNpZ25lZA==");
        envelope.put("SigningCertURL", "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-local.pem");
    }

    private static void putAttributes(ObjectNode envelope, Published published) {
        if (published.attributes().isEmpty()) {
            return;
        }
        ObjectNode attributes = envelope.putObject("MessageAttributes");
        published
                .attributes()
                .forEach((name, attribute) ->
                        attributes.putObject(name).put("Type", attribute.type()).put("Value", attribute.value()));
    }

    private static String write(ObjectNode envelope) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(envelope);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an envelope must be writable", e);
        }
    }
}
