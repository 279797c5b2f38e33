package io.sqsmega.cloudevents;

import io.cloudevents.CloudEvent;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.ObjectData;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts a CloudEvent to a MEGA event. */
final class PayloadOfEvent {
    /**
     * The name of the extension for the parts that CloudEvents have no field for: a MEGA payload without its
     * {@code object.current}.
     */
    static final String MEGA = "mega";

    static final String ID = "id";
    static final String CONTENT_TYPE = "datacontenttype";
    static final String SCHEMA = "dataschema";
    static final String DOMAIN = "domain";
    static final String VERSION = "version";
    static final String DATA = "data";
    static final String BINARY_DATA = "data_base64";

    private PayloadOfEvent() {}

    /** @param received the time for an event that has none; null means now */
    static MegaPayload payload(CloudEvent event, @Nullable OffsetDateTime received) {
        MegaPayload carried = carried(event);
        return carried == null ? natural(event, received) : completed(carried, event);
    }

    private static @Nullable MegaPayload carried(CloudEvent event) {
        if (!(event.getExtension(MEGA) instanceof String text)) {
            return null;
        }
        try {
            return PayloadCodec.decode(text) instanceof MegaPayload payload ? payload : null;
        } catch (InvalidPayloadException notOurs) {
            return null;
        }
    }

    private static MegaPayload completed(MegaPayload carried, CloudEvent event) {
        ObjectData object = carried.object();
        Map<String, @Nullable Object> current = current(EventData.of(event));
        return MegaPayload.builder(completed(carried.event(), event))
                .object(
                        current == null
                                ? object
                                : new ObjectData(
                                        object.type(), object.id(), object.version(), current, object.previous()))
                .extra(carried.extra())
                .build();
    }

    /** Adds the fields that every CloudEvent has. */
    static Event completed(Event event, CloudEvent from) {
        Event.Builder completed = Event.named(event.name())
                .timestamp(event.timestamp())
                .version(event.version())
                .domain(event.domain())
                .subject(event.subject())
                .publisher(event.publisher() == null ? from.getSource().toString() : event.publisher());
        if (!event.attributes().containsKey(ID)) {
            completed.attribute(ID, from.getId());
        }
        return completed.attributes(event.attributes()).build();
    }

    static MegaPayload natural(CloudEvent event, @Nullable OffsetDateTime received) {
        OffsetDateTime time = event.getTime() == null ? received : event.getTime();
        Event.Builder mega = Event.named(event.getType())
                .timestamp(time == null ? OffsetDateTime.now(ZoneOffset.UTC) : time)
                .subject(event.getSubject())
                .publisher(event.getSource().toString())
                .attribute(ID, event.getId());
        if (event.getDataContentType() != null) {
            mega.attribute(CONTENT_TYPE, event.getDataContentType());
        }
        if (event.getDataSchema() != null) {
            mega.attribute(SCHEMA, event.getDataSchema().toString());
        }
        event.getExtensionNames().forEach(name -> extension(name, event.getExtension(name), mega));
        return withData(MegaPayload.builder(mega.build()), EventData.of(event)).build();
    }

    private static void extension(String name, @Nullable Object value, Event.Builder mega) {
        if (name.equals(DOMAIN) && value instanceof String domain) {
            mega.domain(domain);
        } else if (name.equals(VERSION) && value instanceof Integer version) {
            mega.version(version);
        } else {
            mega.attribute(name, plain(value));
        }
    }

    /** Returns the value as it would be in JSON. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        return value == null || value instanceof Number || value instanceof Boolean ? value : value.toString();
    }

    private static MegaPayload.Builder withData(MegaPayload.Builder payload, @Nullable EventData data) {
        Map<String, @Nullable Object> current = current(data);
        if (current != null) {
            return payload.object(ObjectData.builder().current(current).build());
        } else if (data instanceof EventData.Json json) {
            return payload.extra(DATA, json.value().value());
        } else if (data instanceof EventData.Text text) {
            return payload.extra(DATA, text.text());
        } else if (data instanceof EventData.Binary binary) {
            return payload.extra(BINARY_DATA, binary.base64());
        }
        return payload;
    }

    /**
     * Returns null if the data is not a JSON object or is an empty one; a payload does not distinguish an empty object
     * from an absent one.
     */
    @SuppressWarnings("unchecked") // the maps of JSON have names for keys
    private static @Nullable Map<String, @Nullable Object> current(@Nullable EventData data) {
        return data instanceof EventData.Json json && json.value().value() instanceof Map<?, ?> map && !map.isEmpty()
                ? (Map<String, @Nullable Object>) map
                : null;
    }
}
