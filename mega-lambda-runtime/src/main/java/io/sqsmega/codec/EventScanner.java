package io.sqsmega.codec;

import io.sqsmega.codec.document.FieldCursor;
import io.sqsmega.codec.document.FieldName;
import io.sqsmega.codec.document.SlowPathException;
import io.sqsmega.payload.SchemaField;
import io.sqsmega.projection.Projection;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scans the sections of a MEGA document with a cursor, by the schema. A document that {@link MegaSchema} would refuse,
 * or with a field that occurs twice, takes the slow path. Not thread-safe; scans one document.
 */
final class EventScanner {
    private static final int MAX_YEAR = 9999;

    private final FieldCursor cursor;
    private final FieldScanner fields;
    private final @Nullable Projection[] places;
    private final ScannedBody scan;
    private final @Nullable Gate gate;
    /** The fields that were met, a bit for each. */
    private int met;

    private boolean rejected;

    EventScanner(FieldCursor cursor, FieldScanner fields, BodyScanner scanner, ScannedBody scan) {
        this.cursor = cursor;
        this.fields = fields;
        this.places = scanner.places;
        this.gate = scanner.gate;
        this.scan = scan;
    }

    /** Scans a field of the document, except its protocol and version. */
    void section(FieldName name) throws IOException {
        if (name.ofDocument == SchemaField.EVENT) {
            event();
        } else if (name.ofDocument == SchemaField.OBJECT) {
            object();
        } else if (name.ofDocument == SchemaField.EXTRA) {
            listed(SchemaField.EXTRA);
        } else {
            cursor.skip();
        }
    }

    /** Finishes the scan at the end of the document. */
    void finish() throws IOException {
        if (!isNamed() || !hasTimestamp()) {
            throw new SlowPathException();
        }
        fields.keep(places[SchemaField.VERSION.number], scan.version);
        fields.keep(places[SchemaField.OBJECT_VERSION.number], scan.objectVersion);
    }

    private boolean hasTimestamp() {
        OffsetDateTime timestamp = scan.timestamp;
        return timestamp == null
                ? scan.has(SchemaField.TIMESTAMP)
                : timestamp.getYear() >= 1 && timestamp.getYear() <= MAX_YEAR;
    }

    private void event() throws IOException {
        once(SchemaField.EVENT);
        if (!cursor.isObject()) {
            throw new SlowPathException();
        }
        int start = cursor.start();
        cursor.open();
        for (FieldName name = cursor.next(); name != null; name = cursor.next()) {
            eventField(name);
            if (rejected && isNamed()) {
                scan.unwanted(cursor.end());
                return;
            }
        }
        rejectWhatIsAbsent();
        scan.passed(SchemaField.EVENT, start, cursor.end());
    }

    private void eventField(FieldName name) throws IOException {
        SchemaField field = name.ofEvent;
        if (field == null) {
            scan.hasUnlisted = true;
            Projection event = places[SchemaField.EVENT.number];
            fields.field(event == null ? null : event.field(name.text));
        } else {
            pass(field, listed(field));
        }
    }

    /** Records that no subscriber can want the event if no subscriber accepts the value of the field. */
    private void pass(SchemaField field, @Nullable Object value) {
        rejected |= gate != null && !gate.accepts(field, value);
    }

    private boolean isNamed() {
        return scan.name != null && !scan.name.isEmpty();
    }

    /** Checks the fields that the event need not have and does not have. Its version has a default. */
    private void rejectWhatIsAbsent() {
        List<SchemaField> listed = SchemaField.OF_EVENT;
        for (int i = 0; i < listed.size(); i++) {
            SchemaField field = listed.get(i);
            if (!field.isRequired && (met & bit(field)) == 0) {
                pass(field, field == SchemaField.VERSION ? scan.version : null);
            }
        }
        if (rejected && isNamed()) {
            scan.unwanted(cursor.end());
        }
    }

    private void object() throws IOException {
        once(SchemaField.OBJECT);
        if (!fields.isSection()) {
            return;
        }
        cursor.open();
        for (FieldName name = cursor.next(); name != null; name = cursor.next()) {
            if (name.ofObject == null) {
                cursor.skip();
            } else {
                listed(name.ofObject);
            }
        }
    }

    /** Scans a listed field, and returns its value if it was needed. */
    private @Nullable Object listed(SchemaField field) throws IOException {
        once(field);
        return switch (field.kind) {
            case TEXT -> field == SchemaField.NAME ? name() : text(field);
            case DATE_TIME -> timestamp(field);
            case VERSION -> version(field);
            case SECTION -> section(field);
        };
    }

    private @Nullable String name() throws IOException {
        Object value = cursor.usualValue();
        fields.keep(places[SchemaField.NAME.number], value);
        scan.name = value instanceof String name ? name : null;
        return scan.name;
    }

    private @Nullable OffsetDateTime timestamp(SchemaField field) throws IOException {
        int start = cursor.start();
        Projection place = places[field.number];
        if (place == null && cursor.skipTimestamp()) {
            scan.passed(field, start, cursor.end());
        } else {
            scan.timestamp = Section.dateTime(cursor.value());
            fields.keep(place, scan.timestamp);
        }
        return scan.timestamp;
    }

    private Integer version(SchemaField field) throws IOException {
        Integer version = Section.version(cursor.value());
        if (version == null) {
            throw new SlowPathException();
        }
        scan.setVersion(field, version);
        return version;
    }

    /**
     * Stores the projected fields of an object that may be null, and records its offsets.
     *
     * @return the object if it is needed as a whole, else null
     */
    private @Nullable Map<String, @Nullable Object> section(SchemaField field) throws IOException {
        if (!fields.isSection()) {
            return null;
        }
        int start = cursor.start();
        Map<String, @Nullable Object> whole = fields.section(places[field.number]);
        scan.passed(field, start, cursor.end());
        scan.setWhole(field, whole);
        return whole;
    }

    /** Stores a string, and returns it, if the projection needs it; else only records its offsets. */
    private @Nullable Object text(SchemaField field) throws IOException {
        if (cursor.isNull()) {
            cursor.skip();
            return null;
        } else if (!cursor.isString()) {
            throw new SlowPathException();
        }
        int start = cursor.start();
        Projection place = places[field.number];
        Object value = null;
        if (place == null) {
            cursor.skip();
        } else {
            value = cursor.value();
            fields.keep(place, value);
        }
        scan.passed(field, start, cursor.end());
        return value;
    }

    private void once(SchemaField field) throws IOException {
        if ((met & bit(field)) != 0) {
            throw new SlowPathException();
        }
        met |= bit(field);
    }

    private static int bit(SchemaField field) {
        return 1 << field.number;
    }
}
