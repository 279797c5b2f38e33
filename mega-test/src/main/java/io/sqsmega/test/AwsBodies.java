package io.sqsmega.test;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.payload.Payload;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Creates bodies of messages like those of AWS services, for {@link TestRecord#ofBody}. Ids, signatures and addresses
 * are invented.
 *
 * @since 0.1
 */
public final class AwsBodies {
    private static final String ACCOUNT = "000000000000";

    private AwsBodies() {}

    /**
     * {@return the envelope of a topic without raw delivery around a payload that a publisher sent}
     *
     * @param payload the payload
     */
    public static String snsEnvelope(Payload payload) {
        Encoding encoding = Encoding.defaultFor(payload);
        return snsEnvelope(
                PayloadCodec.encode(payload, encoding), Map.of(Encoding.ATTRIBUTE, encoding.attributeValue()));
    }

    /**
     * {@return the envelope of a topic without raw delivery around a text, for example around another of these bodies}
     *
     * @param message the message
     */
    public static String snsEnvelope(String message) {
        return snsEnvelope(message, Map.of());
    }

    /**
     * {@return the envelope of a topic without raw delivery}
     *
     * @param message the message
     * @param attributes message attributes of type {@code String}
     * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html">SNS message
     *     formats</a>
     */
    public static String snsEnvelope(String message, Map<String, String> attributes) {
        Map<String, MessageAttribute> strings = new LinkedHashMap<>();
        attributes.forEach((name, value) -> strings.put(name, MessageAttribute.of(value)));
        return snsEnvelope("topic", null, message, strings);
    }

    /**
     * {@return the envelope of a topic without raw delivery}
     *
     * @param topicName the name of the topic, from which its ARN is made
     * @param subject the subject; null for none
     * @param message the text of the message
     * @param attributes the message attributes
     */
    public static String snsEnvelope(
            String topicName, @Nullable String subject, String message, Map<String, MessageAttribute> attributes) {
        Objects.requireNonNull(topicName, "topicName must not be null");
        Objects.requireNonNull(message, "message must not be null");
        String topic = "arn:aws:sns:" + TestBatch.REGION + ":" + ACCOUNT + ":" + topicName;
        ObjectNode envelope = Json.object()
                .put("Type", "Notification")
                .put("MessageId", UUID.randomUUID().toString())
                .put("TopicArn", topic)
                .put("Message", message)
                .put("Timestamp", now().toString())
                .put("SignatureVersion", "1")
                .put("Signature", "c2lnbmF0dXJl")
                .put("SigningCertURL", "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-0.pem")
                .put(
                        "UnsubscribeURL",
                        "https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=" + topic);
        if (!attributes.isEmpty()) {
            ObjectNode written = envelope.putObject("MessageAttributes");
            attributes.forEach((name, value) -> written.putObject(name)
                    .put("Type", value.dataType())
                    .put(
                            "Value",
                            value.bytes() == null
                                    ? value.text()
                                    : Base64.getEncoder()
                                            .encodeToString(value.bytes().toArray())));
        }
        if (subject != null) {
            envelope.put("Subject", subject);
        }
        return envelope.toString();
    }

    /**
     * {@return S3's notification for an object that was created in a bucket}
     *
     * @param bucket the name of the bucket
     * @param key the key of the object
     */
    public static String s3ObjectCreated(String bucket, String key) {
        return s3("ObjectCreated:Put", bucket, key);
    }

    /**
     * {@return S3's notification for an object that was deleted}
     *
     * @param bucket the name of the bucket
     * @param key the key of the object
     */
    public static String s3ObjectRemoved(String bucket, String key) {
        return s3("ObjectRemoved:Delete", bucket, key);
    }

    /**
     * {@return a notification of S3, in which keys are URL-encoded}
     *
     * @param eventName for example {@code ObjectCreated:Copy}
     * @param bucket the name of the bucket
     * @param key the key of the object
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">Event
     *     message structure</a>
     */
    public static String s3(String eventName, String bucket, String key) {
        ObjectNode event = Json.parse("""
                {"Records": [{"eventVersion": "2.1", "eventSource": "aws:s3", "awsRegion": "us-east-1",
                  "userIdentity": {"principalId": "EXAMPLE"},
                  "requestParameters": {"sourceIPAddress": "127.0.0.1"},
                  "responseElements": {"x-amz-request-id": "EXAMPLE123456789", "x-amz-id-2": "EXAMPLE123/5678abcdef"},
                  "s3": {"s3SchemaVersion": "1.0", "configurationId": "notification",
                    "bucket": {"ownerIdentity": {"principalId": "EXAMPLE"}},
                    "object": {"size": 1024, "eTag": "0123456789abcdef0123456789abcdef",
                      "sequencer": "0A1B2C3D4E5F678901"}}}]}""");
        ObjectNode record = (ObjectNode) event.withArray("Records").get(0);
        record.put("eventTime", now().toString()).put("eventName", eventName);
        ObjectNode s3 = record.withObject("/s3");
        s3.withObject("/bucket").put("name", bucket).put("arn", "arn:aws:s3:::" + bucket);
        s3.withObject("/object")
                .put("key", URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/"));
        return event.toString();
    }

    /**
     * {@return the test event that S3 sends once, when the notifications of a bucket are configured}
     *
     * @param bucket the name of the bucket
     */
    public static String s3TestEvent(String bucket) {
        return Json.object()
                .put("Service", "Amazon S3")
                .put("Event", "s3:TestEvent")
                .put("Time", now().toString())
                .put("Bucket", bucket)
                .put("RequestId", "5582815E1AEA5ADF")
                .put("HostId", "8cLeGAmw098X5cv4Zkwcmo8vvZa3eH3eKxsPzbB9wrR")
                .toString();
    }

    /**
     * {@return an EventBridge event, as a rule sends it to a queue}
     *
     * @param source the source, such as {@code aws.s3}
     * @param detailType the type of the detail
     * @param detail the detail
     * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html">Event
     *     structure</a>
     */
    public static String eventBridge(String source, String detailType, Map<String, ?> detail) {
        ObjectNode event = Json.object()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", detailType)
                .put("source", source)
                .put("account", ACCOUNT)
                .put("time", now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", TestBatch.REGION);
        event.putArray("resources");
        event.set("detail", Json.tree(detail));
        return event.toString();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
