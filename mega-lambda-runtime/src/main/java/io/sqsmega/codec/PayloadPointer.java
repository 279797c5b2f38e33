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
 * The pointer in a message to a body in S3 that is too large for the message, in the format of the Amazon SQS extended
 * client library.
 *
 * <p>Anyone who can send to a queue can write any pointer, so a pointer must not be trusted. Immutable and thread-safe.
 * Prints the bucket, never the key.
 *
 * @param bucket the bucket's name or an access point's ARN
 * @param key the object's key, 1 to 1,024 bytes in UTF-8, without {@code .} and {@code ..} as a part of its path, which
 *     could lead into another bucket if a client or a proxy resolves them
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-s3-messages.html">Managing
 *     large Amazon SQS messages using Java and Amazon S3</a>
 * @since 0.1
 */
public record PayloadPointer(String bucket, String key) {
    /** The name of the message attribute beside a pointer: the number of bytes of the body in UTF-8. */
    public static final String SIZE_ATTRIBUTE = "ExtendedPayloadSize";

    /** The attribute's name in the library's first versions. */
    private static final String OLD_SIZE_ATTRIBUTE = "SQSLargePayloadSize";

    private static final String TYPE = "software.amazon.payloadoffloading.PayloadS3Pointer";
    /** The types of pointers; the library writes the first and reads both. */
    private static final Set<String> TYPES = Set.of(TYPE, "com.amazon.sqs.javamessaging.MessageS3Pointer");

    /**
     * The largest length of a pointer, four times that of the longest bucket and key, so that for longer bodies only
     * the length is checked.
     */
    private static final int LONGEST = 32_768;

    private static final int LONGEST_KEY_BYTES = 1_024;
    /** A bucket's name, including old ones of us-east-1, or an ARN; it contains nothing that could break a log line. */
    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9._:/-]{3,255}");

    /**
     * Names an object that S3 can have: both names are checked.
     *
     * @param bucket the name of the bucket
     * @param key the key in the bucket
     * @throws InvalidPayloadException if the bucket or the key is invalid
     */
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
     * Parses a body as a pointer. Returns null if it is not one.
     *
     * @param body the body of a message
     * @return the pointer, or null
     * @throws InvalidPayloadException if the body claims to be a pointer but does not name a bucket and a key
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

    /**
     * {@return whether an attribute with this name marks the body as a pointer}
     *
     * @param attribute the name of an attribute
     */
    public static boolean isAnnouncedBy(String attribute) {
        return attribute.equals(SIZE_ATTRIBUTE) || attribute.equals(OLD_SIZE_ATTRIBUTE);
    }

    /** {@return the pointer as a body} */
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
