package io.sqsmega.publish;

import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.codec.PayloadPointer;
import io.sqsmega.payload.Payload;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A message of a batch that is to be published: what it says, and how it is sent. It is encoded at once.
 *
 * <p>Immutable and thread-safe. Prints its size, never its contents.
 *
 * @since 0.1
 */
public final class Publication {
    private final String body;
    private final PublishOptions options;
    private final Map<String, OutgoingAttribute> attributes;

    private Publication(String body, PublishOptions options, Map<String, OutgoingAttribute> attributes) {
        this.body = body;
        this.options = options;
        this.attributes = attributes;
    }

    /** A payload, sent with the default options. */
    public static Publication of(Payload payload) {
        return of(payload, PublishOptions.defaults());
    }

    /**
     * A payload, sent with these options.
     *
     * @throws io.sqsmega.payload.InvalidPayloadException if the payload holds what its encoding cannot carry
     */
    public static Publication of(Payload payload, PublishOptions options) {
        if (options.attributes().containsKey(Encoding.ATTRIBUTE)) {
            throw new IllegalArgumentException(
                    "attribute " + Encoding.ATTRIBUTE + " must not be given with a payload: it is set to its encoding");
        }
        Encoding encoding = options.encoding() == null ? Encoding.defaultFor(payload) : options.encoding();
        Map<String, OutgoingAttribute> attributes = new LinkedHashMap<>(options.attributes());
        attributes.put(
                Encoding.ATTRIBUTE, OutgoingAttribute.text(Encoding.ATTRIBUTE, "String", encoding.attributeValue()));
        return new Publication(PayloadCodec.encode(payload, encoding), options, attributes);
    }

    /** A body that is sent as it is, with the default options. */
    public static Publication raw(String body) {
        return raw(body, PublishOptions.defaults());
    }

    /**
     * A body that is sent as it is. No attribute says how it is encoded: a reader guesses.
     *
     * @throws IllegalArgumentException if the options name an encoding
     */
    public static Publication raw(String body, PublishOptions options) {
        Objects.requireNonNull(body, "body must not be null");
        if (options.encoding() != null) {
            throw new IllegalArgumentException("a raw message must have no encoding, got " + options.encoding());
        }
        return new Publication(body, options, options.attributes());
    }

    /** The encoded body. */
    public String body() {
        return body;
    }

    /**
     * The same, with a pointer in place of the body, and the attribute that says so.
     *
     * @param fifo gives it the deduplication id that SQS and SNS would make of the body, if it has none: two pointers
     *     to the same contents differ
     */
    Publication offloaded(String pointer, boolean fifo) {
        Map<String, OutgoingAttribute> more = new LinkedHashMap<>(attributes);
        more.put(
                PayloadPointer.SIZE_ATTRIBUTE,
                OutgoingAttribute.number(PayloadPointer.SIZE_ATTRIBUTE, bodyBytes().length));
        boolean needsAnId = fifo && options.deduplicationId() == null;
        return new Publication(
                pointer,
                needsAnId ? options.toBuilder().deduplicationId(sha256()).build() : options,
                more);
    }

    private String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bodyBytes()));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }

    private byte[] bodyBytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    PublishOptions options() {
        return options;
    }

    Map<String, OutgoingAttribute> attributes() {
        return attributes;
    }

    /** Its size as the services count it: the body and the attributes' names, types and values, in UTF-8 bytes. */
    public int sizeInBytes() {
        int size = bodyBytes().length;
        for (Map.Entry<String, OutgoingAttribute> attribute : attributes.entrySet()) {
            size += attribute.getKey().length() + attribute.getValue().size();
        }
        return size;
    }

    @Override
    public String toString() {
        return "Publication[" + sizeInBytes() + " bytes]";
    }
}
