package io.sqsmega.codec;

import io.sqsmega.codec.document.EncodedText;
import io.sqsmega.codec.document.FieldName;
import io.sqsmega.codec.document.SlowPathException;
import io.sqsmega.codec.document.Swar;
import io.sqsmega.codec.json.JsonCursor;
import io.sqsmega.payload.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scans an SQS event in the form in which Lambda writes it, or an array of records from EventBridge Pipes, and keeps
 * the bodies as bytes, which become strings only on demand. An event in another form is left to {@link SqsEventReader}.
 * Not thread-safe; used once.
 */
final class SqsEventScanner {
    private final EncodedText event;
    private final JsonCursor cursor;
    private boolean passedBeyondAscii;

    private SqsEventScanner(EncodedText event) {
        this.event = event;
        this.cursor = new JsonCursor(event, 0);
    }

    /** Returns the records, or null if the event must be parsed. */
    static @Nullable List<@Nullable SqsRecord> scan(EncodedText event) {
        try {
            return new SqsEventScanner(event).event();
        } catch (IOException slowPath) {
            return null;
        }
    }

    private List<@Nullable SqsRecord> event() throws IOException {
        List<@Nullable SqsRecord> records = cursor.isObject() ? recordsOfObject() : records();
        cursor.finish();
        boolean beyondAscii = passedBeyondAscii || cursor.isBeyondAscii();
        if (records == null || (beyondAscii && !event.isWellFormed())) {
            throw new SlowPathException();
        }
        return records;
    }

    private @Nullable List<@Nullable SqsRecord> recordsOfObject() throws IOException {
        List<@Nullable SqsRecord> records = null;
        cursor.open();
        for (FieldName name = cursor.next(); name != null; name = cursor.next()) {
            if (name.text.equals("Records")) {
                records = records();
            } else {
                skip();
            }
        }
        return records;
    }

    /** Skips a value that is not needed, but checks its UTF-8: the parser rejects malformed bytes there as well. */
    private void skip() throws IOException {
        int start = cursor.start();
        cursor.skip();
        passedBeyondAscii |= !Swar.areAscii(event.bytes, start, cursor.end());
    }

    private List<@Nullable SqsRecord> records() throws IOException {
        List<@Nullable SqsRecord> records = new ArrayList<>();
        cursor.openArray();
        while (cursor.nextItem()) {
            records.add(record());
        }
        return records;
    }

    private SqsRecord record() throws IOException {
        String messageId = null;
        BodyText body = null;
        String receiptHandle = null;
        String eventSourceArn = null;
        Map<String, String> attributes = Map.of();
        Map<String, SqsRecord.Attribute> messageAttributes = Map.of();
        cursor.open();
        for (FieldName name = cursor.next(); name != null; name = cursor.next()) {
            switch (name.text) {
                case "messageId" -> messageId = cursor.string();
                case "body" -> {
                    int start = cursor.start();
                    cursor.skipString();
                    body = BodyText.escaped(event, start, cursor.end());
                }
                case "receiptHandle" -> receiptHandle = cursor.string();
                case "eventSourceARN" -> eventSourceArn = cursor.internedString();
                case "attributes" -> attributes = attributes();
                case "messageAttributes" -> messageAttributes = messageAttributes();
                default -> skip();
            }
        }
        return new SqsRecord(messageId, body, receiptHandle, eventSourceArn, attributes, messageAttributes, null);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    private Map<String, String> attributes() throws IOException {
        List<Map.Entry<String, String>> attributes = new ArrayList<>();
        cursor.open();
        for (FieldName name = cursor.next(); name != null; name = cursor.next()) {
            attributes.add(Map.entry(name.text, isUsual(name.text) ? cursor.internedString() : cursor.string()));
        }
        try {
            return Map.ofEntries(attributes.toArray(new Map.Entry[0]));
        } catch (IllegalArgumentException namedTwice) {
            throw new SlowPathException();
        }
    }

    /** Returns whether many messages have the same value for the attribute. */
    private static boolean isUsual(String attribute) {
        return attribute.equals("ApproximateReceiveCount") || attribute.equals("SenderId");
    }

    private Map<String, SqsRecord.Attribute> messageAttributes() throws IOException {
        Map<String, SqsRecord.Attribute> attributes = Map.of();
        cursor.open();
        for (FieldName name = cursor.next(); name != null; name = cursor.next()) {
            attributes = attributes.isEmpty() ? new HashMap<>() : attributes;
            attributes.put(name.text, attribute());
        }
        return attributes;
    }

    private SqsRecord.Attribute attribute() throws IOException {
        String dataType = null;
        String stringValue = null;
        Bytes binaryValue = null;
        cursor.open();
        for (FieldName name = cursor.next(); name != null; name = cursor.next()) {
            switch (name.text) {
                case "dataType" -> dataType = cursor.internedString();
                case "stringValue" -> stringValue = cursor.string();
                case "binaryValue" -> binaryValue = bytes(cursor.string());
                default -> skip();
            }
        }
        return new SqsRecord.Attribute(dataType, stringValue, binaryValue);
    }

    private static Bytes bytes(String base64) throws IOException {
        byte[] bytes = StrictBase64.decode(base64);
        if (bytes == null) {
            throw new SlowPathException();
        }
        return Bytes.of(bytes);
    }
}
