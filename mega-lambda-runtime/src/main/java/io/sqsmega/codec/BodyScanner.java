package io.sqsmega.codec;

import io.sqsmega.Internal;
import io.sqsmega.codec.bson.BsonBytes;
import io.sqsmega.codec.document.EncodedText;
import io.sqsmega.codec.document.FieldCursor;
import io.sqsmega.codec.document.FieldName;
import io.sqsmega.codec.document.SlowPathException;
import io.sqsmega.codec.json.JsonCursor;
import io.sqsmega.payload.SchemaField;
import io.sqsmega.projection.ProjectedValues;
import io.sqsmega.projection.Projection;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body from first to last and keeps only the selected fields, so that a body that no subscriber wants is never
 * decoded. This is the fast path, for common bodies. For any other body it gives up, and the caller decodes.
 *
 * <p>A body for which there is a {@link ScannedBody} is one that {@link Body#read(String)} and
 * {@link PayloadCodec#decode(Body)} take, of the same kind, with the same values in the same places, and an equal
 * payload. A common body is a JSON object or a Base64 BSON document that has no field twice which matters here. If it
 * claims to be a MEGA event, it follows the schema and claims it before its sections.
 *
 * <p>Thread-safe. Learns only what saves time.
 *
 * @hidden
 */
@Internal
public final class BodyScanner {
    /** The places of the listed fields in MEGA documents, by the number of the field; null if it is not selected. */
    final @Nullable Projection[] places = new @Nullable Projection[SchemaField.COUNT];

    /** Whether a section is needed as a whole, which is assembled from more than the value at its place. */
    final boolean wholeSections;

    final Projection data;
    final @Nullable Gate gate;
    private final FirstPart ofBodies = new FirstPart();
    private final FirstPart ofTextInside = new FirstPart();

    /**
     * @param events what is looked at in MEGA documents, as whole documents
     * @param data what is looked at in other documents
     * @param accepted the values that any subscriber accepts, by the key of a listed field of the event: an event with
     *     another value is turned away, and its rest not read; empty if every body is to be read to its end
     */
    public BodyScanner(Projection events, Projection data, Map<String, Set<Object>> accepted) {
        place(SchemaField.OF_DOCUMENT, events);
        place(SchemaField.OF_EVENT, places[SchemaField.EVENT.number]);
        place(SchemaField.OF_OBJECT, places[SchemaField.OBJECT.number]);
        this.wholeSections = isWhole(events)
                || isWhole(places[SchemaField.EVENT.number])
                || isWhole(places[SchemaField.ATTRIBUTES.number])
                || isWhole(places[SchemaField.OBJECT.number])
                || isWhole(places[SchemaField.EXTRA.number]);
        this.data = data;
        this.gate = Gate.of(accepted);
    }

    private void place(List<SchemaField> fields, @Nullable Projection section) {
        for (SchemaField field : fields) {
            places[field.number] = section == null ? null : section.field(field.key);
        }
    }

    private static boolean isWhole(@Nullable Projection section) {
        return section != null && section.slot() != Projection.NO_SLOT;
    }

    /**
     * Reads the first part of a JSON body, up to the event's name, so that the rest need not be encoded if no
     * subscriber can want the event. Reads the part of a short body only if that was enough for most of the last ones.
     *
     * @return null unless the event is {@linkplain ScannedBody#isUnwanted() unwanted}
     */
    public @Nullable ScannedBody scanPart(BodyText body) {
        return scanPart(body, ofBodies);
    }

    /** Returns whether most bodies are read to their ends, as far as the last ones show. */
    public boolean readsWholeBodies() {
        return !ofBodies.isLikelyEnough();
    }

    private @Nullable ScannedBody scanPart(BodyText body, FirstPart part) {
        if (gate == null || !gate.checksName() || !part.isWorthReading(body)) {
            return null;
        }
        ScannedBody unwanted = byName(part(body));
        part.wasEnough(unwanted != null);
        return unwanted;
    }

    /**
     * Reads an event in JSON up to its name, for a message that no subscriber wants.
     *
     * @return the unwanted event; null if the name is not read so
     */
    public @Nullable ScannedBody scanUnwanted(BodyText body) {
        Source part = part(body);
        try {
            if (part != null) {
                return unwanted(part, null);
            }
        } catch (IOException endedTooEarly) {
            // The whole text has the rest.
        }
        EncodedText object = body.object();
        return object == null ? null : unwantedOrNull(new Source.Json(object), null);
    }

    private @Nullable ScannedBody byName(@Nullable Source document) {
        return document == null || gate == null || !gate.checksName() ? null : unwantedOrNull(document, gate);
    }

    private static @Nullable ScannedBody unwantedOrNull(Source document, @Nullable Gate gate) {
        try {
            return unwanted(document, gate);
        } catch (IOException endedTooEarly) {
            return null;
        }
    }

    private static @Nullable ScannedBody unwanted(Source document, @Nullable Gate gate) throws IOException {
        FieldCursor cursor = document.cursor();
        String name = EventNameReader.read(cursor);
        if (name == null || name.isEmpty() || (gate != null && gate.accepts(SchemaField.NAME, name))) {
            return null;
        }
        ScannedBody unwanted = new ScannedBody(document);
        unwanted.name = name;
        unwanted.unwanted(cursor.end());
        return unwanted;
    }

    /**
     * Scans a body.
     *
     * @param declared the encoding that its message names, or null
     * @param events takes what is selected of a MEGA event; must be empty
     * @param data takes what is selected of data; must be empty
     * @return null if the body is not common: then the caller must clear the selected values
     */
    public @Nullable ScannedBody scan(
            BodyText body, @Nullable Encoding declared, ProjectedValues events, ProjectedValues data) {
        return scan(body, body.object(), declared, null, events, data, ofBodies);
    }

    /**
     * Scans a body whose message does not name its encoding, unless it is a document with a certain field.
     *
     * @param object the same as {@link BodyText#object()}
     * @param without the name of a field: a body with this field on its first level is left to the slow path
     * @return null as {@link #scan(BodyText, Encoding, ProjectedValues, ProjectedValues)} does
     */
    public @Nullable ScannedBody scanWithout(
            String without, BodyText body, @Nullable EncodedText object, ProjectedValues events, ProjectedValues data) {
        return scan(body, object, null, without, events, data, ofBodies);
    }

    /**
     * Scans the text in a field of a JSON object, as a body whose encoding is not named, and keeps what is selected of
     * the object itself.
     *
     * @param object the JSON object
     * @param field the name of the field, on the first level
     * @param outside what is looked at in the object; nothing below the field
     * @param around takes what is selected of the object; must be empty
     * @return null if the body or the text is not common, or there is no such text
     */
    public @Nullable ScannedBody scanInside(
            EncodedText object,
            String field,
            Projection outside,
            ProjectedValues around,
            ProjectedValues events,
            ProjectedValues data) {
        try {
            JsonCursor cursor = new JsonCursor(object, 0);
            ScannedBody inside = inside(cursor, field, outside, new FieldScanner(cursor, around), events, data);
            cursor.finish();
            return inside;
        } catch (IOException slowPath) {
            return null;
        }
    }

    private @Nullable ScannedBody inside(
            JsonCursor cursor,
            String field,
            Projection outside,
            FieldScanner fields,
            ProjectedValues events,
            ProjectedValues data)
            throws IOException {
        ScannedBody inside = null;
        cursor.open();
        for (FieldName name = cursor.next(); name != null; name = cursor.next()) {
            if (!name.text.equals(field)) {
                fields.field(outside.field(name.text));
            } else if (inside == null && cursor.isString()) {
                inside = text(cursor, events, data);
            } else {
                throw new SlowPathException();
            }
        }
        return inside;
    }

    private ScannedBody text(JsonCursor cursor, ProjectedValues events, ProjectedValues data) throws IOException {
        BodyText escaped = BodyText.escaped(cursor.json(), cursor.start(), cursor.json().length);
        ScannedBody inside = scanPart(escaped, ofTextInside);
        EncodedText whole = inside == null ? wholeText(cursor) : null;
        if (whole == null) {
            inside = inside == null ? byName(part(escaped)) : inside;
            cursor.skipString();
        } else {
            BodyText text = BodyText.of(whole);
            inside = scan(text, text.object(), null, null, events, data, ofTextInside);
        }
        if (inside == null) {
            throw new SlowPathException();
        }
        return inside;
    }

    /** Returns null for a text with a lone surrogate, or a malformed one. */
    private static @Nullable EncodedText wholeText(JsonCursor cursor) {
        try {
            return cursor.text();
        } catch (IOException slowPath) {
            return null;
        }
    }

    /**
     * Scans a body, and learns whether its part would have been enough. If it takes the slow path, decides by the name
     * as {@link #scanPart} does: an outcome must not depend on whether a part was read alone.
     */
    private @Nullable ScannedBody scan(
            BodyText body,
            @Nullable EncodedText object,
            @Nullable Encoding declared,
            @Nullable String without,
            ProjectedValues events,
            ProjectedValues data,
            FirstPart part) {
        Encoding encoding = object == null ? Encoding.BSON : Encoding.JSON;
        Source document = declared == null || declared == encoding ? document(body, object) : null;
        if (document == null) {
            return null;
        }
        try {
            ScannedBody scan = new ScannedBody(document);
            FieldCursor cursor = document.cursor();
            new DocumentScanner(cursor, this, events, data, scan).run(without);
            if (!scan.isUnwanted()) {
                cursor.finish();
            }
            if (gate != null && object != null && scan.name != null) {
                part.wasEnough(scan.isUnwantedWithin(BodyText.PART) && !gate.accepts(SchemaField.NAME, scan.name));
            }
            return scan;
        } catch (IOException slowPath) {
            return byName(document);
        }
    }

    private static @Nullable Source document(BodyText body, @Nullable EncodedText object) {
        if (object != null) {
            return new Source.Json(object);
        }
        BsonBytes bson = body.document();
        return bson == null ? null : new Source.Bson(bson);
    }

    private static @Nullable Source part(BodyText body) {
        EncodedText part = body.part();
        return part == null ? null : new Source.Json(part);
    }
}
