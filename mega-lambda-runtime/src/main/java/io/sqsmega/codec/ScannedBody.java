package io.sqsmega.codec;

import io.sqsmega.Internal;
import io.sqsmega.codec.document.EncodedText;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.ObjectData;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.Values;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@link BodyScanner} has found out about a body, without decoding it: its kind, its event's name, and where the
 * rest of it stands, so that the payload can be made if somebody wants it.
 *
 * <p>Not thread-safe; the payloads it makes are. Prints its kind and its event's name.
 *
 * @since 0.1
 * @hidden
 */
@Internal
public final class ScannedBody {
    // The parts of an event that are made when somebody wants the payload.
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

    /** Only JSON is turned away. */
    private static final Source NOTHING = new Source.Json(new EncodedText(new byte[0], 0, StandardCharsets.UTF_8));

    private final Source document;
    private final int[] places = new int[2 * PARTS];
    /** Whether an attribute stands beside the listed fields of the event, as if it were one of them. */
    boolean hasUnlisted;

    @Nullable
    String name;

    private boolean unwanted;

    /** Null if it is written so that it can be read later. */
    @Nullable
    OffsetDateTime timestamp;

    /** Null unless somebody looked at the whole of it. */
    @Nullable
    Map<String, @Nullable Object> current;

    /** Null unless somebody looked at the whole of it. */
    @Nullable
    Map<String, @Nullable Object> previous;

    /** Of data. */
    boolean namesMega;

    int version = Event.DEFAULT_VERSION;

    int objectVersion = Event.DEFAULT_VERSION;

    ScannedBody(Source document) {
        this.document = document;
    }

    /** A MEGA event that no subscriber can want, of which nothing but its name was read. */
    public static ScannedBody unwanted(String name) {
        ScannedBody body = new ScannedBody(NOTHING);
        body.name = Objects.requireNonNull(name, "name must not be null");
        body.unwanted = true;
        return body;
    }

    /** Whether no subscriber can want the event: then it has no {@link #payload}. */
    public boolean isUnwanted() {
        return unwanted;
    }

    /** A part stands from start to end. */
    void passed(int part, int start, int end) {
        places[2 * part] = start;
        places[2 * part + 1] = end;
    }

    boolean has(int part) {
        return places[2 * part + 1] > 0;
    }

    /** The event's name, or null if the body is no MEGA event but data. */
    public @Nullable String eventName() {
        return name;
    }

    /** Whether the body is a MEGA event. Otherwise, it is data. */
    public boolean isEvent() {
        return name != null;
    }

    /** What data nearly was, or null: it looks like nothing else, or is a MEGA event. */
    public @Nullable NearMiss nearMiss() {
        return namesMega ? NearMiss.OTHER_VERSION : null;
    }

    /** How the body is written: JSON or BSON. */
    public Encoding encoding() {
        return document instanceof Source.Json ? Encoding.JSON : Encoding.BSON;
    }

    /**
     * The payload of the body: equal to the one that {@link PayloadCodec#decode(Body)} makes of it. Its attributes,
     * {@code object.current}, {@code object.previous} and {@code extra}, and the whole of data, are decoded when
     * somebody first asks for one of their fields. Until then, each keeps the body alive.
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
