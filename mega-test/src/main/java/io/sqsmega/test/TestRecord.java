package io.sqsmega.test;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.payload.Payload;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A message in a {@link TestBatch}, in the form in which Lambda passes it to a function. It has the system attributes
 * of a first receive; its id is invented unless it is set.
 *
 * <pre>{@code
 * TestRecord.of(payload).withReceiveCount(3).withAttribute("tenant", "acme")
 * }</pre>
 *
 * <p>Immutable and thread-safe: the {@code with} methods return another record.
 *
 * @since 0.1
 */
public final class TestRecord {
    private final String id;
    private final String body;
    private final Map<String, String> systemAttributes;
    private final Map<String, MessageAttribute> attributes;

    private TestRecord(
            String id, String body, Map<String, String> systemAttributes, Map<String, MessageAttribute> attributes) {
        this.id = id;
        this.body = body;
        this.systemAttributes = systemAttributes;
        this.attributes = attributes;
    }

    /**
     * {@return a message in the form of a publisher: the payload in its default encoding, with the attribute that names
     * it}
     *
     * @param payload the payload
     */
    public static TestRecord of(Payload payload) {
        return of(payload, Encoding.defaultFor(payload));
    }

    /**
     * {@return a message in the form of a publisher, in this encoding}
     *
     * @param payload the payload
     * @param encoding the encoding of the body
     */
    public static TestRecord of(Payload payload, Encoding encoding) {
        return ofBody(PayloadCodec.encode(payload, encoding))
                .withAttribute(Encoding.ATTRIBUTE, encoding.attributeValue());
    }

    /**
     * {@return a message with this body and without message attributes}
     *
     * @param body the body
     */
    public static TestRecord ofBody(String body) {
        Objects.requireNonNull(body, "body must not be null");
        String now = Long.toString(System.currentTimeMillis());
        Map<String, String> firstReceive = new LinkedHashMap<>();
        firstReceive.put("ApproximateReceiveCount", "1");
        firstReceive.put("SentTimestamp", now);
        firstReceive.put("SenderId", "AIDAIENQZJOLO23YVJ4VO");
        firstReceive.put("ApproximateFirstReceiveTimestamp", now);
        return new TestRecord(UUID.randomUUID().toString(), body, firstReceive, Map.of());
    }

    /**
     * {@return this record with another id}
     *
     * @param id the id of the message
     */
    public TestRecord withId(String id) {
        return new TestRecord(Objects.requireNonNull(id, "id must not be null"), body, systemAttributes, attributes);
    }

    /**
     * {@return this record in a message group, as on FIFO queues and on fair queues}
     *
     * @param groupId the message group
     */
    public TestRecord inGroup(String groupId) {
        return withSystemAttribute("MessageGroupId", groupId);
    }

    /**
     * {@return this record with a receive count}
     *
     * @param receiveCount how often it was received, 1 or more
     */
    public TestRecord withReceiveCount(int receiveCount) {
        if (receiveCount < 1) {
            throw new IllegalArgumentException("receiveCount must be at least 1, got " + receiveCount);
        }
        return withSystemAttribute("ApproximateReceiveCount", Integer.toString(receiveCount));
    }

    /**
     * {@return this record with the time at which it was sent}
     *
     * @param time when it was sent
     */
    public TestRecord sentAt(Instant time) {
        return withSystemAttribute("SentTimestamp", Long.toString(time.toEpochMilli()));
    }

    /**
     * {@return this record with a system attribute, for example {@code AWSTraceHeader}}
     *
     * @param name the name
     * @param value the value
     */
    public TestRecord withSystemAttribute(String name, String value) {
        return new TestRecord(id, body, with(systemAttributes, name, value), attributes);
    }

    /**
     * {@return this record with a message attribute of type {@code String}}
     *
     * @param name the name
     * @param value the value
     */
    public TestRecord withAttribute(String name, String value) {
        return withAttribute(name, MessageAttribute.of(value));
    }

    /**
     * {@return this record with a message attribute of any type}
     *
     * @param name the name of the attribute
     * @param value the attribute
     */
    public TestRecord withAttribute(String name, MessageAttribute value) {
        return new TestRecord(id, body, systemAttributes, with(attributes, name, value));
    }

    private static <V> Map<String, V> with(Map<String, V> map, String name, V value) {
        Map<String, V> more = new LinkedHashMap<>(map);
        more.put(
                Objects.requireNonNull(name, "name must not be null"),
                Objects.requireNonNull(value, "value must not be null"));
        return more;
    }

    boolean hasGroup() {
        return systemAttributes.containsKey("MessageGroupId");
    }

    TestRecord withoutOverwriting(String name, String value) {
        return systemAttributes.containsKey(name) ? this : withSystemAttribute(name, value);
    }

    ObjectNode json(String queueArn) {
        ObjectNode record = Json.object();
        record.put("messageId", id);
        record.put("receiptHandle", "receipt-handle-of-" + id);
        record.put("body", body);
        record.set("attributes", Json.tree(systemAttributes));
        ObjectNode messageAttributes = record.putObject("messageAttributes");
        attributes.forEach((name, value) -> {
            ObjectNode attribute = messageAttributes.putObject(name).put("dataType", value.dataType());
            if (value.bytes() == null) {
                attribute.put("stringValue", value.text());
            } else {
                attribute.put(
                        "binaryValue",
                        Base64.getEncoder().encodeToString(value.bytes().toArray()));
            }
            attribute.putArray("stringListValues");
        });
        record.put("md5OfBody", md5(body));
        record.put("eventSource", "aws:sqs");
        record.put("eventSourceARN", queueArn);
        record.put("awsRegion", TestBatch.REGION);
        return record;
    }

    private static String md5(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }

    /** Prints its id, never its body. */
    @Override
    public String toString() {
        return "TestRecord[" + id + "]";
    }
}
