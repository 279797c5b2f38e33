package io.sqsmega.codec;

import io.sqsmega.select.Selected;
import io.sqsmega.select.Selection;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body from first to last and keeps only what somebody looks at, so that a body that nobody wants is never
 * decoded. For whatever is not ordinary it gives up, and the caller decodes.
 *
 * <p>A body for which there is a {@link Scan} is one that {@link Body#read(String)} and
 * {@link PayloadCodec#decode(Body)} take, of the same kind, with the same values in the same places, and an equal
 * payload. Ordinary is a JSON object or a Base64 BSON document that names nothing twice that matters, and, if it claims
 * to be a MEGA event, keeps the schema and claims it before its sections.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class BodyScanner {
    final EventPlaces places;
    final Selection data;

    /**
     * @param events what is looked at in MEGA documents, as whole documents
     * @param data what is looked at in other documents
     */
    public BodyScanner(Selection events, Selection data) {
        this.places = new EventPlaces(events);
        this.data = data;
    }

    /**
     * Scans a body.
     *
     * @param declared the encoding that its message names, or null
     * @param events takes what is selected of a MEGA event; must be empty
     * @param data takes what is selected of data; must be empty
     * @return null if the body is not ordinary: then the selected are to be cleared
     */
    public @Nullable Scan scan(String body, @Nullable Encoding declared, Selected events, Selected data) {
        return scan(body, declared, null, events, data);
    }

    /**
     * Scans a body, as {@link #scan(String, Encoding, Selected, Selected)} does, unless it is a document with a certain
     * field.
     *
     * @param without a name that data with a meaning of its own has on its first level: such a body is not ordinary
     */
    public @Nullable Scan scan(
            String body, @Nullable Encoding declared, @Nullable String without, Selected events, Selected data) {
        try {
            if (body.length() > JsonParsers.MAX_STRING_LENGTH) {
                return null;
            } else if (beginsWithBrace(body)) {
                return isOrMayBe(Encoding.JSON, declared)
                        ? json(characters(body), without, events, data, new Scan(null, null))
                        : null;
            }
            return isOrMayBe(Encoding.BSON, declared) ? bson(body, without, events, data) : null;
        } catch (IOException notOrdinary) {
            return null;
        }
    }

    /**
     * Scans the text that stands in a field of a JSON object, as a body whose encoding nobody named, and keeps what is
     * selected of the object itself.
     *
     * @param body the JSON object
     * @param field the name of the field, on the first level
     * @param outside what is looked at in the object; nothing below the field
     * @param around takes what is selected of the object; must be empty
     * @return null if the body or the text is not ordinary, or there is no such text
     */
    public @Nullable Scan scanInside(
            String body, String field, Selection outside, Selected around, Selected events, Selected data) {
        if (body.length() > JsonParsers.MAX_STRING_LENGTH || !beginsWithBrace(body)) {
            return null;
        }
        try {
            TextCursor cursor = new TextCursor(characters(body), 0, body.length());
            Scan inside = inside(cursor, field, outside, new FieldScan(cursor, around), events, data);
            cursor.finish();
            return inside;
        } catch (IOException notOrdinary) {
            return null;
        }
    }

    private @Nullable Scan inside(
            TextCursor cursor, String field, Selection outside, FieldScan fields, Selected events, Selected data)
            throws IOException {
        Scan inside = null;
        cursor.open();
        for (String name = cursor.next(); name != null; name = cursor.next()) {
            if (!name.equals(field)) {
                fields.field(outside.field(name));
            } else if (inside == null && cursor.isString()) {
                inside = text(cursor.characters(), events, data);
            } else {
                throw new NotOrdinaryException();
            }
        }
        return inside;
    }

    private Scan text(char[] text, Selected events, Selected data) throws IOException {
        int length = text.length - 1;
        if (text[new JsonLayout(text).endOfBlanks(0)] == '{') {
            return json(text, null, events, data, new Scan(null, text));
        }
        return bson(new String(text, 0, length), null, events, data);
    }

    /** With a zero at the end. */
    private static char[] characters(String text) {
        char[] characters = new char[text.length() + 1];
        text.getChars(0, text.length(), characters, 0);
        return characters;
    }

    /** @param text with a zero at the end */
    private Scan json(char[] text, @Nullable String without, Selected events, Selected data, Scan scan)
            throws IOException {
        TextCursor cursor = new TextCursor(text, 0, text.length - 1);
        new DocumentScan(cursor, this, events, data, scan).run(without);
        cursor.finish();
        return scan;
    }

    private Scan bson(String body, @Nullable String without, Selected events, Selected data) throws IOException {
        byte[] bytes = BsonBase64.decode(body);
        if (bytes == null) {
            throw new NotOrdinaryException();
        }
        Scan scan = new Scan(new Source.Bson(bytes), null);
        return new DocumentScan(new BsonCursor(bytes), this, events, data, scan).run(without);
    }

    private static boolean isOrMayBe(Encoding encoding, @Nullable Encoding declared) {
        return declared == null || declared == encoding;
    }

    private static boolean beginsWithBrace(String text) {
        int start = 0;
        while (start < text.length() && JsonLayout.isBlank(text.charAt(start))) {
            start++;
        }
        return start < text.length() && text.charAt(start) == '{';
    }
}
