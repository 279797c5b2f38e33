package io.sqsmega.lambda;

import io.sqsmega.codec.BodyText;
import io.sqsmega.codec.document.EncodedText;
import io.sqsmega.codec.document.FieldName;
import io.sqsmega.codec.document.SlowPathException;
import io.sqsmega.codec.document.Swar;
import io.sqsmega.codec.json.JsonCursor;
import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.InvalidPayloadException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of an SQS event from Lambda, or the array of records from an EventBridge pipe, into messages. The
 * bodies stay in the event and become strings only on demand. As in data binding, the last occurrence of a field wins,
 * and a number or a boolean is also text. Not thread-safe; used once.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Using Lambda with Amazon SQS</a>
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-sqs.html">Amazon SQS as a source of
 *     EventBridge Pipes</a>
 */
final class SqsEventReader {
    private static final String CHANGED = "an event must stay as it was when it was read";

    private final EncodedText event;
    private final JsonCursor cursor;
    private boolean skippedBeyondAscii;
    /** The index of the first record without an id, or -1. */
    private int unnamed = -1;

    /** Why an attribute of the current record cannot be read, or null. */
    private @Nullable InvalidPayloadException flaw;

    private SqsEventReader(EncodedText event, int start) {
        this.event = event;
        this.cursor = new JsonCursor(event, start);
    }

    /**
     * Reads all records before any is processed, because an event of another kind must fail as a whole.
     *
     * @throws IllegalArgumentException if this is not an SQS event: it is not JSON in UTF-8, or a field does not have
     *     its type. A message attribute that is not Base64 is a flaw of its record only
     * @throws IOException if the stream cannot be read
     */
    static List<Message> read(InputStream event) throws IOException {
        SqsEventReader reader = new SqsEventReader(EncodedText.read(event), 0);
        try {
            return reader.messages();
        } catch (SlowPathException notJson) {
            throw reader.notJson();
        }
    }

    /** Returns the text at an offset in an event that was read; null for null. */
    static @Nullable String text(EncodedText event, int at) {
        try {
            return new SqsEventReader(event, at).text("");
        } catch (IOException changed) {
            throw new IllegalStateException(CHANGED, changed);
        }
    }

    /** Returns the system attributes at an offset in an event that was read. */
    static Map<String, String> systemAttributes(EncodedText event, int at) {
        try {
            return new SqsEventReader(event, at).systemAttributes();
        } catch (IOException changed) {
            throw new IllegalStateException(CHANGED, changed);
        }
    }

    /** Returns an exception that does not quote the event, which can contain a body. */
    private IllegalArgumentException notJson() {
        return new IllegalArgumentException(
                "event must be JSON in UTF-8, got something else after byte " + cursor.end());
    }

    private List<Message> messages() throws IOException {
        List<Message> messages = cursor.isObject() ? recordsOfObject() : records();
        cursor.finish();
        if ((skippedBeyondAscii || cursor.isBeyondAscii()) && !event.isWellFormed()) {
            throw notJson();
        } else if (messages == null) {
            throw Records.missing();
        } else if (unnamed >= 0) {
            throw Records.withoutId(unnamed);
        }
        return messages;
    }

    private @Nullable List<Message> recordsOfObject() throws IOException {
        List<Message> messages = null;
        cursor.open();
        for (FieldName name = cursor.next(); name != null; name = cursor.next()) {
            if (name.text.equals("Records")) {
                messages = records();
            } else {
                skip();
            }
        }
        return messages;
    }

    private @Nullable List<Message> records() throws IOException {
        if (isNull()) {
            return null;
        } else if (cursor.initial() != '[') {
            throw wrong("Records", "an array");
        }
        List<Message> messages = new ArrayList<>();
        unnamed = -1;
        cursor.openArray();
        while (cursor.nextItem()) {
            Message message = record();
            if (message != null) {
                messages.add(message);
            } else if (unnamed < 0) {
                unnamed = messages.size();
            }
        }
        return messages;
    }

    /** Returns null for a record without an id. */
    private @Nullable Message record() throws IOException {
        int messageId = -1;
        BodyText body = Records.EMPTY;
        int receiptHandle = -1;
        String queueArn = null;
        int systemAttributes = -1;
        Map<String, MessageAttribute> attributes = Map.of();
        flaw = null;
        if (!openObject("Records[]")) {
            return null;
        }
        for (FieldName name = cursor.next(); name != null; name = cursor.next()) {
            switch (name.text) {
                case "messageId" -> messageId = skipText(name.text);
                case "body" -> body = body(name.text);
                case "receiptHandle" -> receiptHandle = skipText(name.text);
                case "eventSourceARN" -> queueArn = usualText(name.text);
                case "attributes" -> systemAttributes = skipSystemAttributes();
                case "messageAttributes" -> attributes = attributes();
                default -> skip();
            }
        }
        if (messageId < 0 || isNullOrEmpty(messageId)) {
            return null;
        }
        EventRecord record = new EventRecord(event, queueArn, messageId, receiptHandle, systemAttributes);
        return Message.of(record, body, attributes, flaw);
    }

