package io.sqsmega.codec;

import io.sqsmega.Internal;
import io.sqsmega.codec.document.EncodedText;
import io.sqsmega.codec.document.FieldName;
import io.sqsmega.codec.document.SlowPathException;
import io.sqsmega.codec.json.JsonCursor;
import io.sqsmega.payload.Event;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the beginning of one body for a {@link Gate}. The body must begin with protocol and version, in any order: one
 * that does not may be data. Not thread-safe; reads one body.
 *
 * @since 0.1
 * @hidden
 */
@Internal
public final class GateReader {
    private static final int NAME = 1 << FieldName.NAME;

    private final Gate gate;
    private final @Nullable EncodedText whole;
    private @Nullable String unwanted;

    // Of the event that is read.
    private @Nullable String name;
    private boolean rejected;
    private int met;

    /** @param whole the whole body, if it is read at once */
    GateReader(Gate gate, @Nullable EncodedText whole) {
        this.gate = gate;
        this.whole = whole;
    }

    /** Returns the name of an event that no subscriber can want; null if the gate is open. */
    public @Nullable String unwantedEvent() {
        return unwanted;
    }

    /** Returns the whole body if it was short enough to be read at once, so that it need not be encoded again. */
    public @Nullable EncodedText whole() {
        return whole;
    }

    /** @throws IOException if the part ends before the gate is open or closed, or is malformed */
    void read(EncodedText part) throws IOException {
        JsonCursor cursor = new JsonCursor(part, 0);
        if (cursor.isObject() && isMega(cursor, part) && isClosed(cursor, part)) {
            unwanted = name;
        }
    }

    private static boolean isMega(JsonCursor cursor, EncodedText part) throws IOException {
        cursor.open();
        FieldName first = cursor.next();
        if (first == null || !isClaim(first)) {
            return false;
        }
        Object claim = value(cursor, part);
        FieldName second = cursor.next();
        if (second == null || !isClaim(second) || second.number == first.number) {
            return false;
        }
        Object other = value(cursor, part);
        return first.number == FieldName.PROTOCOL
                ? MegaSchema.isClaimedBy(claim, other)
                : MegaSchema.isClaimedBy(other, claim);
    }

    private static boolean isClaim(FieldName field) {
        return field.number == FieldName.PROTOCOL || field.number == FieldName.VERSION;
    }

    private boolean isClosed(JsonCursor cursor, EncodedText part) throws IOException {
        for (FieldName field = cursor.next(); field != null; field = cursor.next()) {
            if (field.number == FieldName.EVENT) {
                return cursor.isObject() && isUnwanted(cursor, part);
            } else if (isClaim(field)) {
                return false;
            }
            cursor.skip();
        }
        return false;
    }

    /** Reads the event until it has a name and one of its fields is rejected, or until all fields are accepted. */
    private boolean isUnwanted(JsonCursor cursor, EncodedText part) throws IOException {
        cursor.open();
        for (FieldName field = cursor.next(); field != null; field = cursor.next()) {
            if (field.number != FieldName.NAME && !gate.looksFor(field)) {
                cursor.skip();
            } else if (!isValid(field, cursor, part)) {
                return false;
            } else if (rejected ? name != null : (met & gate.fields) == gate.fields) {
                return rejected;
            }
        }
        return name != null && (rejected || lacksAField());
    }

    /**
     * Reads the value of a field that the gate needs. A value that violates the schema, or a second value, opens the
     * gate.
     */
    private boolean isValid(FieldName field, JsonCursor cursor, EncodedText part) throws IOException {
        int bit = 1 << field.number;
        if ((met & bit) != 0) {
            return false;
        }
        met |= bit;
        Object value = value(cursor, part);
        if (field.number == FieldName.VERSION) {
            value = Section.version(value);
        } else if (bit == NAME) {
            name = value instanceof String text && !text.isEmpty() ? text : null;
            value = name;
        } else if (value == null) {
            rejected = true;
            return true;
        }
        if (value == null || !(value instanceof String || field.number == FieldName.VERSION)) {
            return false;
        }
        rejected |= !gate.accepts(field.number, value);
        return true;
    }

    /** Returns whether a field with known accepted values is absent; a version has a default. */
    private boolean lacksAField() {
        int absent = gate.fields & ~met;
        boolean version = (absent & 1 << FieldName.VERSION) != 0;
        return (absent & ~(1 << FieldName.VERSION)) != 0
                || (version && !gate.accepts(FieldName.VERSION, Event.DEFAULT_VERSION));
    }

    /** @throws SlowPathException if the part ends with the value, which may be cut off */
    private static @Nullable Object value(JsonCursor cursor, EncodedText part) throws IOException {
        Object value = cursor.isString() ? cursor.internedString() : cursor.value();
        if (cursor.end() >= part.length) {
            throw new SlowPathException();
        }
        return value;
    }
}
