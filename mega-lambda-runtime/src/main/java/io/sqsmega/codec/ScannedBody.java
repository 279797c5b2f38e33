package io.sqsmega.codec;

import io.sqsmega.Internal;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.ObjectData;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.SchemaField;
import io.sqsmega.payload.Values;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of {@link BodyScanner} for a body, without decoding it: its kind, its event's name, and the offsets of its
 * parts, so that the payload can be decoded on demand.
 *
 * <p>Not thread-safe; its payloads are. Prints its kind and its event's name.
 *
 * @hidden
 */
@Internal
public final class ScannedBody {
    private final Source document;
    /** The offsets of the listed fields, and of the event, that are decoded with the payload; null for none. */
    private int @Nullable [] places;
    /** Whether an attribute is beside the listed fields of the event. */
    boolean hasUnlisted;

    @Nullable
    String name;

    private int unwantedAt = -1;

    /** Null if it has a form that can be parsed later. */
    @Nullable
    OffsetDateTime timestamp;

    /** Null unless the projection needs it as a whole. */
    @Nullable
    Map<String, @Nullable Object> current;

    /** Null unless the projection needs it as a whole. */
    @Nullable
    Map<String, @Nullable Object> previous;

    /** Whether data names the MEGA protocol. */
    boolean namesMega;

    int version = Event.DEFAULT_VERSION;

    int objectVersion = Event.DEFAULT_VERSION;

    ScannedBody(Source document) {
        this.document = document;
    }

    /**
     * Records that no subscriber can want the event. The rest of the body is not read.
     *
     * @param end the offset after what was read
     */
    void unwanted(int end) {
        unwantedAt = end;
    }

    /** Returns whether the first bytes of the body showed that no subscriber can want the event. */
    boolean isUnwantedWithin(int first) {
        return isUnwanted() && unwantedAt <= first;
    }

    /** Returns whether no subscriber can want the event; then it has no {@link #payload}. */
    public boolean isUnwanted() {
        return unwantedAt >= 0;
    }

    /** Records the offsets of a field. */
    void passed(SchemaField field, int start, int end) {
        int[] known = places == null ? new int[2 * SchemaField.COUNT] : places;
        known[2 * field.number] = start;
        known[2 * field.number + 1] = end;
        places = known;
    }

    boolean has(SchemaField field) {
        return end(field) > 0;
    }

    private int start(SchemaField field) {
        return places == null ? 0 : places[2 * field.number];
    }

    private int end(SchemaField field) {
        return places == null ? 0 : places[2 * field.number + 1];
    }

    void setVersion(SchemaField field, int found) {
        if (field == SchemaField.VERSION) {
            version = found;
        } else {
            objectVersion = found;
        }
    }

    /** @param whole the value of the field, if the projection needs it as a whole */
    void setWhole(SchemaField field, @Nullable Map<String, @Nullable Object> whole) {
        if (field == SchemaField.OBJECT_CURRENT) {
            current = whole;
        } else if (field == SchemaField.OBJECT_PREVIOUS) {
            previous = whole;
        }
    }

    /** Returns the event's name, or null if the body is data. */
    public @Nullable String eventName() {
        return name;
    }

    /** Returns whether the body is a MEGA event. Otherwise, it is data. */
    public boolean isEvent() {
        return name != null;
    }

    /** Returns what data nearly is; null if it does not look like anything else, or the body is a MEGA event. */
    public @Nullable NearMiss nearMiss() {
        return namesMega ? NearMiss.OTHER_VERSION : null;
    }

    /** Returns the encoding of the body: JSON or BSON. */
    public Encoding encoding() {
        return document instanceof Source.Json ? Encoding.JSON : Encoding.BSON;
    }

    /**
     * Returns the payload of the body, equal to the result of {@link PayloadCodec#decode(Body)}. Attributes,
     * {@code object.current}, {@code object.previous}, {@code extra}, and data are decoded at the first access to one
     * of their fields. Until then, each keeps the body reachable.
     */
    public Payload payload() {
        if (name == null) {
            return new DataPayload(Values.lazily(new Slice(document, 0, false), "data"));
        }
        return MegaPayload.builder(event(name))
                .object(object())
                .extra(section(SchemaField.EXTRA))
                .build();
    }

    private Event event(String name) {
        return new Event(
                name,
                timestamp == null
                        ? document.timestamp(start(SchemaField.TIMESTAMP), end(SchemaField.TIMESTAMP))
                        : timestamp,
                version,
                text(SchemaField.DOMAIN),
                text(SchemaField.SUBJECT),
                text(SchemaField.PUBLISHER),
                hasUnlisted
                        ? lazily(SchemaField.EVENT, true, SchemaField.ATTRIBUTES.path)
                        : section(SchemaField.ATTRIBUTES));
    }

    private ObjectData object() {
        return new ObjectData(
                text(SchemaField.OBJECT_TYPE),
                text(SchemaField.OBJECT_ID),
                objectVersion,
                current == null ? section(SchemaField.OBJECT_CURRENT) : current,
                previous == null ? section(SchemaField.OBJECT_PREVIOUS) : previous);
    }

    private @Nullable String text(SchemaField field) {
        return has(field) ? document.text(start(field), end(field)) : null;
    }

    private Map<String, @Nullable Object> section(SchemaField field) {
        return has(field) ? lazily(field, false, field.path) : Map.of();
    }

    private Map<String, @Nullable Object> lazily(SchemaField field, boolean attributes, String path) {
        return Values.lazily(new Slice(document, start(field), attributes), path);
    }

    @Override
    public String toString() {
        return name == null ? "Scan[data]" : "Scan[" + name + "]";
    }
}
