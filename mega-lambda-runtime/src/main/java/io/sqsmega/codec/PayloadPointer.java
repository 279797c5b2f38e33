package io.sqsmega.codec;

import io.sqsmega.codec.json.JsonReader;
import io.sqsmega.codec.json.JsonWriter;
import io.sqsmega.payload.InvalidPayloadException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a message instead of a body that is too large for it: where in S3 the body is, in the format of the
 * Amazon SQS extended client library.
 *
 * <p>Whoever can write to a queue can write any pointer: nothing in one is to be trusted. Immutable and thread-safe.
 * Prints the bucket, never the key.
 *
 * @param bucket the bucket's name or an access point's ARN
 * @param key the object's key, 1 to 1,024 bytes in UTF-8, without {@code .} and {@code ..} as a part of its path, which
 *     could lead from one bucket into another where a client or a proxy resolves them
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-s3-messages.html">Managing
 *     large Amazon SQS messages using Java and Amazon S3</a>
 * @since 0.1
 */
public record PayloadPointer(String bucket, String key) {
    /** The message attribute that comes with a pointer: how many bytes of UTF-8 the body has. */
    public static final String SIZE_ATTRIBUTE = "ExtendedPayloadSize";

    /** What the library's first versions called it. */
    private static final String OLD_SIZE_ATTRIBUTE = "SQSLargePayloadSize";

    private static final String TYPE = "software.amazon.payloadoffloading.PayloadS3Pointer";
    /** The library writes one and reads both. */
    private static final Set<String> TYPES = Set.of(TYPE, "com.amazon.sqs.javamessaging.MessageS3Pointer");

    /** Four times what the longest bucket and key take, so that no other body costs more than a look at its length. */
    private static final int LONGEST = 32_768;

    private static final int LONGEST_KEY_BYTES = 1_024;
    /** Of a bucket, old ones of us-east-1 included, or an ARN: nothing that could break a line of a log. */
    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9._:/-]{3,255}");

    /** @throws InvalidPayloadException if they cannot be a bucket and a key */
    public PayloadPointer {
        Objects.requireNonNull(bucket, "bucket must not be null");
        Objects.requireNonNull(key, "key must not be null");

        if (!BUCKET.matcher(bucket).matches()) {
            throw invalid("a bucket that cannot be one");
        }
        if (key.isEmpty() || key.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY_BYTES || leadsElsewhere(key)) {
            throw invalid("a key that cannot be one");
        }
    }

    private static boolean leadsElsewhere(String key) {
        for (String part : key.split("/", -1)) {
            if (part.equals(".") || part.equals("..")) {
                return true;
            }
        }
        return false;
    }

    /**
     * The pointer that a body is, or null if it is something else.
     *
     * @throws InvalidPayloadException if it claims to be a pointer but names no bucket and key
     */
    public static @Nullable PayloadPointer read(String body) {
        List<@Nullable Object> items = body.length() > LONGEST ? null : JsonReader.readArray(body);
        if (items == null || !isClaimedBy(items)) {
            return null;
        }
        if (items.size() == 2
                && items.get(1) instanceof Map<?, ?> fields
                && fields.get("s3BucketName") instanceof String bucket
                && fields.get("s3Key") instanceof String key) {
            return new PayloadPointer(bucket, key);
        }
        throw invalid("something else");
    }

    static boolean isClaimedBy(List<@Nullable Object> items) {
        return !items.isEmpty() && items.get(0) instanceof String type && TYPES.contains(type);
    }

    /** Whether an attribute of this name says that the body is a pointer. */
    public static boolean isAnnouncedBy(String attribute) {
        return attribute.equals(SIZE_ATTRIBUTE) || attribute.equals(OLD_SIZE_ATTRIBUTE);
    }

    /** The body that it is read from. */
    public String body() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("s3BucketName", bucket);
        fields.put("s3Key", key);
        return "[\"" + TYPE + "\"," + JsonWriter.write(fields, "pointer") + "]";
    }

    private static InvalidPayloadException invalid(String met) {
        return new InvalidPayloadException("body", "name a bucket and a key, as a pointer into S3 does", met);
    }

    @Override
    public String toString() {
        return "PayloadPointer[into " + bucket + "]";
    }
}
