package io.sqsmega.cloudevents;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.json.JsonValue;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.publish.Publication;
import io.sqsmega.publish.PublishOptions;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binary mode: the body is the event's data, and each attribute of the event is an attribute of the message. */
final class BinaryMode {
    /** The prefix of the SNS draft, which is also the one written; then that of the HTTP binding. */
    private static final List<String> PREFIXES = List.of("ce_", "ce-");

    private static final List<String> CONTENT_TYPES = List.of("content-type", "Content-Type", "contentType");
    private static final String DATA_ENCODING = "datacontentencoding";
    private static final String BASE64 = "base64";

    private BinaryMode() {}

    /** Returns the prefix of the message's attributes, or null if the message does not claim to be an event. */
    static @Nullable String prefixIn(Map<String, MessageAttribute> attributes) {
        for (String prefix : PREFIXES) {
            if (attributes.containsKey(prefix + EventReader.SPEC_VERSION)) {
                return prefix;
            }
        }
        return null;
    }

    static CloudEvent read(Payload payload, Map<String, MessageAttribute> given, String prefix) {
        Map<String, @Nullable Object> attributes = new HashMap<>();
        given.forEach((name, attribute) -> {
            if (name.startsWith(prefix)) {
                String itsName = name.substring(prefix.length());
                attributes.put(itsName, value(itsName, attribute));
            }
        });
        String contentType = contentType(given, attributes);
        Object encoding = attributes.remove(DATA_ENCODING);
        MessageAttribute declared = given.get(Encoding.ATTRIBUTE);
        boolean isBytes = declared != null && Encoding.BINARY.attributeValue().equals(declared.text());
        return EventReader.read(attributes, data(payload, contentType, isBytes || BASE64.equals(encoding)));
    }

    private static @Nullable String contentType(
            Map<String, MessageAttribute> given, Map<String, @Nullable Object> attributes) {
        for (String name : CONTENT_TYPES) {
            MessageAttribute attribute = given.get(name);
            if (attribute != null && attribute.text() != null) {
                attributes.putIfAbsent(PayloadOfEvent.CONTENT_TYPE, attribute.text());
            }
        }
        return attributes.get(PayloadOfEvent.CONTENT_TYPE) instanceof String type ? type : null;
    }

    /** Returns the attribute's value; only extensions may be numbers. */
    private static @Nullable Object value(String name, MessageAttribute attribute) {
        if (attribute.bytes() != null) {
            return Base64.getEncoder().encodeToString(attribute.bytes().toArray());
        }
        boolean isNumber = attribute.dataType().startsWith("Number")
                && !SpecVersion.V1.getAllAttributes().contains(name);
        JsonValue number = isNumber && attribute.text() != null ? JsonValue.read(attribute.text()) : null;
        return number != null && number.value() instanceof Number ? number.value() : attribute.text();
    }

    /**
     * @param isBase64 whether the body declares bytes in Base64; without a declaration, text such as {@code ping} could
     *     be mistaken for Base64
     */
    private static EventData data(Payload payload, @Nullable String contentType, boolean isBase64) {
        if (payload instanceof DataPayload data) {
            return new EventData.Json(new JsonValue(data.data()));
        } else if (payload instanceof BinaryPayload binary) {
            byte[] bytes = binary.bytes().toArray();
            return isBase64
                    ? EventData.of(bytes, contentType)
                    : text(Base64.getEncoder().encodeToString(bytes), contentType);
        }
        String text = ((PlaintextPayload) payload).text();
        return isBase64 ? EventData.of(bytes(text), contentType) : text(text, contentType);
    }

    private static EventData text(String text, @Nullable String contentType) {
        return EventData.MediaType.isJson(contentType) ? json(text, contentType) : new EventData.Text(text);
    }

    /**
     * Returns the data of a body that should be JSON. If no content type is declared, text without quotes is allowed,
     * as in the draft.
     */
    private static EventData json(String text, @Nullable String contentType) {
        JsonValue json = JsonValue.read(text);
        if (json == null && contentType != null) {
            throw new InvalidPayloadException("data", "be JSON, as its content type says", "other text");
        }
        return new EventData.Json(json == null ? new JsonValue(text) : json);
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw new InvalidPayloadException("data", "be Base64, as " + DATA_ENCODING + " says", "other text");
        }
    }

    static Publication publication(CloudEvent event, PublishOptions options) {
        PublishOptions.Builder message = options.toBuilder();
        StructuredMode.attributes(event).forEach((name, value) -> put(message, PREFIXES.get(0) + name, value));
        EventData data = EventData.of(event);
        if (data instanceof EventData.Json json) {
            return Publication.raw(json.value().text(), message.build());
        } else if (data instanceof EventData.Text text) {
            return Publication.of(new PlaintextPayload(text.text()), message.build());
        } else if (data instanceof EventData.Binary binary) {
            message.attribute(PREFIXES.get(0) + DATA_ENCODING, BASE64);
            return Publication.raw(binary.base64(), message.build());
        }
        throw new IllegalArgumentException(
                "a CloudEvent in binary mode must have data, got none: SQS takes no empty body; send it structured");
    }

    private static void put(PublishOptions.Builder message, String name, Object value) {
        if (value instanceof Number number) {
            message.attribute(name, number);
        } else {
            message.attribute(name, String.valueOf(StructuredMode.plain(value)));
        }
    }
}
