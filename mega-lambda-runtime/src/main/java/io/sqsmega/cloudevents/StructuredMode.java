package io.sqsmega.cloudevents;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.sqsmega.codec.Encoding;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.IsoDateTime;
import io.sqsmega.payload.Values;
import io.sqsmega.publish.Publication;
import io.sqsmega.publish.PublishOptions;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Structured mode: the body is the whole event, as a JSON object. */
final class StructuredMode {
    private static final String CONTENT_TYPE = "content-type";

    private StructuredMode() {}

    /** Returns whether the data claims to be an event; then it is refused unless it is a valid one. */
    static boolean isClaimedBy(DataPayload data) {
        return data.data().get(EventReader.SPEC_VERSION) instanceof String;
    }

    static CloudEvent read(DataPayload payload) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>(payload.data());
        boolean hasData = attributes.containsKey(PayloadOfEvent.DATA);
        Object data = attributes.remove(PayloadOfEvent.DATA);
        Object base64 = attributes.remove(PayloadOfEvent.BINARY_DATA);
        if (hasData && base64 != null) {
            throw new InvalidPayloadException(
                    PayloadOfEvent.BINARY_DATA, "not stand beside data", Values.typeOf(base64));
        }
        Object type = attributes.get(PayloadOfEvent.CONTENT_TYPE);
        String contentType = type instanceof String text ? text : null;
        if (base64 != null) {
            return EventReader.read(attributes, EventData.of(bytes(base64), contentType));
        }
        return EventReader.read(attributes, hasData ? EventData.ofValue(data, contentType) : null);
    }

    private static byte[] bytes(Object base64) {
        try {
            if (base64 instanceof String text) {
                return Base64.getDecoder().decode(text);
            }
        } catch (IllegalArgumentException notBase64) {
            // Refused below; the decoder's message could quote the value.
        }
        throw new InvalidPayloadException(PayloadOfEvent.BINARY_DATA, "be Base64", Values.typeOf(base64));
    }

    static Publication publication(CloudEvent event, PublishOptions options) {
        return Publication.of(
                new DataPayload(document(event)),
                options.toBuilder()
                        .encoding(Encoding.JSON)
                        .attribute(CONTENT_TYPE, CloudEvents.CONTENT_TYPE)
                        .build());
    }

    private static Map<String, @Nullable Object> document(CloudEvent event) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        attributes(event).forEach((name, value) -> document.put(name, plain(value)));
        EventData data = EventData.of(event);
        if (data instanceof EventData.Json json) {
            document.put(PayloadOfEvent.DATA, json.value().value());
        } else if (data instanceof EventData.Text text) {
            document.put(PayloadOfEvent.DATA, text.text());
        } else if (data instanceof EventData.Binary binary) {
            document.put(PayloadOfEvent.BINARY_DATA, binary.base64());
        }
        return document;
    }

    /**
     * Returns all attributes of the event, extensions last. An event of an older version becomes an event of version
     * 1.0.
     */
    static Map<String, Object> attributes(CloudEvent given) {
        CloudEvent event = given.getSpecVersion() == SpecVersion.V1
                ? given
                : CloudEventBuilder.v1(given).build();
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (String name : SpecVersion.V1.getAllAttributes()) {
            putPresent(attributes, name, event.getAttribute(name));
        }
        for (String name : event.getExtensionNames()) {
            putPresent(attributes, name, event.getExtension(name));
        }
        return attributes;
    }

    private static void putPresent(Map<String, Object> attributes, String name, @Nullable Object value) {
        if (value != null) {
            attributes.put(name, value);
        }
    }

    /** Returns the value as it is in JSON. */
    static Object plain(Object value) {
        if (value instanceof Number || value instanceof Boolean) {
            return value;
        } else if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        return value instanceof OffsetDateTime time ? IsoDateTime.format(time) : value.toString();
    }
}
