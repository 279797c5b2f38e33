package io.sqsmega.publish;

import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.codec.PayloadPointer;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A message to be published: an encoded body with its options. The body is encoded when the publication is created.
 *
 * <p>Immutable and thread-safe. Prints its size, never its contents.
 *
 * @since 0.1
 */
public final class Publication {
    private static final Map<Encoding, OutgoingAttribute> ENCODINGS = new EnumMap<>(Encoding.class);

    static {
        for (Encoding encoding : Encoding.values()) {
            ENCODINGS.put(encoding, OutgoingAttribute.text(Encoding.ATTRIBUTE, "String", encoding.attributeValue()));
        }
    }

    private final String body;
    final PublishOptions options;
    private final Map<String, OutgoingAttribute> attributes;
    /** The event in the body, of which a publisher makes routing attributes; null if there is none. */
    private final @Nullable MegaPayload event;

    private final int bodyBytes;

    private Publication(
            String body,
            PublishOptions options,
            Map<String, OutgoingAttribute> attributes,
            @Nullable MegaPayload event) {
        this(body, body.getBytes(StandardCharsets.UTF_8).length, options, attributes, event);
    }

    private Publication(
            String body,
            int bodyBytes,
            PublishOptions options,
            Map<String, OutgoingAttribute> attributes,
            @Nullable MegaPayload event) {
        this.body = body;
        this.bodyBytes = bodyBytes;
        this.options = options;
        this.attributes = attributes;
        this.event = event;
    }

    /**
     * {@return the publication of a payload with the default options}
     *
     * @param payload the payload
     */
    public static Publication of(Payload payload) {
        return of(payload, PublishOptions.defaults());
    }

    /**
     * {@return the publication of a payload}
     *
     * @param payload the payload
     * @param options how the message is published
     * @throws io.sqsmega.payload.InvalidPayloadException if the payload has a value that its encoding cannot carry
     */
    public static Publication of(Payload payload, PublishOptions options) {
        if (options.attributes.containsKey(Encoding.ATTRIBUTE)) {
            throw new IllegalArgumentException(
                    "attribute " + Encoding.ATTRIBUTE + " must not be given with a payload: it is set to its encoding");
        }
        Encoding encoding = options.encoding == null ? Encoding.defaultFor(payload) : options.encoding;
        Map<String, OutgoingAttribute> attributes = new LinkedHashMap<>(options.attributes);
        attributes.put(Encoding.ATTRIBUTE, ENCODINGS.get(encoding));
        MegaPayload event = payload instanceof MegaPayload mega ? mega : null;
        return new Publication(PayloadCodec.encode(payload, encoding), options, attributes, event);
    }

    /**
     * {@return the publication of an unchanged body with the default options}
     *
     * @param body the body, unchanged
     */
    public static Publication raw(String body) {
        return raw(body, PublishOptions.defaults());
    }

    /**
     * {@return the publication of an unchanged body} No attribute names its encoding, so readers detect it.
     *
     * @param body the body, unchanged
     * @param options how the message is published
     * @throws IllegalArgumentException if the options name an encoding
     */
    public static Publication raw(String body, PublishOptions options) {
        Objects.requireNonNull(body, "body must not be null");
        if (options.encoding != null) {
            throw new IllegalArgumentException("a raw message must have no encoding, got " + options.encoding);
        }
        return new Publication(body, options, options.attributes, null);
    }

    /** {@return the encoded body} */
    public String body() {
        return body;
    }

    /**
     * {@return the text of a message attribute; null if there is no attribute of this name, or if it is binary}
     *
     * @param name the name
     */
    public @Nullable String attribute(String name) {
        Objects.requireNonNull(name, "name must not be null");
        OutgoingAttribute attribute = attributes.get(name);
        return attribute == null ? null : attribute.text();
    }

    /** Returns a publication whose options say what these leave open. */
    Publication withDefaults(PublishOptions defaults) {
        Map<String, OutgoingAttribute> both = new LinkedHashMap<>(defaults.attributes);
        both.putAll(attributes);
        return new Publication(body, bodyBytes, options.over(defaults), both, event);
    }

    /** Returns a publication with further attributes, which are text. */
    Publication withAttributes(Map<String, String> more) {
        Map<String, OutgoingAttribute> both = new LinkedHashMap<>(attributes);
        more.forEach((name, text) -> both.put(name, OutgoingAttribute.text(name, "String", text)));
        return new Publication(body, bodyBytes, options, both, event);
    }

    /**
     * Returns a publication with the routing attributes of its event, if it has one.
     *
     * @throws IllegalArgumentException if one of them was given, or cannot be sent
     */
    Publication routedBy(RoutingAttributes routing) {
        if (event == null) {
            return this;
        }
        routing.names().values().forEach(name -> {
            if (attributes.containsKey(name)) {
                throw new IllegalArgumentException(
                        "attribute " + name + " must not be given with an event: routingAttributes sets it");
            }
        });
        Map<String, OutgoingAttribute> both = new LinkedHashMap<>(attributes);
        both.putAll(routing.of(event));
        return new Publication(body, bodyBytes, options, both, event);
    }

    Publication withTraceHeader(String traceHeader) {
        return new Publication(
                body, bodyBytes, options.toBuilder().traceHeader(traceHeader).build(), attributes, event);
    }

    /**
     * Returns a publication with a pointer in place of the body, and the attribute that marks it.
     *
     * @param fifo whether the destination is FIFO. If so and there is no deduplication id, the new publication gets the
     *     id that SQS and SNS would compute from the body, because two pointers to the same contents differ
     */
    Publication offloaded(String pointer, boolean fifo) {
        Map<String, OutgoingAttribute> more = new LinkedHashMap<>(attributes);
        more.put(PayloadPointer.SIZE_ATTRIBUTE, OutgoingAttribute.number(PayloadPointer.SIZE_ATTRIBUTE, bodyBytes));
        boolean needsAnId = fifo && options.deduplicationId == null;
        return new Publication(
                pointer,
                needsAnId ? options.toBuilder().deduplicationId(sha256()).build() : options,
                more,
                event);
    }

    private String sha256() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }

    Map<String, OutgoingAttribute> attributes() {
        return attributes;
    }

    /** Returns the attributes as those of a service. */
    <A> Map<String, A> attributes(Function<OutgoingAttribute, A> conversion) {
        Map<String, A> converted = new HashMap<>();
        attributes.forEach((name, attribute) -> converted.put(name, conversion.apply(attribute)));
        return converted;
    }

    /**
     * {@return the size as the services count it: the body and the attributes' names, types and values, in bytes of
     * UTF-8}
     */
    public int sizeInBytes() {
        int size = bodyBytes;
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
