package io.sqsmega.codec;

import io.sqsmega.select.Selection;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the sections of a MEGA document with a cursor, by the schema: what {@link MegaSchema} would refuse, or
 * what is named twice, is not ordinary. Not thread-safe; scans one document.
 */
final class EventScan {
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
    private final FieldScan fields;
    private final EventPlaces places;
    private final Scan scan;
    private int met;

    EventScan(FieldCursor cursor, FieldScan fields, EventPlaces places, Scan scan) {
        this.cursor = cursor;
        this.fields = fields;
        this.places = places;
        this.scan = scan;
    }

    /** A field of the document, but for its protocol and version. */
    void section(Name section) throws IOException {
        switch (section.number) {
            case Name.EVENT -> event();
            case Name.OBJECT -> object();
            case Name.EXTRA -> {
                once(EXTRA);
                section(places.extra, Scan.EXTRA);
            }
            default -> cursor.skip();
        }
    }

    /** The document has ended. */
    void finish() throws IOException {
        if (scan.name == null || scan.name.isEmpty() || !hasTimestamp()) {
            throw new NotOrdinaryException();
        }
        fields.keep(places.version, scan.version);
        fields.keep(places.objectVersion, scan.objectVersion);
    }

    private boolean hasTimestamp() {
        OffsetDateTime timestamp = scan.timestamp;
        return timestamp == null
                ? scan.has(Scan.TIMESTAMP)
                : timestamp.getYear() >= 1 && timestamp.getYear() <= MAX_YEAR;
    }

    private void event() throws IOException {
        once(EVENT);
        if (!cursor.isObject()) {
            throw new NotOrdinaryException();
        }
        int start = cursor.start();
        cursor.open();
        for (Name name = cursor.next(); name != null; name = cursor.next()) {
            eventField(name);
        }
        scan.passed(Scan.EVENT, start, cursor.end());
    }

    private void eventField(Name name) throws IOException {
        switch (name.number) {
            case Name.NAME -> scan.name = name();
            case Name.TIMESTAMP -> timestamp();
            case Name.VERSION -> scan.version = version(VERSION);
            case Name.DOMAIN -> text(DOMAIN, places.domain, Scan.DOMAIN);
            case Name.SUBJECT -> text(SUBJECT, places.subject, Scan.SUBJECT);
            case Name.PUBLISHER -> text(PUBLISHER, places.publisher, Scan.PUBLISHER);
            case Name.ATTRIBUTES -> attributes();
            default -> {
                scan.hasUnlisted = true;
                fields.field(places.event == null ? null : places.event.field(name.text));
            }
        }
    }

    private void timestamp() throws IOException {
        once(TIMESTAMP);
        int start = cursor.start();
        if (places.timestamp == null && cursor.skipTimestamp()) {
            scan.passed(Scan.TIMESTAMP, start, cursor.end());
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
            scan.passed(Scan.ATTRIBUTES, start, cursor.end());
        }
    }

    private void object() throws IOException {
        once(OBJECT);
        if (!fields.isSection()) {
            return;
        }
        cursor.open();
        for (Name name = cursor.next(); name != null; name = cursor.next()) {
            objectField(name);
        }
    }

    private void objectField(Name name) throws IOException {
        switch (name.number) {
            case Name.TYPE -> text(TYPE, places.objectType, Scan.TYPE);
            case Name.ID -> text(ID, places.objectId, Scan.ID);
            case Name.VERSION -> scan.objectVersion = version(OBJECT_VERSION);
            case Name.CURRENT -> {
                once(CURRENT);
                scan.current = section(places.current, Scan.CURRENT);
            }
            case Name.PREVIOUS -> {
                once(PREVIOUS);
                scan.previous = section(places.previous, Scan.PREVIOUS);
            }
            default -> cursor.skip();
        }
    }

    private @Nullable String name() throws IOException {
        once(NAME);
        Object value = cursor.isString() ? cursor.word() : cursor.value();
        fields.keep(places.name, value);
        return value instanceof String name ? name : null;
    }

    /**
     * Keeps what is selected of an object that may be null, and notes where it stands.
     *
     * @return the object, if somebody looks at the whole of it, else null
     */
    private @Nullable Map<String, @Nullable Object> section(@Nullable Selection place, int part) throws IOException {
        if (!fields.isSection()) {
            return null;
        }
        int start = cursor.start();
        Map<String, @Nullable Object> whole = fields.section(place);
        scan.passed(part, start, cursor.end());
        return whole;
    }

    /** Makes a string only if somebody looks at it; else, notes where it stands. */
    private void text(int field, @Nullable Selection place, int text) throws IOException {
        once(field);
        if (cursor.isNull()) {
            cursor.skip();
            return;
        } else if (!cursor.isString()) {
            throw new NotOrdinaryException();
        }
        int start = cursor.start();
        if (place == null) {
            cursor.skip();
        } else {
            fields.keep(place, cursor.value());
        }
        scan.passed(text, start, cursor.end());
    }

    private int version(int field) throws IOException {
        once(field);
        Integer version = Section.version(cursor.value());
        if (version == null) {
            throw new NotOrdinaryException();
        }
        return version;
    }

    private void once(int field) throws IOException {
        if ((met & field) != 0) {
            throw new NotOrdinaryException();
        }
        met |= field;
    }
}
