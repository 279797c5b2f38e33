package io.sqsmega.publish;

import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.payload.Payload;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    private Publication(String body, PublishOptions options, @Nullable Encoding encoding) {
        this.body = body;
        this.options = options;
        this.attributes = new LinkedHashMap<>(options.attributes());
        if (encoding != null) {
            attributes.put(
                    Encoding.ATTRIBUTE,
                    OutgoingAttribute.text(Encoding.ATTRIBUTE, "String", encoding.attributeValue()));
        }
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
        return new Publication(PayloadCodec.encode(payload, encoding), options, encoding);
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
        if (options.encoding() != null) {
            throw new IllegalArgumentException("a raw message must have no encoding, got " + options.encoding());
        }
        return new Publication(body, options, null);
    }

    /** The encoded body. */
    public String body() {
        return body;
    }

    PublishOptions options() {
        return options;
    }

    Map<String, OutgoingAttribute> attributes() {
        return attributes;
    }

    /** Its size as the services count it: the body and the attributes' names, types and values, in UTF-8 bytes. */
    public int sizeInBytes() {
        int size = body.getBytes(StandardCharsets.UTF_8).length;
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
