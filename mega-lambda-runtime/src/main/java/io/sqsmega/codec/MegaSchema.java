package io.sqsmega.codec;

import io.sqsmega.payload.Event;
import io.sqsmega.payload.FieldsBuilder;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.IsoDateTime;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.ObjectData;
import io.sqsmega.payload.SchemaField;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The schema of the MEGA protocol, version 1: reads MEGA payloads from documents, and writes them as documents. */
final class MegaSchema {
    static final String PROTOCOL = "mega";
    private static final int VERSION = 1;

    private MegaSchema() {}

    /**
     * Returns whether a document claims to be a MEGA payload; then it must be valid. {@code true} is not the number 1.
     */
    static boolean isClaimedBy(Map<String, @Nullable Object> document) {
        return isClaimedBy(document.get(SchemaField.PROTOCOL.key), document.get(SchemaField.PROTOCOL_VERSION.key));
    }

    static boolean isClaimedBy(@Nullable Object protocol, @Nullable Object version) {
        return PROTOCOL.equals(protocol)
                && (version instanceof Integer || version instanceof Double)
                && ((Number) version).doubleValue() == VERSION;
    }

    /**
     * Returns the payload of a document that claims to be one.
     *
     * @throws InvalidPayloadException if the document violates the schema, with the path of the field
     */
    static MegaPayload read(Map<String, @Nullable Object> document) {
        Section event = Section.of(document, SchemaField.EVENT);
        Section object = Section.of(document, SchemaField.OBJECT);
        Section extra = Section.of(document, SchemaField.EXTRA);
        return MegaPayload.builder(readEvent(event))
                .object(readObject(object))
                .extra(extra.fields())
                .build();
    }

    private static Event readEvent(Section event) {
        return new Event(
                event.requiredText(SchemaField.NAME),
                event.requiredDateTime(SchemaField.TIMESTAMP),
                event.version(SchemaField.VERSION),
                event.text(SchemaField.DOMAIN),
                event.text(SchemaField.SUBJECT),
                event.text(SchemaField.PUBLISHER),
                readAttributes(event));
    }

    /** Returns the attributes of the {@code event} section of a valid document. */
    static Map<String, @Nullable Object> attributesOf(Map<String, @Nullable Object> event) {
        return readAttributes(new Section(event));
    }

    /**
     * Reads the attributes. Publishers may also put an attribute beside the listed fields, where it wins over one in
     * {@code attributes}.
     */
    private static Map<String, @Nullable Object> readAttributes(Section event) {
        FieldsBuilder attributes = new FieldsBuilder().putAll(event.map(SchemaField.ATTRIBUTES));
        for (Map.Entry<String, @Nullable Object> field : event.fields().entrySet()) {
            if (!SchemaField.isOfEvent(field.getKey())) {
                attributes.put(field.getKey(), field.getValue());
            }
        }
        return attributes.build();
    }

    private static ObjectData readObject(Section object) {
        return new ObjectData(
                object.text(SchemaField.OBJECT_TYPE),
                object.text(SchemaField.OBJECT_ID),
                object.version(SchemaField.OBJECT_VERSION),
                object.map(SchemaField.OBJECT_CURRENT),
                object.map(SchemaField.OBJECT_PREVIOUS));
    }

    /**
     * Returns the document of a payload. Leaves null fields and empty sections out, but not those inside a section.
     *
     * @throws InvalidPayloadException if the timestamp's offset has seconds, which readers reject
     */
    static Map<String, @Nullable Object> write(MegaPayload payload) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put(SchemaField.PROTOCOL.key, PROTOCOL);
        document.put(SchemaField.PROTOCOL_VERSION.key, VERSION);
        document.put(SchemaField.EVENT.key, write(payload, SchemaField.OF_EVENT));
        if (!payload.object().isEmpty()) {
            document.put(SchemaField.OBJECT.key, write(payload, SchemaField.OF_OBJECT));
        }
        putFilled(document, SchemaField.EXTRA, payload.extra());
        return document;
    }

    private static Map<String, @Nullable Object> write(MegaPayload payload, List<SchemaField> listed) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (SchemaField field : listed) {
            Object value = field.valueIn(payload);
            putFilled(fields, field, value instanceof OffsetDateTime timestamp ? write(timestamp) : value);
        }
        return fields;
    }

    private static String write(OffsetDateTime timestamp) {
        if (timestamp.getOffset().getTotalSeconds() % 60 != 0) {
            throw new InvalidPayloadException(
                    "event.timestamp", "have an offset of whole minutes", "an offset with seconds");
        }
        return IsoDateTime.format(timestamp);
    }

    private static void putFilled(Map<String, @Nullable Object> fields, SchemaField field, @Nullable Object value) {
        boolean isEmpty = value instanceof Map<?, ?> section && section.isEmpty();
        if (value != null && !isEmpty) {
            fields.put(field.key, value);
        }
    }
}
