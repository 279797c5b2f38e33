package io.sqsmega.payload;

import io.sqsmega.Internal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields that the MEGA protocol lists, version 1, in the order in which they are written. Payloads are read,
 * scanned, written and matched by this table.
 *
 * @hidden
 */
@Internal
public enum SchemaField {
    PROTOCOL("", "protocol", Kind.TEXT, true),
    PROTOCOL_VERSION("", "version", Kind.VERSION, true),
    EVENT("", "event", Kind.SECTION, true),
    OBJECT("", "object", Kind.SECTION, false),
    EXTRA("", "extra", Kind.SECTION, false),

    NAME("event", "name", Kind.TEXT, true),
    TIMESTAMP("event", "timestamp", Kind.DATE_TIME, true),
    VERSION("event", "version", Kind.VERSION, false),
    DOMAIN("event", "domain", Kind.TEXT, false),
    SUBJECT("event", "subject", Kind.TEXT, false),
    PUBLISHER("event", "publisher", Kind.TEXT, false),
    ATTRIBUTES("event", "attributes", Kind.SECTION, false),

    OBJECT_TYPE("object", "type", Kind.TEXT, false),
    OBJECT_ID("object", "id", Kind.TEXT, false),
    OBJECT_VERSION("object", "version", Kind.VERSION, false),
    OBJECT_CURRENT("object", "current", Kind.SECTION, false),
    OBJECT_PREVIOUS("object", "previous", Kind.SECTION, false);

    /** What a field holds. */
    public enum Kind {
        TEXT,
        DATE_TIME,
        /** A whole number of 32 bits, 1 if it is missing. */
        VERSION,
        /** An object. */
        SECTION
    }

    public static final List<SchemaField> OF_DOCUMENT = List.of(PROTOCOL, PROTOCOL_VERSION, EVENT, OBJECT, EXTRA);
    public static final List<SchemaField> OF_EVENT =
            List.of(NAME, TIMESTAMP, VERSION, DOMAIN, SUBJECT, PUBLISHER, ATTRIBUTES);
    public static final List<SchemaField> OF_OBJECT =
            List.of(OBJECT_TYPE, OBJECT_ID, OBJECT_VERSION, OBJECT_CURRENT, OBJECT_PREVIOUS);

    /** The number of fields. */
    public static final int COUNT = OF_DOCUMENT.size() + OF_EVENT.size() + OF_OBJECT.size();

    /** The name of the object that has the field; empty for the document itself. */
    public final String section;

    public final String key;
    /** The path in the document, for example {@code event.name}. */
    public final String path;

    public final Kind kind;
    public final boolean isRequired;

    /** The number of the field, from 0; each has a bit of an int. */
    @SuppressWarnings("EnumOrdinal") // The tables by field are arrays, which scans read for each field of a body.
    public final int number = ordinal();

    SchemaField(String section, String key, Kind kind, boolean isRequired) {
        this.section = section;
        this.key = key;
        this.path = section.isEmpty() ? key : section.concat(".").concat(key);
        this.kind = kind;
        this.isRequired = isRequired;
    }

    /** Returns the field with this key, or null if the key is not listed. */
    public static @Nullable SchemaField of(String key, List<SchemaField> listed) {
        for (SchemaField field : listed) {
            if (field.key.equals(key)) {
                return field;
            }
        }
        return null;
    }

    /** Returns whether the key is that of a listed field of an event. */
    public static boolean isOfEvent(String key) {
        return of(key, OF_EVENT) != null;
    }

    /**
     * Returns the value in a payload, or null if it is missing. An empty state of an object counts as missing, because
     * the protocol does not write it.
     */
    public @Nullable Object valueIn(MegaPayload payload) {
        return switch (this) {
            case NAME -> payload.event().name();
            case TIMESTAMP -> payload.event().timestamp();
            case VERSION -> payload.event().version();
            case DOMAIN -> payload.event().domain();
            case SUBJECT -> payload.event().subject();
            case PUBLISHER -> payload.event().publisher();
            case ATTRIBUTES -> payload.event().attributes();
            case OBJECT_TYPE -> payload.object().type();
            case OBJECT_ID -> payload.object().id();
            case OBJECT_VERSION -> payload.object().version();
            case OBJECT_CURRENT -> ifFilled(payload.object().current());
            case OBJECT_PREVIOUS -> ifFilled(payload.object().previous());
            case EXTRA -> payload.extra();
            case PROTOCOL, PROTOCOL_VERSION, EVENT, OBJECT ->
                throw new IllegalArgumentException("the field must be one of a payload, got " + this);
        };
    }

    private static @Nullable Map<String, @Nullable Object> ifFilled(Map<String, @Nullable Object> state) {
        return state.isEmpty() ? null : state;
    }
}
