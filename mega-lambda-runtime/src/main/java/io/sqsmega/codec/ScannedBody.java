package io.sqsmega.codec;

import io.sqsmega.Internal;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.ObjectData;
import io.sqsmega.payload.Payload;
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
 * @since 0.1
 * @hidden
 */
@Internal
public final class ScannedBody {
    // The parts of an event that are decoded with the payload.
    static final int TIMESTAMP = 0;
    static final int DOMAIN = 1;
    static final int SUBJECT = 2;
    static final int PUBLISHER = 3;
    static final int EVENT = 4;
    static final int TYPE = 5;
    static final int ID = 6;
    static final int CURRENT = 7;
    static final int PREVIOUS = 8;
    static final int EXTRA = 9;
    static final int ATTRIBUTES = 10;
    private static final int PARTS = 11;

    private final Source document;
    private final int[] places = new int[2 * PARTS];
    /** Whether an attribute is beside the listed fields of the event. */
    boolean hasUnlisted;

    @Nullable
    String name;

    private boolean unwanted;

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

    /** Records that no subscriber can want the event. The rest of the body is not read. */
    void unwanted() {
        unwanted = true;
    }

    /** Returns whether no subscriber can want the event; then it has no {@link #payload}. */
    public boolean isUnwanted() {
        return unwanted;
    }

    /** Records the offsets of a part. */
    void passed(int part, int start, int end) {
        places[2 * part] = start;
        places[2 * part + 1] = end;
    }

    boolean has(int part) {
        return places[2 * part + 1] > 0;
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
            return new DataPayload(Values.lazily(new Slice(document, 0, document.length(), false), "data"));
        }
        return MegaPayload.builder(event(name))
                .object(object())
                .extra(section(EXTRA, "extra"))
                .build();
    }

    private Event event(String name) {
        return new Event(name, timestamp(), version, text(DOMAIN), text(SUBJECT), text(PUBLISHER), attributes());
    }

    private OffsetDateTime timestamp() {
        return timestamp == null ? document.timestamp(places[2 * TIMESTAMP], places[2 * TIMESTAMP + 1]) : timestamp;
    }

    private ObjectData object() {
        return new ObjectData(
                text(TYPE),
                text(ID),
                objectVersion,
                current == null ? section(CURRENT, "object.current") : current,
                previous == null ? section(PREVIOUS, "object.previous") : previous);
    }

    private @Nullable String text(int part) {
        return has(part) ? document.text(places[2 * part], places[2 * part + 1]) : null;
    }

    private Map<String, @Nullable Object> attributes() {
        return hasUnlisted ? lazily(EVENT, true, "event.attributes") : section(ATTRIBUTES, "event.attributes");
    }

    private Map<String, @Nullable Object> section(int part, String path) {
        return has(part) ? lazily(part, false, path) : Map.of();
    }

    private Map<String, @Nullable Object> lazily(int part, boolean attributes, String path) {
        return Values.lazily(new Slice(document, places[2 * part], places[2 * part + 1], attributes), path);
    }

    @Override
    public String toString() {
        return name == null ? "Scan[data]" : "Scan[" + name + "]";
    }
}
