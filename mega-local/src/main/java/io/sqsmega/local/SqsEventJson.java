package io.sqsmega.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Writes received messages as <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">the event that
 * Lambda passes to a function</a>. Immutable and thread-safe.
 */
final class SqsEventJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final int REGION_IN_ARN = 3;

    private final String queueArn;
    private final String region;

    SqsEventJson(String queueArn) {
        this.queueArn = queueArn;
        this.region = queueArn.split(":", -1)[REGION_IN_ARN];
    }

    /** Returns the whole event from records written by {@link #record}. */
    static String event(List<String> records) {
        return "{\"Records\":[" + String.join(",", records) + "]}";
    }

    String record(Message message) {
        ObjectNode record = JSON.objectNode();
        record.put("messageId", message.messageId());
        record.put("receiptHandle", message.receiptHandle());
        record.put("body", message.body());
        record.set("attributes", attributes(message.attributes()));
        record.set("messageAttributes", messageAttributes(message.messageAttributes()));
        putIfPresent(record, "md5OfMessageAttributes", message.md5OfMessageAttributes());
        record.put("md5OfBody", message.md5OfBody());
        record.put("eventSource", "aws:sqs");
        record.put("eventSourceARN", queueArn);
        record.put("awsRegion", region);
        return record.toString();
    }

    private static ObjectNode attributes(Map<MessageSystemAttributeName, String> attributes) {
        ObjectNode written = JSON.objectNode();
        attributes.forEach((name, value) -> written.put(name.toString(), value));
        return written;
    }

    private static ObjectNode messageAttributes(Map<String, MessageAttributeValue> attributes) {
        ObjectNode written = JSON.objectNode();
        new TreeMap<>(attributes).forEach((name, attribute) -> written.set(name, messageAttribute(attribute)));
        return written;
    }

    private static ObjectNode messageAttribute(MessageAttributeValue attribute) {
        ObjectNode written = JSON.objectNode();
        putIfPresent(written, "stringValue", attribute.stringValue());
        putIfPresent(written, "binaryValue", base64(attribute.binaryValue()));
        ArrayNode strings = written.putArray("stringListValues");
        attribute.stringListValues().forEach(strings::add);
        ArrayNode binaries = written.putArray("binaryListValues");
        attribute.binaryListValues().forEach(value -> binaries.add(base64(value)));
        written.put("dataType", attribute.dataType());
        return written;
    }

    private static @Nullable String base64(@Nullable SdkBytes bytes) {
        return bytes == null ? null : Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
    }

    private static void putIfPresent(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }
}