    private boolean isNullOrEmpty(int at) {
        return event.bytes[at] == 'n' || (event.bytes[at] == '"' && event.bytes[at + 1] == '"');
    }

    private BodyText body(String name) throws IOException {
        if (!cursor.isString()) {
            String text = text(name);
            return text == null ? Records.EMPTY : BodyText.of(text);
        }
        int start = cursor.start();
        cursor.skipString();
        return BodyText.escaped(event, start, cursor.end());
    }

    /** Skips attributes that {@link #systemAttributes(EncodedText, int)} can read; returns their offset. */
    private int skipSystemAttributes() throws IOException {
        int start = cursor.start();
        if (openObject("attributes")) {
            while (cursor.next() != null) {
                skipText("attributes[]");
            }
        }
        return start;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    private Map<String, String> systemAttributes() throws IOException {
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

    /** Returns whether many messages have the same value for the attribute. */
    private static boolean isUsual(String attribute) {
        return attribute.equals("ApproximateReceiveCount") || attribute.equals("SenderId");
    }

    private Map<String, MessageAttribute> attributes() throws IOException {
        Map<String, MessageAttribute> attributes = Map.of();
        if (openObject("messageAttributes")) {
            for (FieldName name = cursor.next(); name != null; name = cursor.next()) {
                attributes = attributes.isEmpty() ? new HashMap<>() : attributes;
                if (openObject("messageAttributes[]")) {
                    attributes.put(name.text, attribute(name));
                } else {
                    attributes.remove(name.text);
                }
            }
        }
        return attributes.isEmpty() ? Map.of() : Collections.unmodifiableMap(attributes);
    }

    private MessageAttribute attribute(FieldName attribute) throws IOException {
        String dataType = null;
        String text = null;
        Bytes bytes = null;
        for (FieldName name = cursor.next(); name != null; name = cursor.next()) {
            switch (name.text) {
                case "dataType" -> dataType = usualText(name.text);
                case "stringValue" -> text = text(name.text);
                case "binaryValue" -> bytes = bytes(attribute);
                default -> skip();
            }
        }
        return MessageAttribute.received(dataType, text, bytes);
    }

    /** Reads bytes in Base64. Other text is a sender's mistake, so it is a flaw of this record and not of the event. */
    private @Nullable Bytes bytes(FieldName attribute) throws IOException {
        if (isNull()) {
            return null;
        } else if (!cursor.isString()) {
            throw wrong("binaryValue", "Base64");
        }
        String base64 = cursor.string();
        try {
            // The decoder accepts missing padding.
            return Bytes.of(Base64.getDecoder().decode(base64.length() % 4 == 0 ? base64 : "="));
        } catch (IllegalArgumentException notBase64) {
            flaw = new InvalidPayloadException(
                    "messageAttributes." + attribute.text + ".binaryValue", "be Base64", "other text");
            return null;
        }
    }

    private @Nullable String text(String name) throws IOException {
        return cursor.isString() ? cursor.string() : otherText(name);
    }

    /** Returns text that is likely to occur again. */
    private @Nullable String usualText(String name) throws IOException {
        return cursor.isString() ? cursor.internedString() : otherText(name);
    }

    private @Nullable String otherText(String name) throws IOException {
        if (isNull()) {
            return null;
        }
        int start = skipText(name);
        return event.text(start, cursor.end());
    }

    /** Skips what {@link #text(EncodedText, int)} can read; returns its offset. */
    private int skipText(String name) throws IOException {
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
    private boolean openObject(String name) throws IOException {
        if (isNull()) {
            return false;
        } else if (!cursor.isObject()) {
            throw wrong(name, "an object");
        }
        cursor.open();
        return true;
    }

    /** Skips null, and returns whether it did. */
    private boolean isNull() throws IOException {
        boolean isNull = cursor.isNull();
        if (isNull) {
            cursor.skip();
        }
        return isNull;
    }

    /** Skips a value that is not needed, but checks its UTF-8. */
    private void skip() throws IOException {
        int start = cursor.start();
        cursor.skip();
        skippedBeyondAscii |= !Swar.areAscii(event.bytes, start, cursor.end());
    }

    private static IllegalArgumentException wrong(String name, String rule) {
        return new IllegalArgumentException(
                name + " must be " + rule + ", got something else: is the function's event source a queue?");
    }
}
