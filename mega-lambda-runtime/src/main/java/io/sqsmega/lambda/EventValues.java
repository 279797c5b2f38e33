package io.sqsmega.lambda;

import io.sqsmega.codec.document.EncodedText;
import io.sqsmega.codec.document.FieldName;
import io.sqsmega.codec.document.FieldNames;
import io.sqsmega.codec.document.Swar;
import io.sqsmega.codec.json.JsonCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of Lambda's event at a cursor, as data binding does: a number or a boolean is also text, and the
 * last occurrence of a name wins. Not thread-safe.
 */
final class EventValues {
    static final String SENT_TIMESTAMP = "SentTimestamp";

    /** In Lambda's order; a FIFO queue has more between them. */
    private static final FieldNames OF_SYSTEM =
            new FieldNames("ApproximateReceiveCount", SENT_TIMESTAMP, "SenderId", "ApproximateFirstReceiveTimestamp");

    private static final int SENT = 1;

    private final EncodedText event;
    private final JsonCursor cursor;
    private boolean skippedBeyondAscii;
    /** The offset of the attribute in the system attributes that were skipped last, or -1. */
    private int sentTimestamp = -1;

    EventValues(EncodedText event, JsonCursor cursor) {
        this.event = event;
        this.cursor = cursor;
    }

    /** Returns whether anything that was read or skipped may have had characters beyond ASCII. */
    boolean isBeyondAscii() {
        return skippedBeyondAscii || cursor.isBeyondAscii();
    }

    /** Skips attributes that {@link #systemAttributes} can read; returns their offset. */
    int skipSystemAttributes() throws IOException {
        int start = cursor.start();
        sentTimestamp = -1;
        if (openObject("attributes")) {
            int field = cursor.next(OF_SYSTEM, 0);
            for (; field != FieldNames.END; field = cursor.next(OF_SYSTEM, field + 1)) {
                int value = skipText("attributes[]");
                sentTimestamp = field == SENT ? value : sentTimestamp;
            }
        }
        return start;
    }

    int sentTimestamp() {
        return sentTimestamp;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    Map<String, String> systemAttributes() throws IOException {
        if (!openObject("attributes")) {
            return Map.of();
        }
        List<Map.Entry<String, String>> attributes = new ArrayList<>();
        for (FieldName name = cursor.next(); name != null; name = cursor.next()) {
            String value = isUsual(name.text) ? usualText("attributes[]") : text("attributes[]");
            if (value == null) {
                // Null removes an earlier value of the same name, because the last occurrence wins.
                String removed = name.text;
                attributes.removeIf(attribute -> attribute.getKey().equals(removed));
            } else {
                attributes.add(Map.entry(name.text, value));
            }
        }
        try {
            // Takes less time and memory than to copy a HashMap.
            return Map.ofEntries(attributes.toArray(new Map.Entry[0]));
        } catch (IllegalArgumentException namedTwice) {
            Map<String, String> last = new HashMap<>();
            attributes.forEach(attribute -> last.put(attribute.getKey(), attribute.getValue()));
            return Map.copyOf(last);
        }
    }

    @Nullable
    String systemAttribute(String wanted) throws IOException {
        String found = null;
        if (openObject("attributes")) {
            for (FieldName name = cursor.next(); name != null; name = cursor.next()) {
                if (name.text.equals(wanted)) {
                    found = text("attributes[]");
                } else {
                    skipText("attributes[]");
                }
            }
        }
        return found;
    }

    /** Returns whether many messages have the same value for the attribute. */
    private static boolean isUsual(String attribute) {
        return attribute.equals("ApproximateReceiveCount") || attribute.equals("SenderId");
    }

    @Nullable
    String text(String name) throws IOException {
        return cursor.isString() ? cursor.string() : otherText(name);
    }

    /** Returns text that is likely to occur again. */
    @Nullable
    String usualText(String name) throws IOException {
        return cursor.isString() ? cursor.internedString() : otherText(name);
    }

    private @Nullable String otherText(String name) throws IOException {
        if (isNull()) {
            return null;
        }
        int start = skipText(name);
        return event.text(start, cursor.end());
    }

    /** Skips what {@link #text} can read; returns its offset. */
    int skipText(String name) throws IOException {
        int start = cursor.start();
        if (cursor.isString()) {
            cursor.skipString();
        } else if (cursor.isObject() || cursor.initial() == '[') {
            throw wrong(name, "text");
        } else {
            cursor.skip();
        }
        return start;
    }

    /** Opens the object at the cursor; returns false for null. */
    boolean openObject(String name) throws IOException {
        if (isNull()) {
            return false;
        } else if (!cursor.isObject()) {
            throw wrong(name, "an object");
        }
        cursor.open();
        return true;
    }

    /** Skips null, and returns whether it did. */
    boolean isNull() throws IOException {
        boolean isNull = cursor.isNull();
        if (isNull) {
            cursor.skip();
        }
        return isNull;
    }

    /** Skips a value that is not needed, but checks its UTF-8. */
    void skip() throws IOException {
        if (cursor.isString()) {
            cursor.skipString();
            return;
        }
        int start = cursor.start();
        cursor.skip();
        skippedBeyondAscii |= !Swar.areAscii(event.bytes, start, cursor.end());
    }

    static IllegalArgumentException wrong(String name, String rule) {
        return new IllegalArgumentException(
                name + " must be " + rule + ", got something else: is the function's event source a queue?");
    }
}
