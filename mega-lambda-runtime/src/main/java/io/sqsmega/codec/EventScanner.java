package io.sqsmega.codec;

import io.sqsmega.codec.document.FieldCursor;
import io.sqsmega.codec.document.FieldName;
import io.sqsmega.codec.document.SlowPathException;
import io.sqsmega.projection.Projection;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scans the sections of a MEGA document with a cursor, by the schema. A document that {@link MegaSchema} would refuse,
 * or with a field that occurs twice, takes the slow path. Not thread-safe; scans one document.
 */
final class EventScanner {
    private static final int MAX_YEAR = 9999;
    private static final int EVENT = 1;
    private static final int OBJECT = 1 << 1;
    private static final int EXTRA = 1 << 2;
    private static final int NAME = 1 << 3;
    private static final int TIMESTAMP = 1 << 4;
    private static final int VERSION = 1 << 5;
    private static final int DOMAIN = 1 << 6;
    private static final int SUBJECT = 1 << 7;
    private static final int PUBLISHER = 1 << 8;
    private static final int ATTRIBUTES = 1 << 9;
    private static final int TYPE = 1 << 10;
    private static final int ID = 1 << 11;
    private static final int OBJECT_VERSION = 1 << 12;
    private static final int CURRENT = 1 << 13;
    private static final int PREVIOUS = 1 << 14;

    private final FieldCursor cursor;
    private final FieldScanner fields;
    private final EventPlaces places;
    private final ScannedBody scan;
    private final @Nullable Gate gate;
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
    void section(FieldName section) throws IOException {
        switch (section.number) {
            case FieldName.EVENT -> event();
            case FieldName.OBJECT -> object();
            case FieldName.EXTRA -> {
                once(EXTRA);
                section(places.extra, ScannedBody.EXTRA);
            }
            default -> cursor.skip();
        }
    }

    /** Finishes the scan at the end of the document. */
    void finish() throws IOException {
        if (scan.name == null || scan.name.isEmpty() || !hasTimestamp()) {
            throw new SlowPathException();
        }
        fields.keep(places.version, scan.version);
        fields.keep(places.objectVersion, scan.objectVersion);
    }

    private boolean hasTimestamp() {
        OffsetDateTime timestamp = scan.timestamp;
        return timestamp == null
                ? scan.has(ScannedBody.TIMESTAMP)
                : timestamp.getYear() >= 1 && timestamp.getYear() <= MAX_YEAR;
    }

    private void event() throws IOException {
        once(EVENT);
        if (!cursor.isObject()) {
            throw new SlowPathException();
        }
        int start = cursor.start();
        cursor.open();
        for (FieldName name = cursor.next(); name != null; name = cursor.next()) {
            eventField(name);
            if (rejected && isNamed()) {
                scan.unwanted();
                return;
            }
        }
        rejectWhatIsAbsent();
        scan.passed(ScannedBody.EVENT, start, cursor.end());
    }

    private void eventField(FieldName name) throws IOException {
        switch (name.number) {
            case FieldName.NAME -> {
                scan.name = name();
                pass(FieldName.NAME, scan.name);
            }
            case FieldName.TIMESTAMP -> timestamp();
            case FieldName.VERSION -> {
                scan.version = version(VERSION);
                pass(FieldName.VERSION, scan.version);
            }
            case FieldName.DOMAIN -> pass(name.number, text(DOMAIN, places.domain, ScannedBody.DOMAIN));
            case FieldName.SUBJECT -> pass(name.number, text(SUBJECT, places.subject, ScannedBody.SUBJECT));
            case FieldName.PUBLISHER -> pass(name.number, text(PUBLISHER, places.publisher, ScannedBody.PUBLISHER));
            case FieldName.ATTRIBUTES -> attributes();
            default -> {
                scan.hasUnlisted = true;
                fields.field(places.event == null ? null : places.event.field(name.text));
            }
        }
    }

    /** Records that no subscriber can want the event if no subscriber accepts the value of the field. */
    private void pass(int field, @Nullable Object value) {
        rejected |= gate != null && !gate.accepts(field, value);
    }

