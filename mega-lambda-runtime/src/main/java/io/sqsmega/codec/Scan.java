package io.sqsmega.codec;

import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.ObjectData;
import io.sqsmega.payload.Payload;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@link BodyScanner} has found out about a body, without decoding it: its kind, its event's name, and where its
 * sections stand, so that the payload can be made if somebody wants it.
 *
 * <p>Not thread-safe; the payloads it makes are. Prints its kind and its event's name.
 *
 * @since 0.1
 */
public final class Scan {
    static final int DOMAIN = 0;
    static final int SUBJECT = 1;
    static final int PUBLISHER = 2;
    static final int TYPE = 3;
    static final int ID = 4;
    private static final int TEXTS = 5;

    private final Source document;
    private final int[] texts = new int[2 * TEXTS];
    final Part event = new Part();
    final Part current = new Part();
    final Part previous = new Part();
    final Part extra = new Part();
    boolean hasAttributes;

    @Nullable
    String name;

    @Nullable
    OffsetDateTime timestamp;

    int version = Event.DEFAULT_VERSION;

    int objectVersion = Event.DEFAULT_VERSION;

    Scan(Source document) {
        this.document = document;
    }

    /** A string of the schema stands from start to end. */
    void textPassed(int text, int start, int end) {
        texts[2 * text] = start;
        texts[2 * text + 1] = end;
    }

    private @Nullable String text(int text) {
        int end = texts[2 * text + 1];
        return end == 0 ? null : document.text(texts[2 * text], end);
    }

    /** The event's name, or null if the body is no MEGA event but data. */
    public @Nullable String eventName() {
        return name;
    }

    /** Whether the body is a MEGA event. Otherwise, it is data. */
    public boolean isEvent() {
        return name != null;
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
        if (name == null || timestamp == null) {
            return new DataPayload(Part.whole(document));
        }
        return MegaPayload.builder(event(name, timestamp))
                .object(object())
                .extra(extra.in(document, "extra"))
                .build();
    }

    private Event event(String name, OffsetDateTime timestamp) {
        return new Event(
                name,
                timestamp,
                version,
                text(DOMAIN),
                text(SUBJECT),
                text(PUBLISHER),
                hasAttributes ? event.attributesIn(document) : Map.of());
    }

    private ObjectData object() {
        return new ObjectData(
                text(TYPE),
                text(ID),
                objectVersion,
                current.in(document, "object.current"),
                previous.in(document, "object.previous"));
    }

    @Override
    public String toString() {
        return name == null ? "Scan[data]" : "Scan[" + name + "]";
    }
}
