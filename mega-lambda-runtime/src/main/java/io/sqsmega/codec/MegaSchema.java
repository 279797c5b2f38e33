package io.sqsmega.codec;

import io.sqsmega.payload.Event;
import io.sqsmega.payload.FieldsBuilder;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.IsoDateTime;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.ObjectData;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The schema of the MEGA protocol, version 1: reads MEGA payloads from documents, and writes them as documents. */
final class MegaSchema {
    static final String PROTOCOL = "mega";
    private static final int VERSION = 1;
    private static final Set<String> LISTED =
            Set.of("name", "timestamp", "version", "domain", "subject", "publisher", "attributes");

    private MegaSchema() {}

    /**
     * Returns whether a document claims to be a MEGA payload; then it must be valid. {@code true} is not the number 1.
     */
    static boolean isClaimedBy(Map<String, @Nullable Object> document) {
        return isClaimedBy(document.get("protocol"), document.get("version"));
    }

    static boolean isClaimedBy(@Nullable Object protocol, @Nullable Object version) {
        return PROTOCOL.equals(protocol)
                && (Integer.valueOf(VERSION).equals(version)
                        || Double.valueOf(VERSION).equals(version));
    }

    /**
     * Returns the payload of a document that claims to be one.
     *
     * @throws InvalidPayloadException if the document violates the schema, with the path of the field
     */
    static MegaPayload read(Map<String, @Nullable Object> document) {
        Section event = Section.required(document.get("event"), "event");
        Section object = Section.optional(document.get("object"), "object");
        Section extra = Section.optional(document.get("extra"), "extra");
        return MegaPayload.builder(readEvent(event))
                .object(readObject(object))
                .extra(extra.fields())
                .build();
    }

    private static Event readEvent(Section event) {
        return new Event(
                event.requiredText("name"),
                event.requiredDateTime("timestamp"),
                event.version(),
                event.text("domain"),
                event.text("subject"),
                event.text("publisher"),
                readAttributes(event));
    }

    /** Returns the attributes of the {@code event} section of a valid document. */
    static Map<String, @Nullable Object> attributesOf(Map<String, @Nullable Object> event) {
        return readAttributes(new Section(event, "event"));
    }

    /**
     * Reads the attributes. Publishers may also put an attribute beside the listed fields, where it wins over one in
     * {@code attributes}.
     */
    private static Map<String, @Nullable Object> readAttributes(Section event) {
        FieldsBuilder attributes = new FieldsBuilder().putAll(event.map("attributes"));
        for (Map.Entry<String, @Nullable Object> field : event.fields().entrySet()) {
            if (!LISTED.contains(field.getKey())) {
                attributes.put(field.getKey(), field.getValue());
            }
        }
        return attributes.build();
    }

    private static ObjectData readObject(Section object) {
        return new ObjectData(
                object.text("type"),
                object.text("id"),
                object.version(),
                object.map("current"),
                object.map("previous"));
    }

    /**
     * Returns the document of a payload. Leaves null fields and empty sections out, but not those inside a section.
     *
     * @throws InvalidPayloadException if the timestamp's offset has seconds, which readers reject
     */
    static Map<String, @Nullable Object> write(MegaPayload payload) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("protocol", PROTOCOL);
        document.put("version", VERSION);
        document.put("event", write(payload.event()));
        if (!payload.object().isEmpty()) {
            document.put("object", write(payload.object()));
        }
        putFilled(document, "extra", payload.extra());
        return document;
    }

    private static Map<String, @Nullable Object> write(Event event) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", event.name());
        fields.put("timestamp", write(event.timestamp()));
        fields.put("version", event.version());
        putPresent(fields, "domain", event.domain());
        putPresent(fields, "subject", event.subject());
        putPresent(fields, "publisher", event.publisher());
        putFilled(fields, "attributes", event.attributes());
        return fields;
    }

    private static Map<String, @Nullable Object> write(ObjectData object) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        putPresent(fields, "type", object.type());
        putPresent(fields, "id", object.id());
        fields.put("version", object.version());
        putFilled(fields, "current", object.current());
        putFilled(fields, "previous", object.previous());
        return fields;
    }

    private static String write(OffsetDateTime timestamp) {
        if (timestamp.getOffset().getTotalSeconds() % 60 != 0) {
            throw new InvalidPayloadException(
                    "event.timestamp", "have an offset of whole minutes", "an offset with seconds");
        }
        return IsoDateTime.format(timestamp);
    }

    private static void putPresent(Map<String, @Nullable Object> fields, String key, @Nullable String value) {
        if (value != null) {
            fields.put(key, value);
        }
    }

    private static void putFilled(Map<String, @Nullable Object> fields, String key, Map<String, ?> section) {
        if (!section.isEmpty()) {
            fields.put(key, section);
        }
    }
}