    private boolean isNamed() {
        return scan.name != null && !scan.name.isEmpty();
    }

    /** Checks the fields that the event does not have. Its version has a default. */
    private void rejectWhatIsAbsent() {
        rejectIfAbsent(VERSION, FieldName.VERSION, scan.version);
        rejectIfAbsent(DOMAIN, FieldName.DOMAIN, null);
        rejectIfAbsent(SUBJECT, FieldName.SUBJECT, null);
        rejectIfAbsent(PUBLISHER, FieldName.PUBLISHER, null);
        if (rejected && isNamed()) {
            scan.unwanted();
        }
    }

    private void rejectIfAbsent(int field, int number, @Nullable Object otherwise) {
        if ((met & field) == 0) {
            pass(number, otherwise);
        }
    }

    private void timestamp() throws IOException {
        once(TIMESTAMP);
        int start = cursor.start();
        if (places.timestamp == null && cursor.skipTimestamp()) {
            scan.passed(ScannedBody.TIMESTAMP, start, cursor.end());
        } else {
            scan.timestamp = Section.dateTime(cursor.value());
            fields.keep(places.timestamp, scan.timestamp);
        }
    }

    private void attributes() throws IOException {
        once(ATTRIBUTES);
        if (fields.isSection()) {
            int start = cursor.start();
            fields.below(places.attributes);
            scan.passed(ScannedBody.ATTRIBUTES, start, cursor.end());
        }
    }

    private void object() throws IOException {
        once(OBJECT);
        if (!fields.isSection()) {
            return;
        }
        cursor.open();
        for (FieldName name = cursor.next(); name != null; name = cursor.next()) {
            objectField(name);
        }
    }

    private void objectField(FieldName name) throws IOException {
        switch (name.number) {
            case FieldName.TYPE -> text(TYPE, places.objectType, ScannedBody.TYPE);
            case FieldName.ID -> text(ID, places.objectId, ScannedBody.ID);
            case FieldName.VERSION -> scan.objectVersion = version(OBJECT_VERSION);
            case FieldName.CURRENT -> {
                once(CURRENT);
                scan.current = section(places.current, ScannedBody.CURRENT);
            }
            case FieldName.PREVIOUS -> {
                once(PREVIOUS);
                scan.previous = section(places.previous, ScannedBody.PREVIOUS);
            }
            default -> cursor.skip();
        }
    }

    private @Nullable String name() throws IOException {
        once(NAME);
        Object value = cursor.isString() ? cursor.internedString() : cursor.value();
        fields.keep(places.name, value);
        return value instanceof String name ? name : null;
    }

    /**
     * Stores the projected fields of an object that may be null, and records its offsets.
     *
     * @return the object if it is needed as a whole, else null
     */
    private @Nullable Map<String, @Nullable Object> section(@Nullable Projection place, int part) throws IOException {
        if (!fields.isSection()) {
            return null;
        }
        int start = cursor.start();
        Map<String, @Nullable Object> whole = fields.section(place);
        scan.passed(part, start, cursor.end());
        return whole;
    }

    /** Stores a string, and returns it, if the projection needs it; else only records its offsets. */
    private @Nullable Object text(int field, @Nullable Projection place, int text) throws IOException {
        once(field);
        if (cursor.isNull()) {
            cursor.skip();
            return null;
        } else if (!cursor.isString()) {
            throw new SlowPathException();
        }
        int start = cursor.start();
        Object value = null;
        if (place == null) {
            cursor.skip();
        } else {
            value = cursor.value();
            fields.keep(place, value);
        }
        scan.passed(text, start, cursor.end());
        return value;
    }

    private int version(int field) throws IOException {
        once(field);
        Integer version = Section.version(cursor.value());
        if (version == null) {
            throw new SlowPathException();
        }
        return version;
    }

    private void once(int field) throws IOException {
        if ((met & field) != 0) {
            throw new SlowPathException();
        }
        met |= field;
    }
}
